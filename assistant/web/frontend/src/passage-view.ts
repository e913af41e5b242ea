// How a passage's text is shown in the source panel: among what stands round it, as rows of its table, or as a fact.

import { html, nothing, type TemplateResult } from "lit";
import type { Lang, Neighbour, Passage } from "./contract";
import { fields, stretches, tableAround, type Row, type RowsAround } from "./quote";
import { words } from "./words";

/** The passage with the quoted words marked, and what comes before and after it. */
export function passageView(passage: Passage, quote: string, lang: Lang): TemplateResult {
  const text = words(lang);
  const rows = tableAround(passage, quote);
  if (rows) return rowsView(passage, rows);
  return html`${beside(text.before, passage.before)}
    ${passage.heading ? html`<p class="heading">${passage.heading}</p>` : nothing}
    <div class="passage">${quoted(passage.text, quote)}</div>
    ${beside(text.after, passage.after)}`;
}

/** A text with the quoted words marked; all of it where they are not found word for word. */
export function quoted(text: string, quote: string): TemplateResult {
  const found = stretches(text, quote) ?? [{ text, quoted: quote !== "" }];
  return html`${found.map((one) => (one.quoted ? html`<mark>${one.text}</mark>` : one.text))}`;
}

/** A row of the firm database: its fields, where it has such. */
export function factView(quote: string): TemplateResult {
  const found = fields(quote);
  if (!found) return html`<blockquote>${quote}</blockquote>`;
  return html`<table class="fact">
    <tbody>
      ${found.map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`)}
    </tbody>
  </table>`;
}

function rowsView(passage: Passage, table: RowsAround): TemplateResult {
  const first = table.rows.findIndex((one) => one.cells);
  const end = table.rows.map((one) => one.cells !== null).lastIndexOf(true) + 1;
  const marked = (one: Row, text: string): TemplateResult | string => (one.cited && text ? html`<mark>${text}</mark>` : text);
  const prose = (some: readonly Row[]): TemplateResult[] => some.map((one) => html`<p class="passage">${marked(one, one.text)}</p>`);
  const row = (one: Row): TemplateResult =>
    one.cells
      ? html`<tr class=${one.cited ? "cited" : ""}>
          ${one.cells.map((cell) => html`<td>${marked(one, cell)}</td>`)}
        </tr>`
      : html`<tr class="part"><th colspan=${table.columns.length} scope="rowgroup">${marked(one, one.text)}</th></tr>`;
  return html`${passage.heading ? html`<p class="heading">${passage.heading}</p>` : nothing}
    ${prose(table.rows.slice(0, first))}
    <div class="scroll" tabindex="0">
      <table class="fact rows">
        <thead>
          <tr>
            ${table.columns.map((column) => html`<th scope="col">${column}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${table.rows.slice(first, end).map(row)}
        </tbody>
      </table>
    </div>
    ${prose(table.rows.slice(end))}`;
}

function beside(name: string, neighbours: readonly Neighbour[]): TemplateResult | typeof nothing {
  if (neighbours.length === 0) return nothing;
  return html`<div class="beside">
    <h3>${name}</h3>
    ${neighbours.map((neighbour) => html`<p>${neighbour.text}</p>`)}
  </div>`;
}
