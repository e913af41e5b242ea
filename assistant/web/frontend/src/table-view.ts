// A table of an answer, as the server gives it: columns as (key, title), rows by key.

import { css, html, type TemplateResult } from "lit";
import type { Lang, Table } from "./contract";
import { cell } from "./figures";

export const tableStyles = css`
  .grid {
    min-width: 45%;
    margin: 8px 0 0;
    border-collapse: collapse;
    font-size: 13px;
    line-height: 1.5;
    background: var(--surface);
  }
  .grid th,
  .grid td {
    padding: 5px 10px;
    border: 1px solid var(--line);
    text-align: left;
    vertical-align: top;
  }
  .grid th {
    background: var(--sunken);
    color: var(--muted);
    font-size: 12px;
    font-weight: 600;
    white-space: nowrap;
  }
  .grid .figure {
    text-align: right;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
`;

/** One table with its title. */
export function tableView(table: Table, lang: Lang): TemplateResult {
  const figures = new Set(
    table.columns
      .map(([key]) => key)
      .filter((key) => table.rows.some((row) => typeof row[key] === "number")),
  );
  const side = (key: string): string => (figures.has(key) ? "figure" : "");
  return html`<section class="block">
    <h3 id="table-${table.id}">${table.title}</h3>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="table-${table.id}">
      <table class="grid">
        <thead>
          <tr>
            ${table.columns.map(([key, title]) => html`<th scope="col" class=${side(key)}>${title}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${table.rows.map(
            (row) =>
              html`<tr>
                ${table.columns.map(([key]) => html`<td class=${side(key)}>${cell(row[key], lang)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}
