// <scout-source>: the side panel with one source: the quoted passage in its document, a fact row, or a calculation.

import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { ProblemError, type Client } from "./client";
import type { Citation, Lang, Neighbour, Passage } from "./contract";
import { fields, split, tableAround, type RowsAround } from "./quote";
import { sourceStyles } from "./source-styles";
import { parts } from "./styles";
import { words } from "./words";

export class ScoutSource extends LitElement {
  static override properties = {
    citation: { attribute: false },
    client: { attribute: false },
    language: { attribute: false },
    passage: { state: true },
    failed: { state: true },
  };
  static override styles = [parts, sourceStyles];

  declare citation: Citation | null;
  declare client: Client;
  declare language: Lang;
  declare private passage: Passage | null;
  declare private failed: string | null;

  constructor() {
    super();
    this.citation = null;
    this.language = "zh";
    this.passage = null;
    this.failed = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("citation")) void this.load();
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("citation") && this.citation) this.shadowRoot?.querySelector<HTMLElement>("h2")?.focus();
    if (changed.has("passage") && this.passage) {
      this.shadowRoot?.querySelector("mark")?.scrollIntoView({ block: "center" });
    }
  }

  private async load(): Promise<void> {
    const citation = this.citation;
    this.passage = null;
    this.failed = null;
    if (!citation || citation.passage_id === null) return;
    try {
      const passage = await this.client.passage(citation.passage_id, this.language);
      if (this.citation === citation) this.passage = passage;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (this.citation === citation) {
        this.failed = error.problem.status === 404 ? words(this.language).notFound : error.problem.detail;
      }
    }
  }

  override render(): TemplateResult | typeof nothing {
    const citation = this.citation;
    if (!citation) return nothing;
    const text = words(this.language);
    return html`<section role="dialog" aria-labelledby="title">
      <header>
        <span class="kind">${text.kinds[citation.kind]} <b>${citation.n}</b></span>
        ${citation.is_example ? html`<span class="tag">${text.example}</span>` : nothing}
        <button type="button" class="close" aria-label=${text.close} title=${text.close} @click=${this.close}>×</button>
      </header>
      <h2 id="title" tabindex="-1">${citation.title}</h2>
      <dl class="about">
        ${this.about(text.locator, citation.locator)} ${this.about(text.source, citation.source)}
        ${this.about(text.asOf, citation.as_of)} ${this.validity()}
      </dl>
      <div class="body">${this.body(citation)}</div>
    </section>`;
  }

  private about(name: string, value: string | null): TemplateResult | typeof nothing {
    return value ? html`<dt>${name}</dt><dd>${value}</dd>` : nothing;
  }

  private validity(): TemplateResult | typeof nothing {
    const text = words(this.language);
    const passage = this.passage;
    if (this.citation?.note) return html`<dt></dt><dd>${this.citation.note}</dd>`;
    if (!passage || (!passage.effective_on && !passage.repealed_on)) return nothing;
    return html`<dt></dt>
      <dd>
        ${passage.effective_on ? text.effective(passage.effective_on) : nothing}
        ${passage.repealed_on ? html`<b class="repealed">${text.repealed(passage.repealed_on)}</b>` : nothing}
      </dd>`;
  }

  private body(citation: Citation): TemplateResult {
    if (citation.kind === "fact") return this.fact(citation.quote);
    if (citation.kind === "calculation") return html`<pre>${citation.quote}</pre>`;
    if (this.passage) return this.inDocument(this.passage, citation.quote);
    const text = words(this.language);
    const note = this.failed ?? (citation.passage_id === null ? null : text.loading);
    return html`${note ? html`<p class="note" role="status">${note}</p>` : nothing}
      <blockquote>${citation.quote}</blockquote>`;
  }

  private fact(quote: string): TemplateResult {
    const found = fields(quote);
    if (!found) return html`<blockquote>${quote}</blockquote>`;
    return html`<table class="fact">
      <tbody>
        ${found.map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`)}
      </tbody>
    </table>`;
  }

  private inDocument(passage: Passage, quote: string): TemplateResult {
    const text = words(this.language);
    const rows = passage.kind === "table" ? tableAround(passage) : null;
    if (rows) return this.rows(passage, rows);
    const found = split(passage.text, quote);
    return html`${this.beside(text.before, passage.before)}
      ${passage.heading ? html`<p class="heading">${passage.heading}</p>` : nothing}
      <div class="passage">${
        found ? html`${found[0]}<mark>${found[1]}</mark>${found[2]}` : html`<mark>${passage.text}</mark>`
      }</div>
      ${this.beside(text.after, passage.after)}`;
  }

  private rows(passage: Passage, table: RowsAround): TemplateResult {
    return html`${passage.heading ? html`<p class="heading">${passage.heading}</p>` : nothing}
      <div class="scroll" tabindex="0">
        <table class="fact rows">
          <thead>
            <tr>
              ${table.columns.map((column) => html`<th scope="col">${column}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${table.rows.map(
              (row) =>
                html`<tr class=${row.cited ? "cited" : ""}>
                  ${row.cells.map((cell) => html`<td>${row.cited ? html`<mark>${cell}</mark>` : cell}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }

  private beside(name: string, neighbours: readonly Neighbour[]): TemplateResult | typeof nothing {
    if (neighbours.length === 0) return nothing;
    return html`<div class="beside">
      <h3>${name}</h3>
      ${neighbours.map((neighbour) => html`<p>${neighbour.text}</p>`)}
    </div>`;
  }

  private close(): void {
    this.dispatchEvent(new CustomEvent("close-source", { bubbles: true, composed: true }));
  }
}
