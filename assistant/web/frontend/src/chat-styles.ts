// Looks of <scout-chat>: the frame, the turns, and the side panel beside or over them.

import { css } from "lit";

export const chatStyles = css`
  :host {
    display: block;
    height: 100%;
    min-height: 20rem;
    container-type: inline-size;
    color: var(--text);
    background: var(--bg);
    font-family: var(--font);
    font-size: 15px;
    line-height: 1.7;
    text-align: left;
    -webkit-text-size-adjust: 100%;
  }
  .frame {
    position: relative;
    display: grid;
    grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
    height: 100%;
    overflow: hidden;
  }
  .top {
    display: flex;
    align-items: center;
    gap: 4px 14px;
    padding: 8px 20px;
    border-bottom: 1px solid var(--line);
    background: var(--surface);
  }
  h1 {
    margin: 0;
    font-size: 16px;
    font-weight: 650;
    letter-spacing: 0.02em;
    white-space: nowrap;
  }
  .top p {
    margin: 0;
    flex: 1;
    min-width: 0;
    overflow: hidden;
    color: var(--muted);
    font-size: 12.5px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .tools {
    display: flex;
    gap: 6px;
    margin-left: auto;
  }
  .tools .plain {
    white-space: nowrap;
  }
  .plain:disabled {
    border-color: var(--line);
    color: var(--muted);
    opacity: 0.55;
    cursor: default;
  }
  main {
    overflow-y: auto;
    overscroll-behavior: contain;
    outline: none;
    scrollbar-gutter: stable;
  }
  .turn,
  .intro,
  .composer div {
    width: 100%;
    max-width: 960px;
    margin: 0 auto;
    padding-left: 20px;
    padding-right: 20px;
  }
  .turn {
    padding-top: 18px;
    padding-bottom: 10px;
  }
  .turn:last-child:not(:first-child) {
    min-height: 100%;
  }
  .turn:last-child {
    padding-bottom: 28px;
  }
  .turn + .turn {
    border-top: 1px solid var(--line);
  }
  .question {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: 10px;
    align-items: baseline;
  }
  .mark {
    padding: 0 6px;
    border-radius: 4px;
    background: var(--accent);
    color: var(--on-accent);
    font-size: 12px;
    font-weight: 600;
    line-height: 20px;
  }
  .question h2 {
    margin: 0;
    font-size: 17px;
    line-height: 1.5;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .words {
    white-space: pre-line;
  }
  .dropped {
    margin-left: 6px;
    color: var(--muted);
    font-size: 13px;
    font-weight: 400;
  }
  .answer {
    margin-top: 8px;
  }
  .status,
  .conditions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    min-height: 26px;
    margin: 0 0 8px;
    color: var(--muted);
    font-size: 13px;
  }
  .pulse {
    width: 8px;
    height: 8px;
    margin-right: 2px;
    border-radius: 50%;
    background: var(--accent);
    animation: pulse 1.2s ease-in-out infinite;
  }
  @keyframes pulse {
    50% {
      opacity: 0.25;
    }
  }
  .tool {
    padding-left: 8px;
    border-left: 1px solid var(--line-strong);
  }
  .chip {
    display: inline-flex;
    align-items: center;
    border: 1px solid var(--line-strong);
    border-radius: 13px;
    padding: 0 2px 0 10px;
    background: var(--surface);
    color: var(--text);
    line-height: 24px;
  }
  .chip.still {
    padding-right: 10px;
    border-color: var(--line);
    color: var(--muted);
  }
  .chip button {
    width: 22px;
    height: 22px;
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--muted);
    font-size: 15px;
    line-height: 1;
  }
  .chip button:hover {
    background: var(--bad-soft);
    color: var(--bad);
  }
  .verdict {
    margin: 0 0 6px;
    padding: 5px 12px;
    border-left: 3px solid var(--fair);
    background: var(--fair-soft);
    color: var(--fair);
    font-size: 14px;
    font-weight: 600;
  }
  .verdict.refusal {
    border-color: var(--warn);
    background: var(--warn-soft);
    color: var(--warn);
  }
  .prose {
    overflow-wrap: break-word;
  }
  .prose > :first-child {
    margin-top: 0;
  }
  .prose > :last-child {
    margin-bottom: 0;
  }
  .prose p,
  .prose ul,
  .prose ol {
    margin: 0.5em 0;
  }
  .prose ul,
  .prose ol {
    padding-left: 1.6em;
  }
  .prose li,
  .prose li > p {
    margin: 0.2em 0;
  }
  .prose li ul {
    margin: 0.15em 0 0.5em;
    padding-left: 1.2em;
    font-size: 14px;
    line-height: 1.6;
  }
  .block + .prose {
    margin-top: 18px;
  }
  .prose :is(h1, h2, h3, h4, h5, h6) {
    margin: 1em 0 0.35em;
    color: var(--text);
    font-size: 15px;
    font-weight: 650;
  }
  .prose blockquote {
    margin: 0.6em 0;
    padding: 2px 14px;
    border-left: 3px solid var(--line-strong);
    color: var(--muted);
  }
  .prose code,
  .prose pre {
    border-radius: 4px;
    background: var(--sunken);
    font-family: var(--mono);
    font-size: 0.87em;
  }
  .prose code {
    padding: 1px 4px;
  }
  .prose pre {
    padding: 10px 12px;
    white-space: pre-wrap;
  }
  .prose table {
    border-collapse: collapse;
    font-size: 13px;
    line-height: 1.5;
    background: var(--surface);
  }
  .prose th,
  .prose td {
    padding: 4px 10px;
    border: 1px solid var(--line);
    text-align: left;
  }
  .prose th {
    background: var(--sunken);
  }
  .block {
    margin-top: 16px;
  }
  .gaps ul {
    margin: 4px 0 0;
    padding: 8px 12px 8px 28px;
    border-radius: 6px;
    background: var(--warn-soft);
    font-size: 13.5px;
  }
  .gaps h3 {
    color: var(--warn);
  }
  .sources {
    font-size: 13px;
  }
  .sources summary {
    color: var(--muted);
    font-weight: 600;
    cursor: pointer;
  }
  .sources summary span {
    font-weight: 400;
  }
  .sources ol {
    margin: 6px 0 0;
    padding: 0;
    list-style: none;
    columns: 2 320px;
    column-gap: 28px;
  }
  .sources li {
    display: flex;
    align-items: baseline;
    gap: 6px;
    padding: 2px 0;
    break-inside: avoid;
  }
  .sources .cite {
    flex: none;
  }
  .calls {
    margin-top: 4px;
  }
  .calls ul {
    margin: 4px 0 0;
    padding: 0;
    list-style: none;
  }
  .calls li {
    display: block;
  }
  .calls code {
    color: var(--muted);
    font-family: var(--mono);
    font-size: 12px;
    overflow-wrap: anywhere;
  }
  .link {
    padding: 0;
    border: 0;
    margin-left: 6px;
    background: none;
    color: var(--accent);
    font-size: 12px;
  }
  .link:hover {
    text-decoration: underline;
  }
  .where {
    margin-left: 6px;
    color: var(--muted);
    font-size: 12px;
  }
  .foot {
    margin: 14px 0 0;
    color: var(--muted);
    font-size: 12px;
    line-height: 1.7;
  }
  .note {
    color: var(--muted);
    font-size: 13px;
  }
  .choices,
  .followups {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    margin-top: 10px;
  }
  .followups {
    margin-top: 14px;
    font-size: 13px;
    color: var(--muted);
  }
  .plain {
    text-align: left;
  }
  .failure {
    margin-top: 8px;
    padding: 10px 14px;
    border-left: 3px solid var(--bad);
    background: var(--bad-soft);
    font-size: 14px;
  }
  .failure p {
    margin: 0 0 8px;
  }
  .intro {
    padding-top: max(24px, 8vh);
    padding-bottom: 24px;
  }
  .intro h2 {
    margin: 0 0 4px;
    font-size: 22px;
    font-weight: 650;
  }
  .intro > p {
    max-width: 46em;
    margin: 0 0 22px;
    color: var(--muted);
    font-size: 14px;
  }
  .suggestions {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(300px, 1fr));
    gap: 18px 24px;
  }
  .suggestions h3 {
    margin: 0 0 6px;
  }
  .suggestions button {
    display: block;
    width: 100%;
    margin: 0 0 6px;
    padding: 9px 12px;
    border: 1px solid var(--line);
    border-radius: 6px;
    background: var(--surface);
    box-shadow: var(--shadow);
    font-size: 14px;
    line-height: 1.5;
    text-align: left;
  }
  .suggestions button:hover {
    border-color: var(--accent);
    color: var(--accent);
  }
  .composer {
    border-top: 1px solid var(--line);
    background: var(--bg);
    overflow: hidden; /* with the gutter: its edges stand under those of the turns */
    scrollbar-gutter: stable;
  }
  .composer div {
    display: flex;
    align-items: flex-end;
    gap: 8px;
    padding-top: 10px;
    padding-bottom: max(12px, env(safe-area-inset-bottom));
  }
  .composer textarea {
    flex: 1;
    min-width: 0;
    max-height: 160px;
    padding: 9px 12px;
    border: 1px solid var(--line-strong);
    border-radius: 8px;
    background: var(--surface);
    color: var(--text);
    font: inherit;
    line-height: 1.5;
    resize: none;
  }
  .composer textarea::placeholder {
    color: var(--muted);
  }
  .composer textarea:focus-visible {
    border-color: var(--accent);
    outline-offset: 0;
    outline-width: 1px;
  }
  .send {
    flex: none;
    min-width: 76px;
    height: 43px;
    padding: 0 16px;
    border: 1px solid var(--accent);
    border-radius: 8px;
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }
  .send.stop {
    background: var(--surface);
    color: var(--accent);
  }
  aside {
    grid-area: 2 / 2 / 4 / 3;
    border-left: 1px solid var(--line);
    overflow: hidden;
  }
  aside[hidden] {
    display: none;
  }
  .with-source {
    grid-template-columns: minmax(0, 1fr) minmax(320px, 420px);
  }
  .with-source .top {
    grid-column: 1 / -1;
  }
  @container (max-width: 900px) {
    .with-source {
      grid-template-columns: minmax(0, 1fr);
    }
    aside {
      position: absolute;
      grid-area: 1 / 1 / -1 / -1;
      inset: auto 0 0 0;
      height: 72%;
      border: 1px solid var(--line-strong);
      border-radius: 12px 12px 0 0;
      box-shadow: 0 -8px 30px rgb(0 0 0 / 25%);
      z-index: 2;
    }
  }
  @container (max-width: 640px) {
    .top {
      padding: 7px 12px;
    }
    .top p,
    .tools .wide {
      display: none;
    }
    .turn,
    .intro,
    .composer div {
      padding-left: 12px;
      padding-right: 12px;
    }
    .composer textarea {
      font-size: 16px; /* smaller and a phone zooms in */
    }
    .suggestions {
      grid-template-columns: 1fr;
    }
  }
  @media print {
    :host {
      container-type: normal;
    }
    :host,
    .frame {
      display: block;
      height: auto;
      overflow: visible;
      background: none;
    }
    main {
      overflow: visible;
    }
    .turn:last-child {
      min-height: 0;
    }
    .tools,
    .composer,
    .followups,
    .choices,
    .chip button,
    .link,
    .calls,
    aside {
      display: none !important;
    }
    .chip {
      padding-right: 10px;
    }
  }
`;
