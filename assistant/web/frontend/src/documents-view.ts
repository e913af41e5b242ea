// <scout-documents>: the library: its documents to be looked through, one of them opened, and where new ones go in.

import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { ProblemError } from "./client";
import type { Documents, Lang, LibraryDocument, Order } from "./contract";
import { documentsStyles } from "./documents-styles";
import { number } from "./figures";
import { toLang } from "./language";
import { LibraryClient } from "./library-client";
import { libraryWords } from "./library-words";
import { LanguageChosen, Navigate, PATHS, navigation } from "./navigation";
import type { Chosen } from "./sending";
import { header, parts, tokens } from "./styles";
import { words } from "./words";

const TYPING_MS = 250;
const ORDERS = ["title", "issued", "added", "passages"] as const;

export class ScoutDocuments extends LitElement {
  static override properties = {
    api: {},
    lang: { reflect: true },
    open: { attribute: false },
    handed: { attribute: false },
    words: { state: true },
    kind: { state: true },
    order: { state: true },
    found: { state: true },
    failed: { state: true },
    note: { state: true },
  };
  static override styles = [tokens, parts, header, documentsStyles];

  declare api: string;
  declare lang: string;
  /** Number of the document that is opened; null: the list. */
  declare open: number | null;
  /** Files that were dropped elsewhere on the page. */
  declare handed: readonly Chosen[];
  declare private words: string;
  declare private kind: string | null;
  declare private order: Order;
  declare private found: Documents | null;
  declare private failed: string;
  declare private note: string;

  private asked = 0;
  private typing = 0;

  constructor() {
    super();
    this.api = "";
    this.lang = "zh";
    this.open = null;
    this.handed = [];
    this.words = "";
    this.kind = null;
    this.order = "title";
    this.found = null;
    this.failed = "";
    this.note = "";
  }

