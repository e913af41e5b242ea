// Looks of <scout-document>.

import { css } from "lit";

export const documentStyles = css`
  :host {
    display: block;
    height: 100%;
    font-size: 14px;
  }
  .split {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    height: 100%;
  }
  .with-source {
    grid-template-columns: minmax(0, 1fr) minmax(340px, 46%);
  }
  .column {
    padding: 14px max(20px, calc((100% - 860px) / 2)) 40px;
    overflow-y: auto;
  }
  aside {
    border-left: 1px solid var(--line);
    overflow: hidden;
  }
  p {
    margin: 0 0 8px;
  }
  h2 {
    margin: 0 0 10px;
    font-size: 19px;
    line-height: 1.45;
    font-weight: 650;
  }
  h2 .tag {
    font-weight: 400;
  }
  h3 {
    margin: 22px 0 4px;
  }
  h4 {
    margin: 12px 0 2px;
    font-size: 14px;
    font-weight: 600;
  }
  .link {
    padding: 0;
    border: 0;
    background: none;
    color: var(--accent);
    font-size: 12.5px;
    text-align: left;
  }
  .link:hover {
    text-decoration: underline;
  }
  .doings {
    display: flex;
    gap: 8px;
    margin-bottom: 14px;
  }
  a.plain {
    text-decoration: none;
  }
  .bad {
    color: var(--bad);
  }
  .sure {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    margin-bottom: 14px;
    padding: 8px 12px;
    border-radius: 6px;
    background: var(--bad-soft);
  }
  .failure {
    padding: 8px 12px;
    border-radius: 6px;
    background: var(--bad-soft);
    color: var(--bad);
  }
  .edit {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 8px 18px;
    align-items: center;
    margin: 0 0 14px;
    padding: 14px 16px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--surface);
    font-size: 13px;
  }
  .edit label {
    color: var(--muted);
  }
  .edit span {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
  }
  .edit input:not([type="checkbox"]),
  .edit select {
    flex: 1;
    min-width: 180px;
    max-width: 460px;
    padding: 5px 9px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--bg);
    color: var(--text);
    font: inherit;
  }
  .edit .reset {
    font-size: 12px;
  }
  .edit p {
    grid-column: 2;
    margin: 4px 0 0;
  }
  dl {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: 3px 18px;
    margin: 0 0 14px;
    padding: 12px 16px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--surface);
    font-size: 13px;
  }
  dt {
    color: var(--muted);
  }
  dd {
    margin: 0;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .versions,
  .left-out {
    margin-bottom: 14px;
    padding: 8px 16px;
    border-radius: 8px;
    background: var(--sunken);
    font-size: 13px;
  }
  .versions h3 {
    margin: 0 0 2px;
    font-size: 12px;
    font-weight: 400;
  }
  .versions ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .versions li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
  }
  .versions span {
    color: var(--muted);
  }
  .left-out {
    background: var(--warn-soft);
  }
  .left-out summary {
    color: var(--warn);
    cursor: pointer;
  }
  .left-out pre {
    margin: 6px 0 2px;
    font-family: inherit;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .left-out p {
    margin: 6px 0;
  }
  .passages {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .passages li {
    padding: 8px 0;
    border-top: 1px solid var(--line);
  }
  .where {
    margin: 0;
  }
  .text {
    margin: 0;
    line-height: 1.7;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .more {
    margin-top: 14px;
    text-align: center;
  }
  @media (max-width: 900px) {
    .with-source {
      grid-template-columns: minmax(0, 1fr);
    }
    aside {
      position: fixed;
      inset: auto 0 0 0;
      height: 78%;
      border: 1px solid var(--line-strong);
      border-radius: 12px 12px 0 0;
      box-shadow: 0 -8px 30px rgb(0 0 0 / 25%);
      z-index: 2;
    }
    .column {
      padding: 10px 12px 32px;
    }
  }
`;
