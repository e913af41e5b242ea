// Numbers and dates as a reader of one language writes them.

import type { Cell, Lang } from "./contract";
import { words } from "./words";

/** A number with its thousands apart, at most two places. */
export function number(value: number, lang: Lang): string {
  return new Intl.NumberFormat(lang === "zh" ? "zh-CN" : "en-GB", { maximumFractionDigits: 2 }).format(value);
}

/** A fraction of one as whole percent. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** A cell of a table as text. */
export function cell(value: Cell, lang: Lang): string {
  if (value === null || value === undefined || value === "") return "—";
  if (typeof value === "number") return number(value, lang);
  if (typeof value === "boolean") return value ? words(lang).yes : words(lang).no;
  if (typeof value === "string") return value;
  return value.map((part) => String(part)).join(words(lang).listSeparator);
}
