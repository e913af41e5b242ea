// Which language the page speaks: the one chosen before, else the browser's.

import type { Lang } from "./contract";

const REMEMBERED = "scout-chat.lang";

export function firstLanguage(): string {
  return stored() ?? (navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en");
}

export function toLang(lang: string): Lang {
  return lang.toLowerCase().startsWith("en") ? "en" : "zh";
}

function stored(): string | null {
  try {
    return localStorage.getItem(REMEMBERED);
  } catch {
    return null; // a page may forbid storage: then nothing is remembered
  }
}

export function remember(lang: Lang): void {
  try {
    localStorage.setItem(REMEMBERED, lang);
  } catch {
    // see stored()
  }
}
