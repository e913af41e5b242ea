// The screening as steps: how many firms entered, and where they went.

import { css, html, nothing, type TemplateResult } from "lit";
import type { FunnelStep, Lang } from "./contract";
import { number } from "./figures";
import { words } from "./words";

const MOST = 5;

export const funnelStyles = css`
  .funnel {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: 1fr;
    margin: 8px 0 0;
    padding: 0;
    list-style: none;
    border: 1px solid var(--line);
    border-radius: 6px;
    background: var(--surface);
    overflow: hidden;
  }
  .funnel li {
    position: relative;
    padding: 10px 12px 12px;
    border-left: 1px solid var(--line);
    min-width: 0;
  }
  .funnel li:first-child {
    border-left: 0;
  }
  .funnel b {
    display: block;
    font-size: 22px;
    line-height: 1.2;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .funnel .what {
    display: block;
    color: var(--muted);
    font-size: 12px;
    line-height: 1.45;
  }
  .funnel .bar {
    display: block;
    height: 3px;
    margin: 6px 0 0;
    border-radius: 2px;
    background: var(--sunken);
  }
  .funnel .bar i {
    display: block;
    height: 100%;
    border-radius: 2px;
    background: var(--line-strong);
  }
  .funnel .candidates b {
    color: var(--good);
  }
  .funnel .candidates .bar i {
    background: var(--good);
  }
  .funnel .vetoed b {
    color: var(--bad);
  }
  .funnel .vetoed .bar i {
    background: var(--bad);
  }
  .funnel .to_verify b {
    color: var(--warn);
  }
  .funnel .to_verify .bar i {
    background: var(--warn);
  }
  .funnel ul {
    margin: 8px 0 0;
    padding: 0;
    list-style: none;
    font-size: 12px;
    line-height: 1.5;
  }
  .funnel ul li {
    display: flex;
    justify-content: space-between;
    gap: 8px;
    padding: 0;
    border: 0;
  }
  .funnel ul span:last-child {
    color: var(--muted);
    font-variant-numeric: tabular-nums;
  }
  @container (max-width: 640px) {
    .funnel {
      grid-auto-flow: row;
    }
    .funnel > li {
      display: grid;
      grid-template-columns: 3.2em 1fr;
      align-items: baseline;
      column-gap: 8px;
      padding: 7px 12px;
      border-left: 0;
      border-top: 1px solid var(--line);
    }
    .funnel > li:first-child {
      border-top: 0;
    }
    .funnel b {
      font-size: 17px;
      text-align: right;
    }
    .funnel .bar {
      display: none;
    }
    .funnel ul {
      grid-column: 2;
      margin: 2px 0 0;
    }
  }
`;

/** A step by its reasons; the rarest ones are summed up, so that one step does not make all of them tall. */
function split(step: FunnelStep, lang: Lang): TemplateResult | typeof nothing {
  const reasons = Object.entries(step.detail);
  if (reasons.length === 0) return nothing;
  const shown = reasons.length > MOST + 1 ? reasons.slice(0, MOST) : reasons;
  const rest = reasons.slice(shown.length);
  const line = (reason: string, count: number, title = ""): TemplateResult =>
    html`<li title=${title || nothing}><span>${reason}</span><span>${number(count, lang)}</span></li>`;
  return html`<ul>
    ${shown.map(([reason, count]) => line(reason, count))}
    ${rest.length > 0
      ? line(
          words(lang).others(rest.length),
          rest.reduce((sum, [, count]) => sum + count, 0),
          rest.map(([reason, count]) => `${reason} ${count}`).join(words(lang).listSeparator),
        )
      : nothing}
  </ul>`;
}

/** The funnel of an answer; nothing where it has none. */
export function funnelView(steps: readonly FunnelStep[], lang: Lang): TemplateResult | typeof nothing {
  if (steps.length === 0) return nothing;
  const most = Math.max(1, ...steps.map((step) => step.count));
  return html`<section class="block" aria-label=${words(lang).funnel}>
    <h3>${words(lang).funnel}</h3>
    <ol class="funnel">
      ${steps.map(
        (step) => html`<li class=${step.id}>
          <b>${number(step.count, lang)}</b>
          <span class="what">${step.text}</span>
          <span class="bar" aria-hidden="true"><i .style=${`width: ${(step.count / most) * 100}%`}></i></span>
          ${split(step, lang)}
        </li>`,
      )}
    </ol>
  </section>`;
}