  /** Out of sight nothing is asked and nothing drawn. */
  protected override shouldUpdate(): boolean {
    return !this.hidden;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.found && this.asked === 0) void this.look();
    else if (["kind", "order"].some((name) => changed.has(name))) void this.look();
    if (changed.has("open") && this.open !== null) this.note = "";
  }

  protected override updated(): void {
    document.title = `${libraryWords(toLang(this.lang)).title} · ${words(toLang(this.lang)).title}`;
  }

  /** Ask for the documents that fit; `more` adds the next ones to those shown. */
  private async look(more = false): Promise<void> {
    const asked = ++this.asked;
    const offset = more ? (this.found?.documents.length ?? 0) : 0;
    try {
      const looked = { words: this.words, kind: this.kind, order: this.order, offset };
      const found = await new LibraryClient(this.api).documents(looked, toLang(this.lang));
      if (asked !== this.asked) return;
      const before = more ? (this.found?.documents ?? []) : [];
      this.found = { ...found, documents: [...before, ...found.documents] };
      this.failed = "";
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (asked === this.asked) this.failed = `${error.problem.detail} ${error.problem.hint}`;
    }
  }

  override render(): TemplateResult {
    const lang = toLang(this.lang);
    const text = words(lang);
    return html`<div class="frame">
      <header class="top">
        <h1>${text.title}</h1>
        ${navigation("documents", lang)}
        <div class="tools">
          <button
            type="button"
            class="plain"
            lang=${lang === "zh" ? "en" : "zh-CN"}
            @click=${() => this.dispatchEvent(new LanguageChosen(lang === "zh" ? "en" : "zh"))}
          >
            <span aria-hidden="true">${text.switchTo}</span><span class="hidden">${text.switchLabel}</span>
          </button>
        </div>
      </header>
      <main tabindex="-1" class=${this.open === null ? "" : "one"}>
        <div class="column" ?hidden=${this.open !== null}>${this.list(lang)}</div>
        ${this.open === null
          ? nothing
          : html`<scout-document
              .api=${this.api}
              .language=${lang}
              .number=${this.open}
              .writable=${this.found?.writing.allowed ?? false}
              @removed=${(event: CustomEvent<{ title: string }>) => this.gone(event.detail.title)}
              @changed=${() => this.look()}
            ></scout-document>`}
      </main>
    </div>`;
  }

  private gone(title: string): void {
    this.note = libraryWords(toLang(this.lang)).removed(title);
    this.dispatchEvent(new Navigate(PATHS.documents));
    void this.look();
  }

  private list(lang: Lang): TemplateResult {
    const text = libraryWords(lang);
    const found = this.found;
    return html`${found
        ? html`<scout-intake
            .api=${this.api}
            .language=${lang}
            .maxFileMb=${found.writing.max_file_mb}
            .allowed=${found.writing.allowed}
            .handed=${this.handed}
            @library-changed=${() => this.look()}
          ></scout-intake>`
        : nothing}
      ${this.note ? html`<p class="note" role="status">${this.note}</p>` : nothing}
      ${this.failed ? html`<p class="failure" role="alert">${this.failed}</p>` : nothing} ${this.filter(lang)}
      ${found ? this.table(found, lang) : nothing}
      ${found && found.documents.length < found.total
        ? html`<p class="more"><button type="button" class="plain" @click=${() => this.look(true)}>${text.more}</button></p>`
        : nothing}`;
  }

  private filter(lang: Lang): TemplateResult {
    const text = libraryWords(lang);
    const kinds = this.found?.kinds ?? {};
    const all = Object.values(kinds).reduce((sum, count) => sum + count, 0);
    const one = (kind: string | null, name: string, count: number): TemplateResult =>
      html`<button type="button" class="plain" aria-pressed=${this.kind === kind} @click=${() => (this.kind = kind)}>
        ${name} <span class="count">${number(count, lang)}</span>
      </button>`;
    return html`<div class="filter" role="search">
      <label class="hidden" for="words">${text.search}</label>
      <input
        id="words"
        type="search"
        placeholder=${text.search}
        .value=${this.words}
        @input=${(event: Event) => {
          this.words = (event.target as HTMLInputElement).value;
          clearTimeout(this.typing);
          this.typing = window.setTimeout(() => void this.look(), TYPING_MS);
        }}
      />
      <div class="kinds" role="group" aria-label=${text.columns.kind}>
        ${one(null, text.all, all)}
        ${Object.keys(text.kinds)
          .filter((kind) => kind in kinds || kind === this.kind)
          .map((kind) => one(kind, text.kinds[kind] ?? kind, kinds[kind] ?? 0))}
      </div>
      <label class="order">
        <span class="hidden">${text.sort}</span>
        <select @change=${(event: Event) => (this.order = (event.target as HTMLSelectElement).value as Order)}>
          ${ORDERS.map(
            (order) => html`<option value=${order} ?selected=${order === this.order}>${text.orders[order]}</option>`,
          )}
        </select>
      </label>
    </div>`;
  }

  private table(found: Documents, lang: Lang): TemplateResult {
    const text = libraryWords(lang);
    if (found.documents.length === 0) {
      return html`<p class="note">${this.words === "" && this.kind === null ? text.noneYet : text.none}</p>`;
    }
    const { columns } = text;
    return html`<p class="total" role="status">${text.total(number(found.total, lang))}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">${columns.title}</th>
            <th scope="col">${columns.kind}</th>
            <th scope="col">${columns.number}</th>
            <th scope="col">${columns.date}</th>
            <th scope="col" class="figure">${columns.pages}</th>
            <th scope="col" class="figure">${columns.passages}</th>
          </tr>
        </thead>
        <tbody>
          ${repeat(
            found.documents,
            (row) => row.id,
            (row, place) => this.row(row, found.documents[place - 1], lang),
          )}
        </tbody>
      </table>`;
  }

  private row(row: LibraryDocument, above: LibraryDocument | undefined, lang: Lang): TemplateResult {
    const text = libraryWords(lang);
    // versions of one law stand together when they are ordered by title, the newest first
    const older = this.order === "title" && row.version_key !== null && row.version_key === above?.version_key;
    const path = `${PATHS.documents}/${row.id}`;
    const day = row.issued_on ?? (row.effective_on ? text.dated(row.effective_on) : "");
    return html`<tr class=${older ? "older" : ""}>
      <td class="title">
        <a
          href=${path}
          @click=${(event: MouseEvent) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            this.dispatchEvent(new Navigate(path));
          }}
          >${row.title}</a
        >
        ${badges(row, older, lang)}
        <span class="file">${row.folder && row.folder !== "." ? `${row.folder}/` : ""}${row.source}</span>
      </td>
      <td class="kind">${text.kinds[row.kind] ?? row.kind}</td>
      <td class="number">
        ${[row.document_number, row.issuer].filter(Boolean).map((one) => html`<span>${one}</span>`)}
      </td>
      <td class="date">${day}${row.repealed_on ? html`<b>${words(lang).repealed(row.repealed_on)}</b>` : nothing}</td>
      <td class="figure" data-name=${text.columns.pages}>${row.pages === null ? "" : number(row.pages, lang)}</td>
      <td class="figure" data-name=${text.columns.passages}>${number(row.passages, lang)}</td>
    </tr>`;
  }
}

/** What a person should know of a document at a glance. */
export function badges(row: LibraryDocument, older: boolean, lang: Lang): TemplateResult {
  const text = libraryWords(lang);
  const tag = (name: string, title = "", tone = ""): TemplateResult =>
    html`<span class="tag ${tone}" title=${title}>${name}</span>`;
  return html`${row.is_example ? tag(words(lang).example) : nothing}
  ${older ? tag(text.older) : row.versions > 1 ? tag(text.newestOf(row.versions)) : nothing}
  ${row.recognised_pages.length > 0 ? tag(text.ocr(row.recognised_pages.length), text.recognisedNote, "warn") : nothing}
  ${row.hidden ? tag(text.hidden, row.hidden.slice(0, 200), "warn") : nothing}
  ${row.notes ? tag(text.noted, row.notes) : nothing}`;
}
