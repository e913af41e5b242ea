// How one turn is shown: question, what was understood, text, funnel, firms, tables, gaps, sources, what to ask next.

import { html, nothing, type TemplateResult } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import type { Answer, Citation, Lang, Table } from "./contract";
import type { Cited } from "./firms-view";
import { funnelView } from "./funnel-view";
import { number } from "./figures";
import { render } from "./markdown";
import { reportWords } from "./report-words";
import { tableView } from "./table-view";
import { fictional, type Turn } from "./turn";
import { words } from "./words";

/** What a reader may do with a turn. */
export interface Actions {
  /** Base of the service. */
  api(): string;
  ask(text: string, lang: Lang | null): void;
  drop(turn: Turn, condition: { id: string; text: string }): void;
  cite(turn: Turn, n: number, from: HTMLElement): void;
  retry(turn: Turn): void;
  copy(turn: Turn): void;
}

/** The answer as plain text with its sources, for a report or a message. */
export function plainText(turn: Turn, lang: Lang): string {
  const sources = turn.citations.map(
    (one) => `[${one.n}] ${[one.title, one.locator, one.source, one.as_of].filter(Boolean).join(" · ")}`,
  );
  return [turn.question, turn.text.trim(), ...(sources.length > 0 ? [words(lang).sources, ...sources] : [])].join("\n\n");
}

export function turnView(turn: Turn, uiLang: Lang, last: boolean, actions: Actions): TemplateResult {
  const answer = turn.answer;
  const lang = answer?.lang ?? uiLang;
  const text = words(lang);
  const [lead, rest] = parted(turn);
  return html`<article class="turn ${turn.state}" data-turn=${turn.id} lang=${lang === "zh" ? "zh-CN" : "en"}>
    <div class="question">
      <span class="mark" aria-hidden="true">${text.question}</span>
      <h2>
        <span class="words">${turn.question}</span>
        ${turn.dropped.map((one) => html`<span class="dropped">${text.withoutCondition(one.text)}</span>`)}
      </h2>
    </div>
    <div class="answer" aria-busy=${turn.state === "running"}>
      ${turn.state === "running" ? progress(turn, lang) : understood(turn, last, actions, lang)}
      ${answer?.refused ? html`<p class="verdict refusal">${text.refusal}</p>` : nothing}
      ${answer?.kind === "clarification" ? html`<p class="verdict">${text.clarification}</p>` : nothing}
      ${prose(turn, lead, lang, actions)}
      ${answer ? choices(answer, last, actions) : nothing}
      ${answer ? funnelView(answer.funnel, lang) : nothing} ${firms(turn, lang, actions)}
      ${extraTables(turn).map((table) => tableView(table, lang))} ${prose(turn, rest, lang, actions)}
      ${answer ? reports(answer, actions) : nothing} ${answer ? gaps(answer) : nothing}
      ${turn.state === "done" ? sources(turn, lang, actions) : nothing} ${answer ? calls(answer) : nothing}
      ${turn.state === "stopped" ? html`<p class="note">${text.stopped}</p>` : nothing} ${failure(turn, lang, actions)}
      ${turn.restored ? earlier(turn, last, lang, actions) : nothing}
      ${answer ? foot(turn, answer, actions) : nothing} ${answer && last ? followups(answer, actions) : nothing}
    </div>
  </article>`;
}

function progress(turn: Turn, lang: Lang): TemplateResult {
  const text = words(lang);
  const running = turn.tools.filter((tool) => tool.state === "started").at(-1);
  const stage = turn.status || text.stages[turn.stage] || text.thinking;
  return html`<p class="status">
    <span class="pulse" aria-hidden="true"></span>${stage}
    ${running ? html`<span class="tool">${text.tools[running.name] ?? running.name}</span>` : nothing}
  </p>`;
}

