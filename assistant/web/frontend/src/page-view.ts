// <scout-page>: the picture of a document's page with the lines of a passage marked on it. Zoom, and the pages beside it.

import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { ProblemError, type Client } from "./client";
import type { Box, Lang } from "./contract";
import { pageStyles } from "./page-styles";
import { parts } from "./styles";
import { libraryWords } from "./library-words";

const ZOOMS = [1, 1.5, 2, 3] as const;
const WIDEST = 2400;

export class ScoutPage extends LitElement {
  static override properties = {
    client: { attribute: false },
    language: { attribute: false },
    documentId: { attribute: false },
    first: { attribute: false },
    pages: { attribute: false },
    boxes: { attribute: false },
    label: { attribute: false },
    page: { state: true },
    zoom: { state: true },
    picture: { state: true },
    failed: { state: true },
  };
  static override styles = [parts, pageStyles];

  declare client: Client;
  declare language: Lang;
  declare documentId: number;
  /** The page that is opened, counted from 1. */
  declare first: number;
  declare pages: number | null;
  declare boxes: readonly Box[];
  /** What stands at the marks, for those who cannot see the picture. */
  declare label: string;
  declare private page: number;
  declare private zoom: number;
  declare private picture: { url: string; page: number; width: number } | null;
  declare private failed: string | null;

  private asked = "";
  private settled = -1; // page whose marks were scrolled to

  constructor() {
    super();
    this.language = "zh";
    this.boxes = [];
    this.label = "";
    this.pages = null;
    this.page = 1;
    this.zoom = 1;
    this.picture = null;
    this.failed = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.drop();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("documentId") || changed.has("first") || changed.has("boxes")) {
      this.page = this.boxes[0]?.page ?? this.first;
      this.zoom = 1;
      this.settled = -1;
    }
  }

  protected override updated(): void {
    void this.load();
  }

  private drop(): void {
    if (this.picture) URL.revokeObjectURL(this.picture.url);
    this.picture = null;
    this.asked = "";
  }

  private async load(): Promise<void> {
    const across = this.clientWidth * this.zoom * devicePixelRatio;
    if (across === 0) return; // not laid out: the next update asks
    const width = Math.min(WIDEST, Math.max(400, Math.ceil(across / 200) * 200));
    const wanted = `${this.documentId}/${this.page}/${width}`;
    if (this.asked === wanted) return;
    this.asked = wanted;
    const { page } = this;
    try {
      const blob = await this.client.page(this.documentId, page, width, this.language);
      if (this.asked !== wanted) return;
      const old = this.picture;
      this.picture = { url: URL.createObjectURL(blob), page, width };
      this.failed = null;
      if (old) URL.revokeObjectURL(old.url);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (this.asked === wanted) this.failed = error.problem.detail;
    }
  }

  override render(): TemplateResult {
    const text = libraryWords(this.language);
    const last = this.pages ?? this.page;
    const cited = this.boxes[0]?.page ?? this.first;
    const onKey = (event: KeyboardEvent): void => {
      const act: Record<string, () => void> = {
        "+": () => this.nearer(1),
        "=": () => this.nearer(1),
        "-": () => this.nearer(-1),
        "0": () => this.nearer(-ZOOMS.length),
        PageDown: () => this.turn(1),
        PageUp: () => this.turn(-1),
      };
      const found = act[event.key];
      if (!found || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      found();
    };
    return html`<div class="frame" @keydown=${onKey}>
      <div class="bar" role="toolbar" aria-label=${text.page.tools}>
        ${this.button("‹", text.page.previous, () => this.turn(-1), this.page <= 1)}
        <span class="where" aria-live="polite">${text.page.of(this.page, last)}</span>
        ${this.button("›", text.page.next, () => this.turn(1), this.page >= last)}
        ${this.page === cited
          ? nothing
          : html`<button type="button" class="plain back" @click=${() => this.turn(cited - this.page)}>
              ${text.page.cited(cited)}
            </button>`}
        <span class="gap"></span>
        ${this.button("−", text.page.smaller, () => this.nearer(-1), this.zoom === ZOOMS[0])}
        <span class="zoom">${Math.round(this.zoom * 100)}%</span>
        ${this.button("+", text.page.larger, () => this.nearer(1), this.zoom === ZOOMS.at(-1))}
      </div>
      ${this.failed ? html`<p class="note" role="status">${this.failed}</p>` : nothing}
      <div class="view" tabindex="0" role="group" aria-label=${text.page.view}>${this.sheet()}</div>
    </div>`;
  }

  private sheet(): TemplateResult {
    const shown = this.picture;
    const text = libraryWords(this.language);
    if (!shown || shown.page !== this.page) {
      return this.failed ? html`` : html`<p class="loading" role="status">${text.page.loading}</p>`;
    }
    const here = this.boxes.filter((box) => box.page === this.page);
    const alt = here.length > 0 ? text.page.alt(this.page, this.label) : text.page.plain(this.page);
    return html`<div class="sheet" .style=${`width: ${this.zoom * 100}%`}>
      <img src=${shown.url} alt=${alt} @load=${this.settle} />
      ${here.map((box) => html`<i class="mark" aria-hidden="true" .style=${at(box)}></i>`)}
    </div>`;
  }

  private button(sign: string, name: string, act: () => void, off: boolean): TemplateResult {
    return html`<button type="button" class="plain" aria-label=${name} title=${name} ?disabled=${off} @click=${act}>
      ${sign}
    </button>`;
  }

  private turn(by: number): void {
    const to = Math.min(Math.max(this.page + by, 1), this.pages ?? this.page);
    if (to === this.page) return;
    this.page = to;
    this.failed = null;
    this.settled = -1;
  }

  private nearer(by: number): void {
    const place = ZOOMS.findIndex((zoom) => zoom === this.zoom);
    const to = ZOOMS[Math.min(Math.max(place + by, 0), ZOOMS.length - 1)];
    if (to === undefined || to === this.zoom) return;
    this.zoom = to;
    this.settled = -1;
    void this.updateComplete.then(() => this.settle());
  }

  /** Bring the marks into sight, once for each page and size. */
  private settle(): void {
    if (this.settled === this.page) return;
    this.settled = this.page;
    this.shadowRoot?.querySelector(".mark")?.scrollIntoView({ block: "center", inline: "center" });
  }
}

/** A mark lies a little round its line. */
function at(box: Box): string {
  const [high, wide] = [0.002, 0.004];
  const share = (value: number): string => `${Math.min(Math.max(value, 0), 1) * 100}%`;
  return [
    `left: ${share(box.left - wide)}`,
    `top: ${share(box.top - high)}`,
    `width: ${share(box.right - box.left + 2 * wide)}`,
    `height: ${share(box.bottom - box.top + 2 * high)}`,
  ].join("; ");
}
