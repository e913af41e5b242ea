// <scout-source>: the side panel with one source: the passage at its page or in its text, a fact row, or a calculation.

import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { ProblemError, type Client } from "./client";
import type { Citation, Lang, LawVersion, Passage } from "./contract";
import { factView, passageView, quoted } from "./passage-view";
import { sourceStyles } from "./source-styles";
import { parts } from "./styles";
import { otherVersions, standing } from "./versions-view";
import { libraryWords } from "./library-words";
import { words } from "./words";

/** Kinds of documents of which the library may hold several versions. */
const VERSIONED: readonly string[] = ["law", "manual", "table", "notice"];

export class ScoutSource extends LitElement {
  static override properties = {
    citation: { attribute: false },
    client: { attribute: false },
    language: { attribute: false },
    passage: { state: true },
    versions: { state: true },
    asText: { state: true },
    failed: { state: true },
  };
  static override styles = [parts, sourceStyles];

  declare citation: Citation | null;
  declare client: Client;
  declare language: Lang;
  declare private passage: Passage | null;
  declare private versions: readonly LawVersion[];
  /** The reader wants the text where the page could be shown too. */
  declare private asText: boolean;
  declare private failed: string | null;

  private wanted: number | null = null;

  constructor() {
    super();
    this.citation = null;
    this.language = "zh";
    this.passage = null;
    this.versions = [];
    this.asText = false;
    this.failed = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("citation")) void this.load(this.citation?.passage_id ?? null);
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("citation") && this.citation) this.shadowRoot?.querySelector<HTMLElement>("h2")?.focus();
    if ((changed.has("passage") || changed.has("asText")) && this.passage && !this.onPage) {
      this.shadowRoot?.querySelector(".passage mark, .cited")?.scrollIntoView({ block: "center" });
    }
  }

  private get onPage(): boolean {
    return this.passage !== null && this.passage.pictured && !this.asText;
  }

  private async load(id: number | null): Promise<void> {
    this.wanted = id;
    this.passage = null;
    this.versions = [];
    this.failed = null;
    if (id === null) return;
    try {
      const passage = await this.client.passage(id, this.language);
      if (this.wanted !== id) return;
      this.passage = passage;
      if (!VERSIONED.includes(passage.document_kind)) return;
      const versions = await this.client.versions(passage.document_id, passage.article, this.language);
      if (this.wanted === id) this.versions = versions;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (this.wanted === id && !this.passage) {
        this.failed = error.problem.status === 404 ? words(this.language).notFound : error.problem.detail;
      }
    }
  }

  override render(): TemplateResult | typeof nothing {
    const citation = this.citation;
    if (!citation) return nothing;
    const text = words(this.language);
    const library = libraryWords(this.language);
    const passage = this.passage;
    return html`<section class="panel" role="dialog" aria-labelledby="title">
      <header>
        <span class="kind">${text.kinds[citation.kind]} ${citation.n > 0 ? html`<b>${citation.n}</b>` : nothing}</span>
        ${citation.is_example ? html`<span class="tag">${text.example}</span>` : nothing}
        ${passage?.recognised
          ? html`<span class="tag warn" title=${library.recognisedNote}>${library.recognised}</span>`
          : nothing}
        <button type="button" class="close" aria-label=${text.close} title=${text.close} @click=${this.close}>×</button>
      </header>
      <h2 id="title" tabindex="-1">${passage?.title ?? citation.title}</h2>
      <div class="scrolled">
      <dl class="about">
        ${this.about(text.locator, passage?.locator ?? citation.locator)} ${this.source(citation)}
        ${this.about(text.asOf, passage ? passage.issued_on : citation.as_of)} ${this.validity(citation)}
      </dl>
      ${this.elsewhere(citation)}
      <div class="body">${this.body(citation)}</div>
      </div>
    </section>`;
  }

  private about(name: string, value: string | null): TemplateResult | typeof nothing {
    return value ? html`<dt>${name}</dt><dd>${value}</dd>` : nothing;
  }

  private source(citation: Citation): TemplateResult {
    const text = words(this.language);
    const from = this.passage?.document_id;
    return html`<dt>${text.source}</dt>
      <dd>
        ${this.passage?.source ?? citation.source}
        ${from === undefined
          ? nothing
          : html`<a class="link" href=${this.client.original(from)} download>${libraryWords(this.language).original}</a>`}
      </dd>`;
  }

  private validity(citation: Citation): TemplateResult | typeof nothing {
    const text = words(this.language);
    const passage = this.passage;
    const version = this.versions.find((one) => one.document_id === passage?.document_id);
    if (version && (passage?.document_kind === "law" || this.versions.length > 1)) return this.about(libraryWords(this.language).versions.title, standing(version, this.language));
    if (citation.note) return html`<dt></dt><dd>${citation.note}</dd>`;
    if (!passage || (!passage.effective_on && !passage.repealed_on)) return nothing;
    return html`<dt></dt>
      <dd>
        ${passage.effective_on ? text.effective(passage.effective_on) : nothing}
        ${passage.repealed_on ? html`<b class="repealed">${text.repealed(passage.repealed_on)}</b>` : nothing}
      </dd>`;
  }

  /** The other versions of the law, and from one of them the way back to the passage that the answer cites. */
  private elsewhere(citation: Citation): TemplateResult | typeof nothing {
    const passage = this.passage;
    if (!passage) return nothing;
    const text = libraryWords(this.language).versions;
    const away = passage.passage_id !== citation.passage_id;
    return html`${away
      ? html`<p class="away">
          ${text.away}
          <button type="button" class="link" @click=${() => this.load(citation.passage_id)}>${text.back}</button>
        </p>`
      : nothing}
    ${otherVersions(this.versions, passage.document_id, this.language, (version) => this.openVersion(version))}`;
  }

  private openVersion(version: LawVersion): void {
    if (version.passage_id !== null) void this.load(version.passage_id);
    else this.failed = libraryWords(this.language).versions.noArticle;
  }

  private body(citation: Citation): TemplateResult {
    if (citation.quote === "" && citation.passage_id === null) return html`<p class="note">${citation.title}</p>`;
    if (citation.kind === "fact") return factView(citation.quote);
    if (citation.kind === "calculation") return html`<pre>${citation.quote}</pre>`;
    const text = words(this.language);
    const passage = this.passage;
    const note = this.failed ?? (passage || citation.passage_id === null ? null : text.loading);
    const said = note ? html`<p class="note" role="status">${note}</p>` : nothing;
    if (!passage) return html`${said}<blockquote>${citation.quote}</blockquote>`;
    const quote = passage.passage_id === citation.passage_id ? citation.quote : "";
    return html`${said} ${passage.recognised ? html`<p class="note">${libraryWords(this.language).recognisedNote}</p>` : nothing}
      ${passage.pictured ? this.choice() : nothing}
      ${this.onPage ? this.inPage(passage, quote) : passageView(passage, quote, this.language)}`;
  }

  private choice(): TemplateResult {
    const text = libraryWords(this.language);
    const one = (name: string, asText: boolean): TemplateResult =>
      html`<button type="button" aria-pressed=${this.asText === asText} @click=${() => (this.asText = asText)}>
        ${name}
      </button>`;
    return html`<div class="choice" role="group" aria-label=${text.page.choice}>
      ${one(text.page.asPage, false)}${one(text.page.asText, true)}
    </div>`;
  }

  private inPage(passage: Passage, quote: string): TemplateResult {
    const shown = quote || passage.text;
    return html`<blockquote class="short">${quoted(shown, quote)}</blockquote>
      <scout-page
        .client=${this.client}
        .language=${this.language}
        .documentId=${passage.document_id}
        .first=${passage.page ?? 1}
        .pages=${passage.pages}
        .boxes=${passage.boxes}
        .label=${passage.text}
      ></scout-page>`;
  }

  private close(): void {
    this.dispatchEvent(new CustomEvent("close-source", { bubbles: true, composed: true }));
  }
}
