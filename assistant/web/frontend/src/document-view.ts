// <scout-document>: one document: what is known of it, what was left out, its passages, and what may be done with it.

import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { Client, ProblemError } from "./client";
import type { Citation, Lang, LawVersion, LibraryDocument, PassageRow } from "./contract";
import { badges } from "./documents-view";
import { documentStyles } from "./document-styles";
import { number } from "./figures";
import { editForm } from "./document-edit";
import { FIELDS, LibraryClient, type Edits, type Field } from "./library-client";
import { libraryWords } from "./library-words";
import { Navigate, PATHS } from "./navigation";
import { parts } from "./styles";
import { otherVersions, standing } from "./versions-view";
import { words } from "./words";

export class ScoutDocument extends LitElement {
  static override properties = {
    api: { attribute: false },
    language: { attribute: false },
    number: { attribute: false },
    writable: { attribute: false },
    document: { state: true },
    versions: { state: true },
    rows: { state: true },
    total: { state: true },
    source: { state: true },
    asking: { state: true },
    editing: { state: true },
    failed: { state: true },
  };
  static override styles = [parts, documentStyles];

  declare api: string;
  declare language: Lang;
  declare number: number;
  declare writable: boolean;
  declare private document: LibraryDocument | null;
  declare private versions: readonly LawVersion[];
  declare private rows: readonly PassageRow[];
  declare private total: number;
  declare private source: Citation | null;
  declare private asking: boolean;
  declare private editing: boolean;
  declare private failed: string;

  private openedBy: HTMLElement | null = null;

  constructor() {
    super();
    this.api = "";
    this.language = "zh";
    this.writable = false;
    this.clear();
  }

