// <scout-firms>: the firms of an answer as a table; a row opens its score taken apart, its vetoes and evidence.

import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import type { Firm, Lang, Reason, Stage } from "./contract";
import { number, percent } from "./figures";
import { firmStyles } from "./firms-styles";
import { parts } from "./styles";
import { words } from "./words";

const STAGES: readonly Stage[] = ["candidate", "listed", "to_verify", "vetoed"];
const FIRST = 8;

/** Detail of the `cite` event: which source, and the button that asked for it. */
export interface Cited {
  n: number;
  from: HTMLElement;
}

export class ScoutFirms extends LitElement {
  static override properties = {
    api: {},
    firms: { attribute: false },
    language: { attribute: false },
    open: { state: true },
    whole: { state: true },
  };
  static override styles = [
    parts,
    firmStyles,
    css`
      :host {
        display: block;
      }
    `,
  ];

  /** Base of the service, for the reports that are made from here. */
  declare api: string;
  declare firms: readonly Firm[];
  declare language: Lang;
  declare private open: ReadonlySet<number>;
  declare private whole: ReadonlySet<Stage>;

  constructor() {
    super();
    this.api = "";
    this.firms = [];
    this.language = "zh";
    this.open = new Set();
    this.whole = new Set();
  }

  override render(): TemplateResult {
    const judged = this.firms.some((firm) => firm.stage !== "listed" || firm.score !== null);
    const bought = this.firms.some((firm) => firm.buyers.length > 0);
    const text = words(this.language);
    const columns = 2 + (judged ? 2 : 0) + (bought ? 1 : 0);
    return html`<div class="scroll">
      <table class="firms">
        <thead>
          <tr>
            <th scope="col" class="rank"><span class="hidden">#</span></th>
            <th scope="col">${text.columns.name}</th>
            ${judged
              ? html`<th scope="col" class="mid">${text.columns.grade}</th>
                  <th scope="col" class="mid">${text.columns.score}</th>`
              : nothing}
            ${bought ? html`<th scope="col">${text.columns.buyers}</th>` : nothing}
          </tr>
        </thead>
        ${STAGES.map((stage) => this.stage(stage, judged, bought, columns))}
      </table>
    </div>`;
  }

  private stage(stage: Stage, judged: boolean, bought: boolean, columns: number): TemplateResult | typeof nothing {
    const firms = this.firms.filter((firm) => firm.stage === stage);
    if (firms.length === 0) return nothing;
    const text = words(this.language);
    const shown = this.whole.has(stage) ? firms : firms.slice(0, FIRST);
    return html`<tbody class=${stage}>
      <tr class="stage">
        <th colspan=${columns} scope="rowgroup">
          ${text.stageTitle[stage]} <span>${text.firmsCount(firms.length)}</span>
        </th>
      </tr>
      ${shown.map((firm, place) => this.row(firm, place + 1, judged, bought, columns))}
      ${shown.length < firms.length
        ? html`<tr class="rest">
            <td colspan=${columns}>
              <button type="button" class="plain" @click=${() => (this.whole = new Set([...this.whole, stage]))}>
                ${text.showAll(firms.length)}
              </button>
            </td>
          </tr>`
        : nothing}
    </tbody>`;
  }

