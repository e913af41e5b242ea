// Looks of <scout-source>.

import { css } from "lit";

export const sourceStyles = css`
  :host {
    display: block;
    height: 100%;
    background: var(--surface);
  }
  .panel {
    display: grid;
    grid-template: auto auto minmax(0, 1fr) / minmax(0, 1fr);
    height: 100%;
    padding-top: 10px;
  }
  header,
  h2 {
    padding: 0 18px;
  }
  .scrolled {
    padding: 0 18px 24px;
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  header {
    display: flex;
    align-items: center;
    gap: 8px;
    color: var(--muted);
    font-size: 12.5px;
  }
  .kind b {
    padding: 0 0.4em;
    border-radius: 3px;
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }
  .close {
    width: 30px;
    height: 30px;
    margin-left: auto;
    border: 0;
    border-radius: 5px;
    background: none;
    font-size: 20px;
    line-height: 1;
  }
  .close:hover {
    background: var(--sunken);
  }
  h2 {
    margin: 4px 0 8px;
    font-size: 16px;
    line-height: 1.45;
    font-weight: 600;
    outline: none;
  }
  .about {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: 2px 12px;
    margin: 0 0 12px;
    font-size: 12.5px;
  }
  dt {
    color: var(--muted);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  a.link,
  button.link {
    padding: 0;
    border: 0;
    background: none;
    color: var(--accent);
    font: inherit;
    text-decoration: underline;
    text-underline-offset: 2px;
    white-space: nowrap;
  }
  .away,
  .versions {
    margin: 0 0 12px;
    padding: 8px 12px;
    border-radius: 5px;
    background: var(--sunken);
    font-size: 12.5px;
  }
  .away {
    background: var(--warn-soft);
    color: var(--warn);
  }
  .versions h3 {
    font-size: 11.5px;
    font-weight: 400;
  }
  .versions ul {
    margin: 2px 0 0;
    padding: 0;
    list-style: none;
  }
  .versions li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 10px;
  }
  .versions span {
    color: var(--muted);
  }
  .choice {
    display: inline-flex;
    margin: 0 0 8px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    overflow: hidden;
  }
  .choice button {
    padding: 3px 14px;
    border: 0;
    background: var(--surface);
    color: var(--muted);
    font-size: 12.5px;
  }
  .choice button + button {
    border-left: 1px solid var(--line-strong);
  }
  .choice button[aria-pressed="true"] {
    background: var(--accent-soft);
    color: var(--accent);
    font-weight: 600;
  }
  .choice button:focus-visible {
    outline-offset: -2px;
  }
  blockquote.short {
    margin-bottom: 6px;
    max-height: 7em;
    overflow-y: auto;
    font-size: 13px;
  }
  .repealed {
    color: var(--bad);
  }
  .body {
    border-top: 1px solid var(--line);
    padding-top: 12px;
    font-size: 14px;
    line-height: 1.75;
  }
  .heading {
    margin: 0 0 6px;
    font-weight: 600;
  }
  .passage,
  blockquote,
  pre {
    margin: 0;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  pre {
    padding: 10px 12px;
    border-radius: 5px;
    background: var(--sunken);
    font-family: var(--mono);
    font-size: 12.5px;
  }
  blockquote {
    padding-left: 12px;
    border-left: 3px solid var(--line-strong);
  }
  mark {
    background: var(--mark);
    color: inherit;
    border-radius: 2px;
    box-decoration-break: clone;
    -webkit-box-decoration-break: clone;
  }
  .beside {
    margin: 0 0 12px;
    color: var(--muted);
    font-size: 13px;
    line-height: 1.65;
  }
  .passage ~ .beside {
    margin: 14px 0 0;
    padding-top: 10px;
    border-top: 1px dashed var(--line);
  }
  .beside p {
    margin: 4px 0;
    white-space: pre-wrap;
  }
  .beside h3 {
    font-size: 11.5px;
    font-weight: 400;
  }
  .note {
    margin: 0 0 8px;
    color: var(--muted);
    font-size: 12.5px;
  }
  .fact {
    width: 100%;
    border-collapse: collapse;
    font-size: 13px;
    line-height: 1.55;
  }
  .fact th,
  .fact td {
    padding: 5px 8px;
    border-bottom: 1px solid var(--line);
    text-align: left;
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  .rows .part th {
    color: var(--text);
    font-weight: 600;
  }
  .rows {
    font-size: 12.5px;
  }
  .rows td {
    color: var(--muted);
  }
  .rows .cited td {
    color: var(--text);
  }
  .fact tbody th {
    width: 34%;
  }
  .fact th {
    color: var(--muted);
    font-weight: 400;
  }
`;
