// Colours, type and the small parts that every component shares. Light and dark; system fonts only.

import { css } from "lit";

const darkColours = css`
  --bg: #12161b;
  --surface: #1a1f26;
  --sunken: #222932;
  --line: #313a45;
  --line-strong: #4a5664;
  --text: #e4e8ec;
  --muted: #9aa6b3;
  --accent: #84b6e4;
  --accent-soft: #21364a;
  --on-accent: #0f1a25;
  --good: #7fc9a0;
  --good-soft: #1b3529;
  --fair: #83bfe4;
  --fair-soft: #1a3342;
  --warn: #e2b45c;
  --warn-soft: #3a2f17;
  --bad: #ec9089;
  --bad-soft: #422322;
  --mark: #5d4f1c;
  --shadow: none;
`;

export const tokens = css`
  :host {
    --bg: #f5f6f7;
    --surface: #ffffff;
    --sunken: #eef0f2;
    --line: #d9dde2;
    --line-strong: #b9c0c8;
    --text: #1b2128;
    --muted: #5a6572;
    --accent: #1d4f7c;
    --accent-soft: #e6eef6;
    --on-accent: #ffffff;
    --good: #1f6b45;
    --good-soft: #e3f1e9;
    --fair: #1d5f86;
    --fair-soft: #e2eff7;
    --warn: #8a5a00;
    --warn-soft: #fbf0d9;
    --bad: #a02b2b;
    --bad-soft: #f9e6e5;
    --mark: #fdeeb5;
    --shadow: 0 1px 2px rgb(20 30 40 / 6%);
    --font: -apple-system, BlinkMacSystemFont, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei",
      "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", Roboto, Arial, sans-serif;
    --mono: ui-monospace, "SF Mono", Consolas, "Liberation Mono", "Noto Sans Mono CJK SC", monospace;
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([theme="light"])) {
      ${darkColours}
    }
  }
  @media print {
    :host {
      --bg: #ffffff;
      --surface: #ffffff;
      --sunken: #f2f2f2;
      --line: #bbbbbb;
      --line-strong: #888888;
      --text: #000000;
      --muted: #444444;
      --accent: #000000;
      --accent-soft: #eeeeee;
      --mark: #eeeeee;
      --shadow: none;
    }
  }
`;

/** The same dark colours where the embedding page asks for them by attribute. */
export const darkTheme = css`
  :host([theme="dark"]) {
    ${darkColours}
  }
`;

export const parts = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  button {
    font: inherit;
    color: inherit;
    cursor: pointer;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .cite {
    display: inline-block;
    min-width: 1.5em;
    margin: 0 0.1em;
    padding: 0 0.3em;
    border: 0;
    border-radius: 3px;
    background: var(--accent-soft);
    color: var(--accent);
    font-size: 0.75em;
    line-height: 1.5;
    font-variant-numeric: tabular-nums;
    text-align: center;
    vertical-align: 0.15em;
  }
  .cite:hover,
  .cite[aria-pressed="true"] {
    background: var(--accent);
    color: var(--on-accent);
  }
  .tag {
    display: inline-block;
    padding: 0 0.4em;
    border: 1px solid var(--line-strong);
    border-radius: 3px;
    background: var(--sunken);
    color: var(--muted);
    font-size: 11px;
    line-height: 1.55;
    white-space: nowrap;
    vertical-align: 1px;
  }
  .tag.warn {
    border-color: var(--warn);
    background: var(--warn-soft);
    color: var(--warn);
  }
  .plain {
    border: 1px solid var(--line);
    border-radius: 5px;
    background: var(--surface);
    padding: 4px 10px;
    font-size: 13px;
    color: var(--text);
  }
  .plain:hover {
    border-color: var(--accent);
    color: var(--accent);
  }
  h3 {
    margin: 0;
    font-size: 13px;
    font-weight: 600;
    color: var(--muted);
  }
  .scroll {
    overflow-x: auto;
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
`;

/** The strip at the top of a view: its name, the way to the other views, and its buttons. */
export const header = css`
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
  .tools {
    display: flex;
    gap: 6px;
    margin-left: auto;
  }
  .tools .plain {
    white-space: nowrap;
  }
  nav {
    display: flex;
    gap: 2px;
  }
  nav a {
    padding: 4px 12px;
    border-radius: 5px;
    color: var(--muted);
    font-size: 13.5px;
    text-decoration: none;
    white-space: nowrap;
  }
  nav a:hover {
    background: var(--sunken);
  }
  nav a[aria-current="page"] {
    background: var(--accent-soft);
    color: var(--accent);
    font-weight: 600;
  }
  @container (max-width: 640px) {
    .top {
      padding: 7px 12px;
    }
    nav a {
      padding: 4px 8px;
    }
  }
`;
