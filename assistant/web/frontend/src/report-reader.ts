// <scout-report-reader>: a report over the page: its chapters with charts, its sources beside it, and its files.

import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { loadCharts } from "./chart-loader";
import { Client, ProblemError } from "./client";
import type { Citation, Lang, Problem } from "./contract";
import { chapterView, type Setting } from "./report-blocks";
import { FORMATS, saveReport, type Format, type ReportJob } from "./report-client";
import { citations, titled, type ReportDocument } from "./report-document";
import { readerStyles } from "./report-styles";
import { reportWords } from "./report-words";
import { parts } from "./styles";
import { words } from "./words";

export class ScoutReportReader extends LitElement {
  static override properties = {
    api: {},
    job: { attribute: false },
    report: { attribute: false },
    charts: { state: true },
    source: { state: true },
    saving: { state: true },
    problem: { state: true },
  };
  static override styles = [parts, readerStyles];

  declare api: string;
  declare job: ReportJob | null;
  declare report: ReportDocument | null;
  /** Whether charts can be drawn; undefined until that is known. */
  declare private charts: boolean | undefined;
  declare private source: Citation | null;
  declare private saving: Format | null;
  declare private problem: Problem | null;
  private sources: ReadonlyMap<string, Citation> = new Map();
  private openedBy: HTMLElement | null = null;

  constructor() {
    super();
    this.api = "";
    this.job = null;
    this.report = null;
    this.charts = undefined;
    this.source = null;
    this.saving = null;
    this.problem = null;
  }

  /** Show the report over the page. */
  async show(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector("dialog")?.showModal();
    this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
    try {
      await loadCharts(this.api);
      this.charts = true;
    } catch {
      this.charts = false; // said on the page, where each chart's table stands in for it
    }
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("report")) {
      this.sources = this.report ? citations(this.report) : new Map();
      this.source = null;
    }
  }

  override render(): TemplateResult | typeof nothing {
    const report = this.report;
    if (!report) return nothing;
    const { lang, imprint } = report;
    const text = reportWords(lang);
    const set: Setting = { lang, sources: this.sources, charts: this.charts, cite: this.open };
    return html`<dialog
      class=${this.source ? "with-source" : ""}
      aria-labelledby="report-title"
      lang=${lang === "zh" ? "zh-CN" : "en"}
      @keydown=${this.onKey}
    >
      <header>
        <div class="named">
          <h2 id="report-title" tabindex="-1">${imprint.title}</h2>
          <p>${imprint.firm} ${imprint.is_example ? html`<span class="tag">${words(lang).example}</span>` : nothing}</p>
        </div>
        <div class="files" role="group" aria-label=${text.downloads}>${FORMATS.map((one) => this.file(one))}</div>
        <button type="button" class="close" aria-label=${text.close} title=${text.close} @click=${this.close}>×</button>
        <p class="told" role="status">${this.told()}</p>
      </header>
      <nav aria-label=${text.chapters}>
        ${report.chapters.map(
          (chapter) =>
            html`<button type="button" @click=${() => this.go(chapter.id)}>${titled(chapter, lang)}</button>`,
        )}
      </nav>
      <div class="text" tabindex="0" role="group" aria-label=${imprint.title}>
        <dl class="imprint">
          <div><dt>${text.code}</dt><dd>${imprint.uscc ?? text.unknown}</dd></div>
          <div><dt>${text.madeOn}</dt><dd>${imprint.made_on}</dd></div>
          <div><dt>${text.dataAsOf}</dt><dd>${imprint.data_as_of ?? text.unknown}</dd></div>
        </dl>
        ${this.charts === false ? html`<p class="note tone-warning">${text.noCharts}</p>` : nothing}
        ${report.chapters.map(
          (chapter) =>
            html`<section data-chapter=${chapter.id}>
              <h3 tabindex="-1">${titled(chapter, lang)}</h3>
              ${chapterView(chapter, set)}
            </section>`,
        )}
        <footer>
          <p>${text.versions(imprint.card_version, imprint.template, imprint.model)}</p>
          <p>${imprint.disclaimer}</p>
        </footer>
      </div>
      <aside aria-label=${text.source} ?hidden=${!this.source}>${this.beside(lang)}</aside>
    </dialog>`;
  }

  private file(format: Format): TemplateResult {
    const text = reportWords(this.report?.lang ?? "zh");
    const name = text.formats[format];
    return html`<button
      type="button"
      class="plain"
      data-format=${format}
      aria-label=${text.save(name)}
      ?disabled=${this.saving !== null}
      @click=${() => this.save(format)}
    >
      ${name}
    </button>`;
  }

  private told(): TemplateResult | typeof nothing {
    if (this.problem) return html`<span class="problem">${this.problem.detail} ${this.problem.hint}</span>`;
    return this.saving ? html`${reportWords(this.report?.lang ?? "zh").saving}` : nothing;
  }

  private beside(lang: Lang): TemplateResult | typeof nothing {
    if (!this.source) return nothing;
    return html`<scout-source
      .citation=${this.source}
      .client=${new Client(this.api)}
      .language=${lang}
      @close-source=${(event: Event) => {
        event.stopPropagation();
        this.closeSource();
      }}
    ></scout-source>`;
  }

  private async save(format: Format): Promise<void> {
    if (!this.job || !this.report) return;
    this.saving = format;
    this.problem = null;
    const { lang, imprint } = this.report;
    try {
      await saveReport(this.api, this.job, format, `${imprint.firm}-${reportWords(lang).fileName}`, lang);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      this.problem = error.problem;
    } finally {
      this.saving = null;
    }
  }

  private go(chapter: string): void {
    const title = this.renderRoot.querySelector<HTMLElement>(`[data-chapter="${chapter}"] h3`);
    title?.scrollIntoView({ block: "start" });
    title?.focus({ preventScroll: true });
  }

  private readonly open = (citation: Citation, from: HTMLElement): void => {
    this.openedBy?.removeAttribute("aria-pressed");
    from.setAttribute("aria-pressed", "true");
    this.openedBy = from;
    this.source = citation;
  };

  private closeSource(): void {
    this.source = null;
    this.openedBy?.removeAttribute("aria-pressed");
    this.openedBy?.focus();
    this.openedBy = null;
  }

  private close(): void {
    this.renderRoot.querySelector("dialog")?.close();
  }

  /** Escape closes the source first, then the report; nothing of it reaches the page below. */
  private onKey(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key !== "Escape" || !this.source || event.isComposing) return;
    event.preventDefault();
    this.closeSource();
  }
}