function understood(turn: Turn, last: boolean, actions: Actions, lang: Lang): TemplateResult | typeof nothing {
  const conditions = turn.answer?.conditions ?? [];
  if (conditions.length === 0) return nothing;
  const text = words(lang);
  return html`<div class="conditions" role="group" aria-label=${text.conditions}>
    <span>${text.conditions}</span>
    ${conditions.map((condition) =>
      last
        ? html`<span class="chip" data-condition=${condition.id}>
            ${condition.text}
            <button
              type="button"
              aria-label=${text.removeCondition(condition.text)}
              title=${text.removeCondition(condition.text)}
              @click=${() => actions.drop(turn, condition)}
            >
              ×
            </button>
          </span>`
        : html`<span class="chip still">${condition.text}</span>`,
    )}
  </div>`;
}

/** The text of a screening in two: its conclusion, which the funnel and the firms follow, and its details. */
function parted(turn: Turn): [string, string] {
  const heading = turn.answer && turn.answer.funnel.length > 0 ? turn.text.search(/^#{1,6} /m) : -1;
  return heading > 0 ? [turn.text.slice(0, heading), turn.text.slice(heading)] : [turn.text, ""];
}

const rendered = new WeakMap<Turn, Map<string, string>>();

/** HTML of a part of the turn's text. A turn never changes: old ones cost nothing while a new one streams. */
function proseHtml(turn: Turn, part: string, lang: Lang): string {
  const parts = rendered.get(turn) ?? new Map<string, string>();
  rendered.set(turn, parts);
  const known = parts.get(part);
  if (known !== undefined) return known;
  const title = (n: number): string => turn.citations.find((one) => one.n === n)?.title ?? "";
  const made = render(part, (n) => words(lang).openSource(n, title(n)));
  parts.set(part, made);
  return made;
}

function prose(turn: Turn, part: string, lang: Lang, actions: Actions): TemplateResult | typeof nothing {
  if (part === "") return nothing;
  const onClick = (event: Event): void => {
    const button = (event.target as Element).closest<HTMLElement>("button.cite");
    if (button) actions.cite(turn, Number(button.dataset["n"]), button);
  };
  return html`<div class="prose" @click=${onClick}>${unsafeHTML(proseHtml(turn, part, lang))}</div>`;
}

function choices(answer: Answer, last: boolean, actions: Actions): TemplateResult | typeof nothing {
  if (answer.choices.length === 0) return nothing;
  return html`<div class="choices">
    ${answer.choices.map(
      (choice) =>
        html`<button type="button" class="plain" ?disabled=${!last} @click=${() => actions.ask(choice.send, answer.lang)}>
          ${choice.text}
        </button>`,
    )}
  </div>`;
}

/** Whether the firms were judged; those that were only listed stand in the answer's own table. */
function judged(turn: Turn): boolean {
  const listed = turn.answer?.firms ?? [];
  return listed.length > 0 && (turn.tables.length === 0 || listed.some((firm) => firm.reasons.length > 0));
}

/** The tables that say more than the firms shown with their reasons. */
function extraTables(turn: Turn): readonly Table[] {
  if (!judged(turn)) return turn.tables;
  const names = new Set(turn.answer?.firms.map((firm) => firm.name));
  return turn.tables.filter((table) => !table.rows.every((row) => typeof row["name"] === "string" && names.has(row["name"])));
}

function firms(turn: Turn, lang: Lang, actions: Actions): TemplateResult | typeof nothing {
  const listed = turn.answer?.firms ?? [];
  if (!judged(turn)) return nothing;
  const text = words(lang);
  return html`<section class="block" aria-label=${text.firms}>
    <h3>${text.firms}</h3>
    <scout-firms
      .api=${actions.api()}
      .firms=${listed}
      .language=${lang}
      @cite=${(event: CustomEvent<Cited>) => actions.cite(turn, event.detail.n, event.detail.from)}
    ></scout-firms>
  </section>`;
}

/** Offers the whole summary of each firm that the answer gives in short. */
function reports(answer: Answer, actions: Actions): TemplateResult | typeof nothing {
  if (answer.reports.length === 0) return nothing;
  return html`<section class="block">
    <h3>${reportWords(answer.lang).whole}</h3>
    ${answer.reports.map(
      (one) =>
        html`<div class="offer">
          ${one.firm}
          <scout-report .api=${actions.api()} .firm=${one.firm_id} .language=${answer.lang}></scout-report>
        </div>`,
    )}
  </section>`;
}

function gaps(answer: Answer): TemplateResult | typeof nothing {
  if (answer.gaps.length === 0) return nothing;
  return html`<section class="block gaps">
    <h3>${words(answer.lang).gaps}</h3>
    <ul>
      ${answer.gaps.map((gap) => html`<li>${gap}</li>`)}
    </ul>
  </section>`;
}

function sources(turn: Turn, lang: Lang, actions: Actions): TemplateResult | typeof nothing {
  if (turn.citations.length === 0) return nothing;
  const text = words(lang);
  const one = (citation: Citation): TemplateResult => html`<li>
    <button
      type="button"
      class="cite"
      aria-label=${text.openSource(citation.n, citation.title)}
      @click=${(event: Event) => actions.cite(turn, citation.n, event.currentTarget as HTMLElement)}
    >
      ${citation.n}
    </button>
    <span>
      ${citation.title}<span class="where">${[citation.locator, citation.as_of].filter(Boolean).join(" · ")}</span>
      ${citation.is_example ? html`<span class="tag">${text.example}</span>` : nothing}
    </span>
  </li>`;
  return html`<details class="block sources">
    <summary>${text.sources} <span>${turn.citations.length}</span></summary>
    <ol>
      ${turn.citations.map(one)}
    </ol>
  </details>`;
}

function failure(turn: Turn, lang: Lang, actions: Actions): TemplateResult | typeof nothing {
  const problem = turn.problem;
  if (!problem) return nothing;
  const text = words(lang);
  return html`<div class="failure" role="alert">
    <p><b>${problem.detail}</b> ${text.hints[problem.code] ?? problem.hint}</p>
    <button type="button" class="plain" @click=${() => actions.retry(turn)}>${text.retry}</button>
  </div>`;
}

/** What is said under a turn of before the page was loaded: its tables and firms come back when it is asked again. */
function earlier(turn: Turn, last: boolean, lang: Lang, actions: Actions): TemplateResult {
  const text = words(lang);
  return html`<p class="foot">
    ${text.earlier}
    ${last
      ? html`<button type="button" class="link" @click=${() => actions.retry(turn)}>${text.askAgain}</button>`
      : nothing}
  </p>`;
}

function followups(answer: Answer, actions: Actions): TemplateResult | typeof nothing {
  if (answer.followups.length === 0) return nothing;
  const text = words(answer.lang);
  return html`<div class="followups" role="group" aria-label=${text.followups}>
    <span>${text.followups}</span>
    ${answer.followups.map(
      (followup) =>
        html`<button type="button" class="plain" @click=${() => actions.ask(followup, answer.lang)}>${followup}</button>`,
    )}
  </div>`;
}

function calls(answer: Answer): TemplateResult | typeof nothing {
  if (answer.tool_calls.length === 0) return nothing;
  const text = words(answer.lang);
  return html`<details class="sources calls">
    <summary>${text.calls} <span>${answer.tool_calls.length}</span></summary>
    <ul>
      ${answer.tool_calls.map(
        (call) => html`<li>${text.tools[call.name] ?? call.name} <code>${JSON.stringify(call.args)}</code></li>`,
      )}
    </ul>
  </details>`;
}

function foot(turn: Turn, answer: Answer, actions: Actions): TemplateResult {
  const text = words(answer.lang);
  const facts = [
    answer.data_as_of ? text.dataAsOf(answer.data_as_of) : null,
    answer.card_version ? text.card(answer.card_version) : null,
    text.model(answer.model),
    text.took(number(Math.round(answer.latency_ms / 100) / 10, answer.lang)),
  ].filter((fact) => fact !== null);
  return html`<p class="foot">
    ${fictional(turn) ? html`<span class="tag">${text.example}</span> ${text.exampleNote} ` : nothing}${facts.join(" · ")}
    ${"clipboard" in navigator
      ? html`<button type="button" class="link" @click=${() => actions.copy(turn)}>${text.copy}</button>`
      : nothing}
    ${answer.firms.length > 0 ? html`<br />${text.disclaimer}` : nothing}
  </p>`;
}
