// The documents of the HTTP API as this page reads them. Fields are added there, never renamed.

export type Lang = "zh" | "en";

export interface Citation {
  n: number;
  kind: "passage" | "fact" | "calculation";
  title: string;
  locator: string;
  quote: string;
  source: string;
  as_of: string | null;
  note?: string | null;
  passage_id: number | null;
  document_id: number | null;
  is_example: boolean;
}

export interface Reason {
  factor: string;
  points: number;
  max: number;
  text: string;
  citations: number[];
}

export interface Veto {
  code: string;
  verdict: "veto" | "verify";
  text: string;
  citations: number[];
}

export type Stage = "candidate" | "to_verify" | "vetoed" | "listed";

export interface Firm {
  id: number;
  uscc: string | null;
  name: string;
  grade: string | null;
  score: number | null;
  completeness: number | null;
  reasons: Reason[];
  vetoes: Veto[];
  stage: Stage;
  buyers: string[];
  need: string | null;
  group: string | null;
  client: string | null;
  is_example: boolean;
}

export interface Condition {
  id: string;
  field: string;
  op: string;
  value: unknown;
  text: string;
}

export interface Choice {
  text: string;
  send: string;
}

export type Cell = string | number | boolean | null | undefined | readonly (string | number)[];

export interface Table {
  id: string;
  title: string;
  columns: [string, string][];
  rows: Record<string, Cell>[];
}

/** The whole summary of a firm, of which the answer gives the short form. */
export interface ReportOffer {
  firm_id: number;
  firm: string;
}

export interface FunnelStep {
  id: "universe" | "suppliers" | "judged" | "vetoed" | "to_verify" | "candidates" | string;
  text: string;
  count: number;
  detail: Record<string, number>;
}

export interface Answer {
  kind: "answer" | "refusal" | "clarification" | "chat";
  answer: string;
  refused: boolean;
  citations: Citation[];
  firms: Firm[];
  conditions: Condition[];
  choices: Choice[];
  followups: string[];
  gaps: string[];
  tool_calls: { name: string; args: Record<string, unknown> }[];
  tables: Table[];
  funnel: FunnelStep[];
  reports: ReportOffer[];
  conversation_id: string;
  model: string;
  lang: Lang;
  latency_ms: number;
  data_as_of: string | null;
  card_version: string | null;
}

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  hint: string;
}

export interface ToolState {
  id: string;
  name: string;
  args: Record<string, unknown>;
  state: "started" | "done" | "failed";
}

export type ChatEvent =
  | { event: "status"; data: { stage: string; text: string } }
  | { event: "tool"; data: ToolState }
  | { event: "token"; data: { text: string } }
  | { event: "table"; data: Table }
  | { event: "citation"; data: Citation }
  | { event: "done"; data: Answer }
  | { event: "error"; data: Problem };

/** A turn as the service keeps it: its sources are looked up anew. */
export interface KeptTurn {
  question: string;
  kind: string;
  answer: string;
  citations: Citation[];
  lang: Lang;
}

export interface Neighbour {
  passage_id: number;
  locator: string;
  heading: string;
  text: string;
}

/** Where a line stands on its page, in shares of the page from its upper left corner. */
export interface Box {
  page: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Passage {
  passage_id: number;
  document_id: number;
  title: string;
  source: string;
  locator: string;
  heading: string;
  article: string | null;
  kind: string;
  document_kind: string;
  text: string;
  page: number | null;
  pages: number | null;
  boxes: Box[];
  pictured: boolean;
  recognised: boolean;
  issued_on: string | null;
  effective_on: string | null;
  repealed_on: string | null;
  is_example: boolean;
  before: Neighbour[];
  after: Neighbour[];
}

export type Standing = "in_force" | "not_yet" | "replaced" | "repealed";

export interface LawVersion {
  document_id: number;
  title: string;
  issued_on: string | null;
  effective_on: string | null;
  repealed_on: string | null;
  replaced_by: string;
  standing: Standing;
  stated: boolean;
  newest: boolean;
  passage_id: number | null;
}

export interface LibraryDocument {
  id: number;
  title: string;
  kind: string;
  source: string;
  folder: string | null;
  lang: string;
  issuer: string | null;
  document_number: string | null;
  region: string | null;
  region_name: string | null;
  issued_on: string | null;
  effective_on: string | null;
  repealed_on: string | null;
  version_key: string | null;
  versions: number;
  pages: number | null;
  passages: number;
  size: number;
  media_type: string;
  pictured: boolean;
  recognised_pages: number[];
  hidden: string;
  notes: string;
  edited: string[];
  is_example: boolean;
  added_at: string;
}

export type Order = "title" | "issued" | "added" | "passages";

export interface Documents {
  documents: LibraryDocument[];
  total: number;
  kinds: Record<string, number>;
  writing: { allowed: boolean; max_file_mb: number };
}

export interface PassageRow {
  passage_id: number;
  kind: string;
  heading: string;
  locator: string;
  page: number | null;
  text: string;
  recognised: boolean;
}

export interface Job {
  id: number;
  name: string;
  state: "waiting" | "running" | "done" | "failed";
  outcome: string | null;
  passages: number;
  document_id: number | null;
  reason_code: string | null;
  reason: string | null;
}

export interface Jobs {
  jobs: Job[];
  batch: { waiting: number; running: number; done: number; failed: number; passages: number };
  lang: Lang;
}
