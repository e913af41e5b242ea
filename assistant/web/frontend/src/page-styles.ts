// Looks of <scout-page>. A page stays paper-white in the dark, only dimmed: its stamps and scans keep their colours.

import { css } from "lit";

export const pageStyles = css`
  :host {
    display: block;
  }
  .bar {
    position: sticky;
    top: 0;
    z-index: 1;
    display: flex;
    align-items: center;
    gap: 6px;
    padding: 6px 0;
    background: var(--surface);
    font-size: 12.5px;
  }
  .bar .plain {
    min-width: 30px;
    min-height: 30px;
    padding: 0 8px;
  }
  .bar .plain:disabled {
    opacity: 0.4;
    cursor: default;
  }
  .bar .back {
    font-size: 12.5px;
  }
  .where,
  .zoom {
    color: var(--muted);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .gap {
    flex: 1;
  }
  .view {
    overflow-x: auto;
    border: 1px solid var(--line-strong);
    border-radius: 4px;
    background: var(--sunken);
  }
  .sheet {
    position: relative;
    background: #ffffff;
  }
  img {
    display: block;
    width: 100%;
    height: auto;
  }
  .mark {
    position: absolute;
    border-radius: 2px;
    background: #ffd84d;
    opacity: 0.5;
    mix-blend-mode: multiply;
    pointer-events: none;
  }
  .loading,
  .note {
    margin: 0;
    padding: 28px 12px;
    color: var(--muted);
    font-size: 12.5px;
    text-align: center;
  }
  .note {
    padding: 6px 0 10px;
    text-align: left;
  }
  @media (prefers-color-scheme: dark) {
    .sheet {
      filter: brightness(0.86);
    }
  }
`;
