// Looks of <scout-documents> and of one document opened in it.

import { css } from "lit";

export const documentsStyles = css`
  :host {
    display: block;
    height: 100%;
    container-type: inline-size;
    color: var(--text);
    background: var(--bg);
    font-family: var(--font);
    font-size: 14px;
    line-height: 1.6;
  }
  :host([hidden]) {
    display: none;
  }
  .frame {
    display: grid;
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
    height: 100%;
  }
  main {
    overflow-y: auto;
    outline: none;
    scrollbar-gutter: stable;
  }
  main.one {
    overflow: hidden; /* the document scrolls by itself, beside its source */
    scrollbar-gutter: auto;
  }
  .column {
    width: 100%;
    max-width: 1120px;
    margin: 0 auto;
    padding: 18px 20px 40px;
  }
  .column[hidden] {
    display: none;
  }
  .filter {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    margin-bottom: 10px;
  }
  input[type="search"],
  select {
    padding: 6px 10px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--surface);
    color: var(--text);
    font: inherit;
    font-size: 13.5px;
  }
  input[type="search"] {
    flex: 1;
    min-width: 220px;
    max-width: 380px;
  }
  .kinds {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .kinds .plain[aria-pressed="true"] {
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--accent);
  }
  .count {
    color: var(--muted);
    font-size: 12px;
    font-variant-numeric: tabular-nums;
  }
  .order {
    margin-left: auto;
  }
  .total,
  .note {
    margin: 0 0 6px;
    color: var(--muted);
    font-size: 12.5px;
  }
  .failure {
    margin: 0 0 10px;
    padding: 8px 12px;
    border-radius: 6px;
    background: var(--bad-soft);
    color: var(--bad);
  }
  .more {
    margin: 14px 0 0;
    text-align: center;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    border: 1px solid var(--line);
    background: var(--surface);
    font-size: 13.5px;
  }
  th,
  td {
    padding: 8px 12px;
    border-bottom: 1px solid var(--line);
    text-align: left;
    vertical-align: top;
  }
  th {
    background: var(--sunken);
    color: var(--muted);
    font-size: 12px;
    font-weight: 400;
    white-space: nowrap;
  }
  tbody tr:hover {
    background: var(--accent-soft);
  }
  .title {
    width: 46%;
    overflow-wrap: anywhere;
  }
  .title a {
    color: var(--text);
    font-weight: 600;
    text-decoration: none;
  }
  .title a:hover {
    color: var(--accent);
    text-decoration: underline;
  }
  .older .title {
    padding-left: 34px;
  }
  .older .title a {
    font-weight: 400;
  }
  .file {
    display: block;
    color: var(--muted);
    font-size: 12px;
  }
  .kind,
  .date {
    white-space: nowrap;
  }
  .number span {
    display: block;
    color: var(--muted);
    font-size: 12.5px;
  }
  .number span:first-child {
    color: var(--text);
  }
  .date b {
    display: block;
    color: var(--bad);
    font-size: 12px;
    font-weight: 400;
  }
  .figure {
    text-align: right;
    font-variant-numeric: tabular-nums;
  }
  @container (max-width: 720px) {
    .column {
      padding: 12px 12px 32px;
    }
    .order {
      margin-left: 0;
    }
    input[type="search"] {
      max-width: none;
      font-size: 16px; /* smaller and a phone zooms in */
    }
    thead {
      display: none;
    }
    tbody tr {
      display: flex;
      flex-wrap: wrap;
      gap: 0 14px;
      padding: 9px 12px;
      border-bottom: 1px solid var(--line);
    }
    td {
      padding: 0;
      border: 0;
      color: var(--muted);
      font-size: 12.5px;
    }
    td:empty {
      display: none;
    }
    .title {
      width: 100%;
      color: var(--text);
      font-size: 14px;
    }
    .older .title {
      padding-left: 16px;
    }
    .number span {
      display: inline;
      margin-right: 10px;
    }
    .figure[data-name]:not(:empty)::after {
      content: " " attr(data-name);
    }
  }
`;
