// A report as the service writes it in JSON, as far as the page reads it. Fields are added there, never renamed.

import type { Citation, Lang } from "./contract";

export type Tone = "plain" | "good" | "warning" | "stop";
type Cites = readonly string[];

export interface Sentence {
  text: string;
  cites: Cites;
  to_verify: boolean;
}

export interface Column {
  title: string;
  align: "left" | "right" | "center";
  unit: string;
}

export interface ReportCell {
  text: string;
  cites: Cites;
  tone: Tone;
}

interface Tabular {
  columns: readonly Column[];
  rows: readonly (readonly ReportCell[])[];
}

export interface ReportTable extends Tabular {
  type: "table";
  id: string;
  title: string;
  note: string;
}

export interface ReportChart {
  type: "graph" | "bars";
  id: string;
  title: string;
  note: string;
  option: Record<string, unknown>;
  size: [number, number];
  table: Tabular;
  cites?: Cites;
}

export type Block =
  | { type: "paragraph"; sentences: readonly Sentence[]; tone: Tone }
  | { type: "heading"; text: string; level: number }
  | ReportTable
  | ReportChart
  | { type: "quote"; text: string; title: string; locator: string; cites: Cites; note: string }
  | { type: "note"; text: string; tone: Tone; cites: Cites }
  | { type: "gap"; text: string; cites: Cites }
  | { type: "blank"; label: string; hint: string; lines: number };

export interface Chapter {
  id: string;
  number: string;
  title: string;
  blocks: readonly Block[];
}

interface Evidence {
  n: number;
  key: string;
  kind: Citation["kind"];
  title: string;
  locator: string;
  quote: string;
  source: string;
  as_of: string | null;
  is_example: boolean;
  document_id: number | null;
  passage_id: number | null;
  excerpt: string | null;
  note: Readonly<Record<Lang, string>> | null;
}

export interface ReportDocument {
  lang: Lang;
  imprint: {
    firm: string;
    uscc: string | null;
    title: string;
    bank: string;
    made_on: string;
    data_as_of: string | null;
    card_version: string;
    model: string;
    template: string;
    disclaimer: string;
    is_example: boolean;
  };
  chapters: readonly Chapter[];
  evidence: readonly Evidence[];
}

/** The sources of a report by their keys, as the side panel shows them. */
export function citations(report: ReportDocument): ReadonlyMap<string, Citation> {
  return new Map(
    report.evidence.map(({ key, note, excerpt, quote, ...rest }) => [
      key,
      { ...rest, quote: excerpt ?? quote, note: note?.[report.lang] ?? null },
    ]),
  );
}

/** A chapter's title with its number, as documents print it. */
export function titled(chapter: Chapter, lang: Lang): string {
  if (!chapter.number) return chapter.title;
  return lang === "zh" ? `${chapter.number}、${chapter.title}` : `${chapter.number}. ${chapter.title}`;
}
