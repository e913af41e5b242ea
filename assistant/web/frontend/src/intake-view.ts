// <scout-intake>: where files are dropped to be taken into the library, and how far they are.

import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { ProblemError } from "./client";
import type { Job, Jobs, Lang } from "./contract";
import { number } from "./figures";
import { intakeStyles } from "./intake-styles";
import { LibraryClient } from "./library-client";
import { libraryWords } from "./library-words";
import { ofChooser, ofDrop, sendAll, type Chosen, type Sent } from "./sending";
import { parts } from "./styles";

const BUSY_MS = 1000;
const IDLE_MS = 10_000;
const SHOWN = 60;

export class ScoutIntake extends LitElement {
  static override properties = {
    api: {},
    language: { attribute: false },
    maxFileMb: { attribute: false },
    allowed: { attribute: false },
    handed: { attribute: false },
    over: { state: true },
    sending: { state: true },
    refused: { state: true },
    jobs: { state: true },
    closed: { state: true },
    onlyFailed: { state: true },
    note: { state: true },
  };
  static override styles = [parts, intakeStyles];

  declare api: string;
  declare language: Lang;
  declare maxFileMb: number;
  declare allowed: boolean;
  /** Files that were dropped elsewhere on the page. */
  declare handed: readonly Chosen[];
  declare private over: boolean;
  declare private sending: { done: number; all: number } | null;
  declare private refused: readonly Sent[];
  declare private jobs: Jobs | null;
  /** Jobs up to this number are no news to the reader; -1 before the first look. */
  declare private closed: number;
  declare private onlyFailed: boolean;
  declare private note: string;

  private stop: AbortController | null = null;
  private timer = 0;
  private wasOpen = 0;

