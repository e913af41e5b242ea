// <scout-report>: makes the due-diligence summary of one firm and opens it. Attributes: api, firm, language.

import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { ProblemError } from "./client";
import type { Lang, Problem } from "./contract";
import { makeReport, readReport, type ReportJob } from "./report-client";
import type { ReportDocument } from "./report-document";
import type { ScoutReportReader } from "./report-reader";
import { reportWords } from "./report-words";
import { parts } from "./styles";

export class ScoutReport extends LitElement {
  static override properties = {
    api: {},
    firm: { type: Number },
    language: {},
    job: { state: true },
    report: { state: true },
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
        color: var(--bad);
      }
    `,
  ];

  declare api: string;
  declare firm: number;
  declare language: Lang;
  declare private job: ReportJob | null;
  declare private report: ReportDocument | null;
  declare private problem: Problem | null;
  private running: AbortController | null = null;

  constructor() {
    super();
    this.api = "";
    this.firm = 0;
    this.language = "zh";
    this.job = null;
    this.report = null;
    this.problem = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.running?.abort();
  }

  override render(): TemplateResult {
    const text = reportWords(this.language);
    const busy = this.job !== null && this.report === null;
    return html`<div class="line">
        ${this.report ? html`<button type="button" class="plain open" @click=${this.open}>${text.open}</button>` : nothing}
        <button type="button" class="plain make" ?disabled=${busy} @click=${this.make}>
          ${this.report ? text.again : text.make}
        </button>
        <span role="status">${this.status(busy)}</span>
      </div>
      <scout-report-reader .api=${this.api} .job=${this.job} .report=${this.report}></scout-report-reader>`;
  }

  private status(busy: boolean): TemplateResult | typeof nothing {
    if (this.problem) return html`<span class="problem">${this.problem.detail} ${this.problem.hint}</span>`;
    if (!busy || !this.job) return nothing;
    return html`<progress max=${Math.max(this.job.total, 1)} .value=${this.job.done}></progress>
      ${reportWords(this.language).written(this.job.done, this.job.total)}`;
  }

  private open = (): void => {
    void this.renderRoot.querySelector<ScoutReportReader>("scout-report-reader")?.show();
  };

  private make = async (): Promise<void> => {
    this.running?.abort();
    const running = (this.running = new AbortController());
    this.problem = null;
    this.report = null;
    this.job = null;
    try {
      const told = (job: ReportJob): void => {
        this.job = job;
      };
      const job = await makeReport(this.api, this.firm, this.language, told, running.signal);
      this.report = await readReport(this.api, job, this.language, running.signal);
      await this.updateComplete;
      this.open();
    } catch (error) {
      if (running.signal.aborted) return;
      this.job = null;
      if (!(error instanceof ProblemError)) throw error;
      this.problem = error.problem;
    }
  };
}
