// Looks of one turn: question, chips, text, sources, what to ask next.

import { css } from "lit";

export const turnStyles = css`
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
`;
