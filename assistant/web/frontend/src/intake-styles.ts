// Looks of <scout-intake>.

import { css } from "lit";

export const intakeStyles = css`
  :host {
    display: block;
    margin-bottom: 16px;
    font-size: 13.5px;
  }
  .door {
    padding: 14px 18px;
    border: 1.5px dashed var(--line-strong);
    border-radius: 8px;
    background: var(--surface);
  }
  .door.over {
    border-color: var(--accent);
    background: var(--accent-soft);
  }
  .door p {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 10px;
    margin: 0;
  }
  .door .limit,
  .note {
    color: var(--muted);
    font-size: 12.5px;
  }
  .door .limit {
    margin-top: 6px;
  }
  .note {
    margin: 8px 0;
  }
  label.plain {
    position: relative;
    cursor: pointer;
  }
  label.plain:focus-within {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .jobs {
    margin-top: 10px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--surface);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 14px;
    padding: 8px 14px;
  }
  progress {
    flex: 1;
    min-width: 120px;
    height: 8px;
    border: 0;
    border-radius: 4px;
    background: var(--sunken);
    accent-color: var(--accent);
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: var(--sunken);
  }
  progress::-webkit-progress-value {
    background: var(--accent);
    transition: width 0.3s;
  }
  progress::-moz-progress-bar {
    background: var(--accent);
  }
  ul {
    max-height: 16em;
    margin: 0;
    padding: 0;
    border-top: 1px solid var(--line);
    overflow-y: auto;
    list-style: none;
  }
  ul:empty {
    display: none;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 12px;
    padding: 5px 14px;
    line-height: 1.6;
  }
  li + li {
    border-top: 1px solid var(--line);
  }
  .state {
    min-width: 52px;
    color: var(--muted);
    font-size: 12px;
  }
  .state.done {
    color: var(--good);
  }
  .state.running {
    color: var(--accent);
  }
  .state.failed {
    color: var(--bad);
    font-weight: 600;
  }
  .name {
    overflow-wrap: anywhere;
  }
  .count {
    margin-left: auto;
    color: var(--muted);
    font-size: 12px;
  }
  .why {
    flex-basis: 100%;
    padding-left: 64px;
    color: var(--bad);
    font-size: 12.5px;
  }
`;
