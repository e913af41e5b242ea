// How each part of a report looks on the page. A chart has the table of what it shows beside it.

import { html, nothing, type TemplateResult } from "lit";
import type { Citation, Lang } from "./contract";
import type { Block, Chapter, Column, ReportCell, ReportChart, Sentence } from "./report-document";
import { reportWords } from "./report-words";
import { words } from "./words";

const MOST_ROWS = 200;

/** What the parts of a report need around them. charts: undefined while they are being loaded. */
export interface Setting {
  lang: Lang;
  sources: ReadonlyMap<string, Citation>;
  charts: boolean | undefined;
  cite: (citation: Citation, from: HTMLElement) => void;
}

export function chapterView(chapter: Chapter, set: Setting): TemplateResult {
  const parts: TemplateResult[] = [];
  let blanks: Extract<Block, { type: "blank" }>[] = [];
  const fill = (): void => {
    if (blanks.length > 0) parts.push(form(blanks, set.lang));
    blanks = [];
  };
  for (const block of chapter.blocks) {
    if (block.type === "blank") {
      blanks.push(block);
      continue;
    }
    fill();
    parts.push(view(block, set));
  }
  fill();
  return parts.length > 0 ? html`${parts}` : html`<p class="empty">${reportWords(set.lang).empty}</p>`;
}

function view(block: Exclude<Block, { type: "blank" }>, set: Setting): TemplateResult {
  switch (block.type) {
    case "heading":
      return html`<h4>${block.text}</h4>`;
    case "paragraph":
      return html`<p class="said tone-${block.tone}">${block.sentences.map((one, place) => sentence(one, place, set))}</p>`;
    case "note":
      return html`<p class="note tone-${block.tone}">${block.text}${marks(block.cites, set)}</p>`;
    case "gap":
      return html`<p class="gap">${verify(set.lang)} ${block.text}${marks(block.cites, set)}</p>`;
    case "quote":
      return html`<blockquote>
        <p>${block.text}</p>
        <footer>${block.title} ${block.locator}${marks(block.cites, set)} ${block.note ? html`<b>${block.note}</b>` : nothing}</footer>
      </blockquote>`;
    case "table":
      return html`<div class="scroll" tabindex="0" role="group" aria-label=${block.title}>
          ${grid(block.columns, block.rows, block.title, set)}
        </div>
        ${below(block.note)}`;
    default:
      return chart(block, set);
  }
}

function sentence(said: Sentence, place: number, set: Setting): TemplateResult {
  const between = place > 0 && set.lang === "en" ? " " : "";
  return html`${between}${said.text}${said.to_verify ? verify(set.lang) : nothing}${marks(said.cites, set)}`;
}

function verify(lang: Lang): TemplateResult {
  return html`<span class="tag warn">${reportWords(lang).verify}</span>`;
}

/** The buttons of a statement's sources, by number. */
function marks(cites: readonly string[], set: Setting): TemplateResult | typeof nothing {
  const found = [...new Set(cites)].map((key) => set.sources.get(key)).filter((one) => one !== undefined);
  if (found.length === 0) return nothing;
  return html`${found
    .sort((a, b) => a.n - b.n)
    .map(
      (one) =>
        html`<button
          type="button"
          class="cite"
          data-n=${one.n}
          aria-label=${words(set.lang).openSource(one.n, one.title)}
          @click=${(event: Event) => set.cite(one, event.currentTarget as HTMLElement)}
        >
          ${one.n}
        </button>`,
    )}`;
}

function grid(
  columns: readonly Column[],
  rows: readonly (readonly ReportCell[])[],
  caption: string,
  set: Setting,
): TemplateResult {
  const text = reportWords(set.lang);
  const shown = rows.slice(0, MOST_ROWS);
  return html`<table>
      ${caption ? html`<caption>${caption}</caption>` : nothing}
      <thead>
        <tr>
          ${columns.map(
            (one) =>
              html`<th scope="col" class=${one.align}>
                ${one.title}${one.unit ? html`<span class="unit">（${one.unit}）</span>` : nothing}
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${shown.length === 0 ? html`<tr><td class="empty" colspan=${columns.length}>${text.noRows}</td></tr>` : nothing}
        ${shown.map(
          (row) =>
            html`<tr>
              ${row.map(
                (cell, place) =>
                  html`<td class="${columns[place]?.align ?? "left"} tone-${cell.tone}">${cell.text}${marks(cell.cites, set)}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
    ${rows.length > shown.length ? below(text.moreRows(rows.length - shown.length)) : nothing}`;
}

function chart(block: ReportChart, set: Setting): TemplateResult {
  const text = reportWords(set.lang);
  const table = grid(block.table.columns, block.table.rows, "", set);
  return html`<figure>
    <figcaption>${block.title}${marks(block.cites ?? [], set)}</figcaption>
    ${set.charts
      ? html`<div class="chart scroll" tabindex="0" role="group" aria-label=${block.title}>
          <scout-chart .option=${block.option} .size=${block.size} .fluid=${block.type === "bars"}></scout-chart>
        </div>`
      : nothing}
    ${below(block.note)}
    ${set.charts === false
      ? html`<div class="scroll">${table}</div>`
      : html`<details>
          <summary>${text.asTable}</summary>
          <div class="scroll">${table}</div>
        </details>`}
  </figure>`;
}

function below(note: string): TemplateResult | typeof nothing {
  return note ? html`<p class="below">${note}</p>` : nothing;
}

function form(blanks: readonly Extract<Block, { type: "blank" }>[], lang: Lang): TemplateResult {
  return html`<dl class="form">
    ${blanks.map((one) => html`<div><dt>${one.label}</dt><dd>${one.hint || reportWords(lang).toFill}</dd></div>`)}
  </dl>`;
}