  private clear(): void {
    this.document = null;
    this.versions = [];
    this.rows = [];
    this.total = 0;
    this.source = null;
    this.asking = false;
    this.editing = false;
    this.failed = "";
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("number")) return;
    this.clear();
    void this.load();
  }

  /** Do what may be refused, and say so where it is. */
  private async attempt(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      this.failed = `${error.problem.detail} ${error.problem.hint}`;
    }
  }

  private async load(): Promise<void> {
    const { number: wanted, language } = this;
    await this.attempt(async () => {
      const library = new LibraryClient(this.api);
      const document = await library.document(wanted, language);
      if (this.number !== wanted) return;
      this.document = document;
      const first = await library.passages(wanted, 0, language);
      if (this.number !== wanted) return;
      this.rows = first.passages;
      this.total = first.total;
      const versions = await new Client(this.api).versions(wanted, null, language);
      if (this.number === wanted) this.versions = versions;
    });
  }

  private more(): Promise<void> {
    return this.attempt(async () => {
      const next = await new LibraryClient(this.api).passages(this.number, this.rows.length, this.language);
      this.rows = [...this.rows, ...next.passages];
      this.total = next.total;
    });
  }

  private edit(changes: Edits, reset: readonly Field[]): Promise<void> {
    return this.attempt(async () => {
      this.failed = "";
      this.document = await new LibraryClient(this.api).edit(this.number, changes, reset, this.language);
      this.editing = false;
      this.versions = await new Client(this.api).versions(this.number, null, this.language);
      this.dispatchEvent(new CustomEvent("changed"));
    });
  }

  private takeOut(): Promise<void> {
    return this.attempt(async () => {
      const title = this.document?.title ?? "";
      await new LibraryClient(this.api).remove(this.number, this.language);
      this.dispatchEvent(new CustomEvent("removed", { detail: { title } }));
    });
  }

  override render(): TemplateResult {
    const text = libraryWords(this.language);
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && this.source) this.closeSource();
    };
    return html`<div class="split ${this.source ? "with-source" : ""}" @keydown=${onKey}>
      <div class="column">
        <p>
          <button type="button" class="link" @click=${() => this.dispatchEvent(new Navigate(PATHS.documents))}>
            ‹ ${text.back}
          </button>
        </p>
        ${this.failed ? html`<p class="failure" role="alert">${this.failed}</p>` : nothing}
        ${this.document ? this.shown(this.document) : nothing}
      </div>
      ${this.source
        ? html`<aside aria-label=${words(this.language).sources}>
            <scout-source
              .citation=${this.source}
              .client=${new Client(this.api)}
              .language=${this.language}
              @close-source=${this.closeSource}
            ></scout-source>
          </aside>`
        : nothing}
    </div>`;
  }

  private shown(document: LibraryDocument): TemplateResult {
    const text = libraryWords(this.language);
    return html`<h2>${document.title} ${badges(document, false, this.language)}</h2>
      <div class="doings">
        <a class="plain" href=${new Client(this.api).original(document.id)} download>${text.original}</a>
        ${this.writable
          ? html`<button type="button" class="plain" @click=${() => (this.editing = !this.editing)}>${text.edit}</button>
              <button type="button" class="plain bad" @click=${() => (this.asking = true)}>${text.remove}</button>`
          : nothing}
      </div>
      ${this.asking ? this.sure(document) : nothing}
      ${this.editing
        ? editForm(document, this.language, {
            save: (changes, reset) => void this.edit(changes, reset),
            cancel: () => (this.editing = false),
          })
        : html`<dl>${this.facts(document)}</dl>`}
      ${otherVersions(this.versions, document.id, this.language, (version) =>
        this.dispatchEvent(new Navigate(`${PATHS.documents}/${version.document_id}`)),
      )}
      ${document.hidden
        ? html`<details class="left-out">
            <summary>${text.facts.hidden}</summary>
            <p>${text.hiddenNote}</p>
            <pre>${document.hidden}</pre>
          </details>`
        : nothing}
      <h3>${text.passages(number(this.total, this.language))}</h3>
      <ol class="passages">
        ${this.rows.map((row, place) => this.passage(row, this.rows[place - 1]))}
      </ol>
      ${this.rows.length < this.total
        ? html`<p class="more"><button type="button" class="plain" @click=${this.more}>${text.more}</button></p>`
        : nothing}`;
  }

  private sure(document: LibraryDocument): TemplateResult {
    const text = libraryWords(this.language);
    return html`<div class="sure" role="alertdialog" aria-label=${text.remove}>
      <span>${text.removeSure(document.title)}</span>
      <button type="button" class="plain bad" @click=${this.takeOut}>${text.removeYes}</button>
      <button type="button" class="plain" @click=${() => (this.asking = false)}>${text.cancel}</button>
    </div>`;
  }

  private facts(document: LibraryDocument): TemplateResult {
    const text = libraryWords(this.language);
    const { facts, fields } = text;
    const version = this.versions.find((one) => one.document_id === document.id);
    const rows: [string, string | number | null][] = [
      [fields.kind, text.kinds[document.kind] ?? document.kind],
      [fields.document_number, document.document_number],
      [fields.issuer, document.issuer],
      [fields.region, document.region_name ?? document.region],
      [fields.issued_on, document.issued_on],
      [fields.effective_on, document.effective_on],
      [fields.repealed_on, document.repealed_on],
      [text.versions.title, version && (document.kind === "law" || this.versions.length > 1) ? standing(version, this.language) : null],
      [facts.file, document.source],
      [facts.folder, document.folder === "." ? null : document.folder],
      [facts.pages, document.pages],
      [facts.size, bytes(document.size)],
      [facts.ocr, document.recognised_pages.join(words(this.language).listSeparator)],
      [facts.notes, document.notes],
      [
        facts.edited,
        FIELDS.filter((field) => document.edited.includes(field))
          .map((field) => fields[field])
          .join(words(this.language).listSeparator),
      ],
      [facts.added, new Date(document.added_at).toLocaleString(this.language === "zh" ? "zh-CN" : "en-GB")],
    ];
    return html`${rows
      .filter(([, value]) => value !== null && value !== "")
      .map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}`;
  }

  private passage(row: PassageRow, above: PassageRow | undefined): TemplateResult {
    const text = libraryWords(this.language);
    const heading = row.heading !== above?.heading && !row.locator.includes(row.heading) ? row.heading : "";
    return html`<li>
      ${heading ? html`<h4>${heading}</h4>` : nothing}
      <p class="where">
        <button
          type="button"
          class="link"
          aria-label=${text.open(row.locator)}
          @click=${(event: Event) => this.openSource(row, event.currentTarget as HTMLElement)}
        >
          ${row.locator}
        </button>
        ${row.recognised ? html`<span class="tag warn" title=${text.recognisedNote}>${text.recognised}</span>` : nothing}
      </p>
      <p class="text">${row.text}</p>
    </li>`;
  }

  private openSource(row: PassageRow, from: HTMLElement): void {
    const document = this.document;
    if (!document) return;
    this.openedBy = from;
    this.source = {
      n: 0,
      kind: "passage",
      title: document.title,
      locator: row.locator,
      quote: row.text,
      source: document.source,
      as_of: document.issued_on,
      passage_id: row.passage_id,
      document_id: document.id,
      is_example: document.is_example,
    };
  }

  private closeSource(): void {
    this.source = null;
    this.openedBy?.focus();
    this.openedBy = null;
  }
}

function bytes(size: number): string {
  if (size < 1024) return `${size} B`;
  return size < 1024 * 1024 ? `${Math.round(size / 1024)} KB` : `${(size / 1024 / 1024).toFixed(1)} MB`;
}
