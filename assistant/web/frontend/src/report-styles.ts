// Looks of <scout-report-reader>. Charts stand on white paper in the dark too: their colours are made for it.

import { css } from "lit";

export const readerStyles = css`
  :host {
    display: contents;
  }
  dialog {
    width: min(1180px, calc(100vw - 24px));
    max-width: none;
    height: calc(100dvh - 32px);
    max-height: none;
    padding: 0;
    border: 1px solid var(--line-strong);
    border-radius: 8px;
    background: var(--surface);
    color: var(--text);
    font: 14px/1.65 var(--font);
    text-align: left;
    white-space: normal;
    cursor: auto;
  }
  dialog[open] {
    display: grid;
    grid-template: auto minmax(0, 1fr) / 210px minmax(0, 1fr);
    grid-template-areas: "head head" "nav text";
  }
  dialog.with-source[open] {
    grid-template-columns: 0 minmax(0, 1fr) minmax(300px, 380px);
    grid-template-areas: "head head head" "nav text source";
  }
  dialog.with-source nav {
    visibility: hidden;
  }
  dialog::backdrop {
    background: rgb(20 26 33 / 55%);
  }
  header {
    grid-area: head;
    display: flex;
    flex-wrap: wrap;
    gap: 6px 14px;
    align-items: center;
    padding: 10px 18px;
    border-bottom: 1px solid var(--line);
  }
  .named {
    flex: 1;
    min-width: 200px;
  }
  .named p {
    margin: 0;
    color: var(--muted);
  }
  h2 {
    margin: 0;
    font-size: 17px;
    outline-offset: 4px;
  }
  .files {
    display: flex;
    flex-wrap: wrap;
    gap: 5px;
  }
  .files .plain:disabled {
    opacity: 0.5;
    cursor: default;
  }
  .close {
    width: 34px;
    height: 34px;
    border: 0;
    border-radius: 5px;
    background: none;
    font-size: 22px;
    line-height: 1;
  }
  .close:hover {
    background: var(--sunken);
  }
  .told {
    flex-basis: 100%;
    margin: 0;
    color: var(--muted);
    font-size: 12.5px;
  }
  .told:empty {
    display: none;
  }
  .problem {
    color: var(--bad);
  }
  nav {
    grid-area: nav;
    padding: 12px 8px;
    border-right: 1px solid var(--line);
    overflow-y: auto;
  }
  nav button {
    display: block;
    width: 100%;
    padding: 5px 10px;
    border: 0;
    border-radius: 5px;
    background: none;
    color: var(--muted);
    font-size: 13px;
    line-height: 1.45;
    text-align: left;
  }
  nav button:hover {
    background: var(--sunken);
    color: var(--text);
  }
  .text {
    grid-area: text;
    padding: 14px 26px 40px;
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  aside {
    grid-area: source;
    min-width: 0;
    border-left: 1px solid var(--line);
    overflow: hidden;
  }
  .imprint {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 26px;
    margin: 0;
    padding-bottom: 8px;
    border-bottom: 1px solid var(--line);
    font-size: 12.5px;
  }
  .imprint div {
    display: flex;
    gap: 8px;
  }
  dt {
    color: var(--muted);
  }
  dd {
    margin: 0;
  }
  h3 {
    margin: 26px 0 10px;
    padding-bottom: 5px;
    border-bottom: 2px solid var(--accent);
    color: var(--accent);
    font-size: 16.5px;
  }
  h3:focus {
    outline: none;
  }
  h4 {
    margin: 18px 0 6px;
    font-size: 14.5px;
  }
  p {
    margin: 8px 0;
  }
  .said.tone-good,
  .said.tone-warning,
  .said.tone-stop,
  .note,
  blockquote {
    padding: 7px 12px;
    border-left: 3px solid var(--line-strong);
    background: var(--sunken);
  }
  .said.tone-good {
    border-color: var(--good);
    background: var(--good-soft);
  }
  .said.tone-warning,
  .note.tone-warning {
    border-color: var(--warn);
    background: var(--warn-soft);
  }
  .said.tone-stop,
  .note.tone-stop {
    border-color: var(--bad);
    background: var(--bad-soft);
  }
  .note {
    font-size: 13px;
  }
  .gap {
    margin: 0;
    padding: 5px 0;
    border-bottom: 1px solid var(--line);
  }
  blockquote {
    margin: 10px 0;
    white-space: pre-line;
  }
  blockquote p {
    margin: 0 0 4px;
  }
  blockquote footer {
    color: var(--muted);
    font-size: 12.5px;
    white-space: normal;
  }
  blockquote footer b {
    color: var(--warn);
  }
  table {
    width: 100%;
    border-collapse: collapse;
    border-bottom: 1.5px solid var(--accent);
    font-size: 13px;
    line-height: 1.5;
  }
  caption,
  figcaption {
    padding: 12px 0 5px;
    font-size: 13px;
    font-weight: 650;
    text-align: left;
  }
  th {
    padding: 5px 8px;
    border-top: 1.5px solid var(--accent);
    border-bottom: 1px solid var(--line-strong);
    background: var(--sunken);
    text-align: left;
    vertical-align: bottom;
  }
  td {
    padding: 4px 8px;
    border-bottom: 1px solid var(--line);
    vertical-align: top;
  }
  th.right,
  td.right {
    text-align: right;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  th.center,
  td.center,
  td.empty {
    text-align: center;
  }
  td.tone-good {
    color: var(--good);
  }
  td.tone-warning {
    color: var(--warn);
  }
  td.tone-stop {
    color: var(--bad);
    font-weight: 600;
  }
  .unit,
  .empty,
  .below,
  .text > footer {
    color: var(--muted);
    font-weight: 400;
  }
  .below,
  .text > footer {
    margin: 4px 0;
    font-size: 12.5px;
  }
  .text > footer {
    margin-top: 30px;
    padding-top: 8px;
    border-top: 1px solid var(--line);
  }
  figure {
    margin: 14px 0;
  }
  .chart {
    padding: 10px;
    border: 1px solid var(--line);
    border-radius: 5px;
    background: #ffffff;
  }
  scout-chart {
    margin: 0 auto;
  }
  summary {
    width: fit-content;
    padding: 3px 0;
    color: var(--accent);
    font-size: 12.5px;
    cursor: pointer;
  }
  .form {
    margin: 10px 0;
    border-top: 1.5px solid var(--accent);
    border-bottom: 1.5px solid var(--accent);
    font-size: 13px;
  }
  .form div {
    display: grid;
    grid-template-columns: minmax(120px, 26%) 1fr;
    border-bottom: 1px solid var(--line);
  }
  .form dt {
    padding: 6px 8px;
    background: var(--sunken);
    color: var(--text);
    font-weight: 600;
  }
  .form dd {
    padding: 6px 10px;
    color: var(--muted);
  }
  @media (max-width: 760px) {
    dialog[open],
    dialog.with-source[open] {
      width: 100vw;
      height: 100dvh;
      border: 0;
      border-radius: 0;
      grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
      grid-template-areas: "head" "text";
    }
    nav {
      display: none;
    }
    .text {
      padding: 8px 14px 30px;
    }
    aside {
      position: absolute;
      inset: 0;
      background: var(--surface);
    }
    aside[hidden] {
      display: none;
    }
  }
`;
