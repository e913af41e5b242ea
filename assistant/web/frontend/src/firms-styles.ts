// Looks of <scout-firms>.

import { css } from "lit";

export const firmStyles = css`
  .firms {
    width: 100%;
    margin: 8px 0 0;
    border-collapse: separate;
    border-spacing: 0;
    border: 1px solid var(--line);
    border-radius: 6px;
    background: var(--surface);
    font-size: 13.5px;
    line-height: 1.5;
    overflow: hidden;
  }
  th {
    padding: 6px 10px;
    background: var(--sunken);
    color: var(--muted);
    font-size: 12px;
    font-weight: 600;
    text-align: left;
    white-space: nowrap;
  }
  td {
    padding: 7px 10px;
    border-top: 1px solid var(--line);
    vertical-align: top;
  }
  .mid {
    text-align: center;
  }
  .rank {
    width: 2.6em;
    padding-right: 0;
    color: var(--muted);
    text-align: right;
    font-variant-numeric: tabular-nums;
  }
  .stage th {
    padding: 6px 10px 5px 14px;
    border-top: 1px solid var(--line);
    background: transparent;
    color: var(--text);
    font-size: 12.5px;
  }
  .stage span {
    margin-left: 4px;
    color: var(--muted);
    font-weight: 400;
  }
  .candidate .stage th {
    color: var(--good);
  }
  .to_verify .stage th {
    color: var(--warn);
  }
  .vetoed .stage th {
    color: var(--bad);
  }
  .listed .stage {
    display: none;
  }
  .firm {
    cursor: pointer;
  }
  .firm:hover,
  .firm.open {
    background: color-mix(in srgb, var(--accent-soft) 45%, transparent);
  }
  .name-button {
    padding: 0;
    border: 0;
    background: none;
    font-weight: 600;
    text-align: left;
  }
  .name-button:hover {
    color: var(--accent);
  }
  .chevron {
    display: inline-block;
    width: 6px;
    height: 6px;
    margin: 0 8px 2px 1px;
    border-right: 1.5px solid var(--muted);
    border-bottom: 1.5px solid var(--muted);
    transform: rotate(-45deg);
    transition: transform 0.12s;
  }
  .open .chevron {
    transform: translateY(-2px) rotate(45deg);
  }
  .client {
    display: inline-block;
    margin-left: 4px;
    color: var(--fair);
    font-size: 12px;
  }
  .stopped {
    padding-left: 15px;
    font-size: 12.5px;
    color: var(--warn);
  }
  .vetoed .stopped {
    color: var(--bad);
  }
  .grade {
    display: inline-block;
    width: 1.7em;
    border-radius: 4px;
    font-weight: 700;
    line-height: 1.7;
    background: var(--sunken);
    color: var(--muted);
  }
  .grade.a {
    background: var(--good-soft);
    color: var(--good);
  }
  .grade.b {
    background: var(--fair-soft);
    color: var(--fair);
  }
  .grade.c {
    background: var(--warn-soft);
    color: var(--warn);
  }
  .grade.d {
    background: var(--bad-soft);
    color: var(--bad);
  }
  .ungraded {
    color: var(--muted);
    font-size: 12px;
    white-space: nowrap;
  }
  .score {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .score small {
    display: block;
    color: var(--muted);
    font-size: 11px;
    font-weight: 400;
  }
  .buyers {
    min-width: min(25em, 40cqi);
    color: var(--muted);
    font-size: 12.5px;
  }
  .detail {
    background: color-mix(in srgb, var(--accent-soft) 22%, transparent);
  }
  .detail td {
    border-top: 0;
    padding-top: 2px;
    padding-bottom: 14px;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 24px;
    margin: 4px 0 8px;
    font-size: 12.5px;
  }
  .facts div {
    display: flex;
    gap: 6px;
  }
  dt {
    flex: none;
    color: var(--muted);
  }
  dd {
    margin: 0;
  }
  .vetoes,
  .reasons {
    margin: 4px 0 8px;
    padding: 0;
    list-style: none;
  }
  .vetoes li {
    margin: 2px 0;
    padding: 3px 8px;
    border-left: 3px solid var(--warn);
    background: var(--warn-soft);
    font-size: 12.5px;
  }
  .vetoes li.veto {
    border-color: var(--bad);
    background: var(--bad-soft);
  }
  .vetoes b {
    margin-right: 4px;
    font-weight: 600;
  }
  .complete {
    margin-left: 8px;
    font-weight: 400;
  }
  .reasons li {
    display: grid;
    grid-template-columns: minmax(7em, 10em) 4.6em 90px 1fr;
    align-items: baseline;
    gap: 0 10px;
    padding: 3px 0;
    font-size: 12.5px;
  }
  .points {
    text-align: right;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .points i {
    color: var(--muted);
    font-style: normal;
    font-weight: 400;
  }
  .meter {
    align-self: center;
    height: 6px;
    border-radius: 3px;
    background: var(--line);
    overflow: hidden;
  }
  .meter i {
    display: block;
    height: 100%;
    background: var(--accent);
  }
  .why {
    color: var(--muted);
  }
  .none {
    margin: 4px 0;
    color: var(--muted);
    font-size: 12.5px;
  }
  .rest td {
    padding: 6px 14px;
  }
  @container (max-width: 640px) {
    thead {
      position: absolute;
      clip-path: inset(50%);
    }
    .firms,
    tbody {
      display: block;
    }
    .firm {
      display: grid;
      grid-template-columns: 1.6em 1fr auto auto;
      align-items: start;
      border-top: 1px solid var(--line);
    }
    .stage,
    .stage th,
    .rest,
    .rest td,
    .detail {
      display: block;
    }
    .listed .stage {
      display: none;
    }
    .firm td,
    .detail td {
      border-top: 0;
      padding: 7px 6px;
    }
    .detail td:first-child {
      display: none;
    }
    .detail td {
      display: block;
      padding: 0 12px 12px;
    }
    td.rank {
      width: auto;
    }
    .buyers {
      grid-column: 2 / -1;
      min-width: 0;
      padding-top: 0 !important;
    }
    .reasons li {
      grid-template-columns: 1fr auto;
    }
    .meter,
    .why {
      grid-column: 1 / -1;
    }
    .meter {
      height: 4px;
      width: 100%;
      margin: 2px 0;
    }
  }
  @media print {
    .firm,
    .reasons li {
      break-inside: avoid;
    }
    .chevron {
      display: none;
    }
  }
`;