  constructor() {
    super();
    this.api = "";
    this.language = "zh";
    this.maxFileMb = 0;
    this.allowed = false;
    this.handed = [];
    this.over = false;
    this.sending = null;
    this.refused = [];
    this.jobs = null;
    this.closed = -1;
    this.onlyFailed = false;
    this.note = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("handed") && this.handed.length > 0 && this.allowed) void this.take(this.handed);
  }

  private get client(): LibraryClient {
    return new LibraryClient(this.api);
  }

  /** Ask how far the jobs are, and again after a while: soon while any is open. */
  private async look(): Promise<void> {
    clearTimeout(this.timer);
    let open = 0;
    if (this.offsetParent !== null || this.sending) {
      try {
        const jobs = await this.client.jobs(this.language);
        open = jobs.batch.waiting + jobs.batch.running;
        // jobs that had ended before this page was opened are no news
        if (this.closed === -1) {
          const undone = jobs.jobs.filter((job) => job.state === "waiting" || job.state === "running");
          this.closed = (undone.at(-1)?.id ?? (jobs.jobs[0]?.id ?? 0) + 1) - 1;
        }
        this.jobs = jobs;
        if (open !== this.wasOpen) this.dispatchEvent(new CustomEvent("library-changed"));
        this.wasOpen = open;
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        this.note = error.problem.detail;
      }
    }
    clearTimeout(this.timer);
    if (this.isConnected) this.timer = window.setTimeout(() => void this.look(), open > 0 || this.sending ? BUSY_MS : IDLE_MS);
  }

  private async take(chosen: readonly Chosen[]): Promise<void> {
    const text = libraryWords(this.language).upload;
    this.note = chosen.length === 0 ? text.nothing : "";
    if (chosen.length === 0 || this.sending) return;
    const limit = this.maxFileMb * 1024 * 1024;
    const fits = chosen.filter(({ file }) => file.size <= limit);
    const large = chosen.filter(({ file }) => file.size > limit);
    const detail = text.tooLarge(this.maxFileMb);
    this.refused = large.map(({ path }) => ({
      path,
      problem: { type: "", title: "", status: 413, detail, code: "too_big", hint: "" },
    }));
    this.stop = new AbortController();
    this.sending = { done: 0, all: fits.length };
    void this.look();
    try {
      await sendAll(fits, this.client, this.language, this.stop.signal, (sent) => {
        if (sent.problem) this.refused = [...this.refused, sent];
        if (this.sending) this.sending = { ...this.sending, done: this.sending.done + 1 };
      });
    } finally {
      this.sending = null;
      this.stop = null;
      void this.look();
    }
  }

  override render(): TemplateResult {
    return html`${this.allowed ? this.door() : html`<p class="note">${libraryWords(this.language).upload.off}</p>`}
    ${this.note ? html`<p class="note" role="status">${this.note}</p>` : nothing} ${this.progress()}`;
  }

  private door(): TemplateResult {
    const text = libraryWords(this.language).upload;
    const input = (folder: boolean): TemplateResult =>
      html`<label class="plain">
        ${folder ? text.folder : text.files}
        <input
          type="file"
          class="hidden"
          multiple
          ?webkitdirectory=${folder}
          ?disabled=${this.sending !== null}
          @change=${(event: Event) => {
            const field = event.target as HTMLInputElement;
            const chosen = ofChooser(field.files);
            field.value = "";
            void this.take(chosen);
          }}
        />
      </label>`;
    const drag = (over: boolean) => (event: DragEvent): void => {
      event.preventDefault();
      this.over = over;
    };
    return html`<section
      class="door ${this.over ? "over" : ""}"
      aria-label=${text.title}
      @dragover=${drag(true)}
      @dragleave=${drag(false)}
      @drop=${(event: DragEvent) => {
        drag(false)(event);
        if (event.dataTransfer) void ofDrop(event.dataTransfer).then((chosen) => this.take(chosen));
      }}
    >
      <p><b>${text.drop}</b> ${input(false)} ${input(true)}</p>
      <p class="limit">${text.limit(this.maxFileMb)}</p>
    </section>`;
  }

  private progress(): TemplateResult | typeof nothing {
    const fresh = (this.jobs?.jobs ?? []).filter((job) => job.id > this.closed);
    if (this.closed === -1 || (fresh.length === 0 && !this.sending && this.refused.length === 0)) return nothing;
    const text = libraryWords(this.language);
    const batch = this.jobs?.batch ?? { waiting: 0, running: 0, done: 0, failed: 0, passages: 0 };
    const open = batch.waiting + batch.running;
    const ended = batch.done + batch.failed;
    const failed = batch.failed + this.refused.length;
    const said = this.sending
      ? text.upload.sending(this.sending.done, this.sending.all)
      : open > 0
        ? text.jobs.progress(ended, ended + open)
        : text.jobs.finished(batch.done, failed, number(batch.passages, this.language));
    const [now, all] = this.sending ? [this.sending.done, this.sending.all] : [ended, ended + open];
    const shown = this.onlyFailed ? fresh.filter((job) => job.state === "failed") : fresh;
    return html`<section class="jobs" aria-label=${text.jobs.title}>
      <div class="head">
        <span class="said" role="status">${said}</span>
        <progress max=${Math.max(all, 1)} value=${now} aria-label=${text.jobs.title}></progress>
        ${failed > 0
          ? html`<button
              type="button"
              class="plain"
              aria-pressed=${this.onlyFailed}
              @click=${() => (this.onlyFailed = !this.onlyFailed)}
            >
              ${this.onlyFailed ? text.jobs.all : text.jobs.failedOnly}
            </button>`
          : nothing}
        ${this.sending
          ? html`<button type="button" class="plain" @click=${() => this.stop?.abort()}>${text.upload.stop}</button>`
          : open === 0
            ? html`<button type="button" class="plain" @click=${this.dismiss}>${text.jobs.dismiss}</button>`
            : nothing}
      </div>
      <ul>
        ${this.refused.map(
          ({ path, problem }) =>
            html`<li class="failed">${mark("failed", text.jobs.states["failed"] ?? "")}
              <span class="name">${path}</span>
              <span class="why">${problem?.detail} ${problem?.hint}</span>
            </li>`,
        )}
        ${[...shown].sort((one, other) => rank(one) - rank(other)).slice(0, SHOWN).map((job) => this.row(job))}
      </ul>
    </section>`;
  }

  private row(job: Job): TemplateResult {
    const text = libraryWords(this.language).jobs;
    const state = (job.outcome && text.outcomes[job.outcome]) ?? text.states[job.state] ?? job.state;
    return html`<li class=${job.state}>
      ${mark(job.state, state)}
      <span class="name">${job.name}</span>
      ${job.reason ? html`<span class="why">${job.reason}</span>` : nothing}
      ${job.passages > 0 ? html`<span class="count">${text.passages(number(job.passages, this.language))}</span>` : nothing}
    </li>`;
  }

  private dismiss(): void {
    this.closed = this.jobs?.jobs[0]?.id ?? 0;
    this.refused = [];
    this.onlyFailed = false;
  }
}

/** What wants a person's eye comes first, then what is under way. */
function rank(job: Job): number {
  return { failed: 0, running: 1, waiting: 2, done: 3 }[job.state];
}

function mark(state: string, name: string): TemplateResult {
  return html`<span class="state ${state}">${name}</span>`;
}
