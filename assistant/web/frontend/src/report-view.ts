// <scout-report>: makes the due-diligence summary of one firm and offers it for download. Attributes: api, firm, language.

import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { ProblemError } from "./client";
import type { Lang, Problem } from "./contract";
import { FORMATS, makeReport, type Format, type ReportJob } from "./report-client";
import { parts } from "./styles";
import { words } from "./words";

export class ScoutReport extends LitElement {
  static override properties = {
    api: {},
    firm: { type: Number },
    language: {},
    format: { state: true },
    job: { state: true },
    problem: { state: true },
  };
  static override styles = [
    parts,
    css`
      :host {
        display: block;
        margin: 6px 0 2px;
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        align-items: center;
        font-size: 13px;
      }
      progress {
        width: 120px;
      }
      .problem {
        color: var(--stop, #a33);
      }
    `,
  ];

  declare api: string;
  declare firm: number;
  declare language: Lang;
  declare private format: Format;
  declare private job: ReportJob | null;
  declare private problem: Problem | null;
  private running: AbortController | null = null;

  constructor() {
    super();
    this.api = "";
    this.firm = 0;
    this.language = "zh";
    this.format = "docx";
    this.job = null;
    this.problem = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.running?.abort();
  }

  override render(): TemplateResult {
    const text = words(this.language).report;
    const busy = this.job !== null && (this.job.state === "waiting" || this.job.state === "running");
    return html`<div class="line">
      <button type="button" class="plain make" ?disabled=${busy} @click=${this.make}>${text.make}</button>
      <select
        aria-label=${text.format}
        ?disabled=${busy}
        @change=${(event: Event) => (this.format = (event.target as HTMLSelectElement).value as Format)}
      >
        ${FORMATS.map((one) => html`<option value=${one} ?selected=${one === this.format}>${text.formats[one]}</option>`)}
      </select>
      <span role="status">${this.status(busy)}</span>
    </div>`;
  }

  private status(busy: boolean): TemplateResult | typeof nothing {
    const text = words(this.language).report;
    if (this.problem) return html`<span class="problem">${this.problem.detail} ${this.problem.hint}</span>`;
    if (!this.job) return nothing;
    if (busy) {
      return html`<progress max=${Math.max(this.job.total, 1)} .value=${this.job.done}></progress>
        ${text.written(this.job.done, this.job.total)}`;
    }
    return this.job.file ? html`<a href=${this.api + this.job.file} download>${text.download}</a>` : nothing;
  }

  private make = async (): Promise<void> => {
    this.running?.abort();
    const running = (this.running = new AbortController());
    this.problem = null;
    this.job = null;
    try {
      const told = (job: ReportJob): void => {
        this.job = job;
      };
      await makeReport(this.api, this.firm, this.format, this.language, told, running.signal);
    } catch (error) {
      if (running.signal.aborted) return;
      this.job = null;
      if (!(error instanceof ProblemError)) throw error;
      this.problem = error.problem;
    }
  };
}