  private row(firm: Firm, place: number, judged: boolean, bought: boolean, columns: number): TemplateResult {
    const text = words(this.language);
    const open = this.open.has(firm.id);
    const toggle = (): void => {
      const next = new Set(this.open);
      if (!next.delete(firm.id)) next.add(firm.id);
      this.open = next;
    };
    return html`<tr class="firm ${open ? "open" : ""}" @click=${toggle}>
        <td class="rank">${place}</td>
        <td class="name">
          <button
            type="button"
            class="name-button"
            aria-expanded=${open}
            aria-controls="firm-${firm.id}"
            title=${text.details(firm.name)}
            @click=${(event: Event) => {
              event.stopPropagation();
              toggle();
            }}
          >
            <span class="chevron" aria-hidden="true"></span>${firm.name}
          </button>
          ${firm.is_example ? html`<span class="tag">${text.example}</span>` : nothing}
          ${firm.client ? html`<span class="client">${firm.client}</span>` : nothing}
          ${this.firstVeto(firm)}
        </td>
        ${judged
          ? html`<td class="mid">
                ${firm.grade
                  ? html`<span class="grade ${firm.grade.toLowerCase()}">${firm.grade}</span>`
                  : html`<span class="ungraded">${firm.stage === "to_verify" ? text.noGrade : "—"}</span>`}
              </td>
              <td class="mid score">
                ${firm.score === null ? "—" : number(firm.score, this.language)}
                ${firm.completeness === null
                  ? nothing
                  : html`<small title=${text.completeness(percent(firm.completeness))}>
                      ${text.known(percent(firm.completeness))}
                    </small>`}
              </td>`
          : nothing}
        ${bought ? html`<td class="buyers">${firm.buyers.map((buyer) => html`<div>${buyer}</div>`)}</td>` : nothing}
      </tr>
      ${open
        ? html`<tr class="detail" id="firm-${firm.id}">
            <td></td>
            <td colspan=${columns - 1}>${this.detail(firm)}</td>
          </tr>`
        : nothing}`;
  }

  private firstVeto(firm: Firm): TemplateResult | typeof nothing {
    const veto = firm.vetoes[0];
    if (!veto) return nothing;
    return html`<div class="stopped">${veto.text}${this.cites(veto.citations)}</div>`;
  }

  private detail(firm: Firm): TemplateResult {
    const text = words(this.language);
    const facts: readonly [string, string | null][] = [
      [text.columns.code, firm.uscc],
      [text.need, firm.need],
      [text.client, firm.client],
      [text.group, firm.group],
    ];
    return html`<dl class="facts">
        ${facts.map(([name, value]) => (value ? html`<div><dt>${name}</dt><dd>${value}</dd></div>` : nothing))}
      </dl>
      <scout-report .api=${this.api} .firm=${firm.id} .language=${this.language}></scout-report>
      ${firm.vetoes.length > 0
        ? html`<ul class="vetoes">
            ${firm.vetoes.map(
              (veto) =>
                html`<li class=${veto.verdict}>
                  <b>${veto.verdict === "veto" ? text.vetoes : text.toVerify}</b>
                  ${veto.text}${this.cites(veto.citations)}
                </li>`,
            )}
          </ul>`
        : nothing}
      ${firm.reasons.length > 0
        ? html`<h3>
              ${text.points}
              ${firm.completeness === null
                ? nothing
                : html`<span class="complete">${text.completeness(percent(firm.completeness))}</span>`}
            </h3>
            <ul class="reasons">
              ${firm.reasons.map((reason) => this.reason(reason))}
            </ul>`
        : html`<p class="none">${text.noReasons}</p>`}`;
  }

  private reason(reason: Reason): TemplateResult {
    const share = reason.max > 0 ? Math.max(0, Math.min(1, reason.points / reason.max)) : 0;
    return html`<li>
      <span class="factor">${reason.factor}</span>
      <span class="points">${number(reason.points, this.language)}<i>/${number(reason.max, this.language)}</i></span>
      <span class="meter" aria-hidden="true"><i .style=${`width: ${share * 100}%`}></i></span>
      <span class="why">${reason.text}${this.cites(reason.citations)}</span>
    </li>`;
  }

  private cites(numbers: readonly number[]): TemplateResult | typeof nothing {
    if (numbers.length === 0) return nothing;
    return html`${numbers.map(
      (n) => html`<button
        type="button"
        class="cite"
        data-n=${n}
        aria-label=${words(this.language).openSource(n, "")}
        @click=${(event: Event) => {
          event.stopPropagation();
          this.dispatchEvent(new CustomEvent<Cited>("cite", { detail: { n, from: event.currentTarget as HTMLElement } }));
        }}
      >
        ${n}
      </button>`,
    )}`;
  }
}
