// Looks of <scout-chat>: the frame, the start page, the field, and the side panel beside or over them.

import { css } from "lit";

export const chatStyles = css`
  :host([hidden]) {
    display: none;
  }
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
    grid-template-columns: minmax(0, 1fr) minmax(340px, 44%);
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
