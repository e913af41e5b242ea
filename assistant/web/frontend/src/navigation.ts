// The links between the views of the page. A view asks to go elsewhere by an event; <scout-pages> goes there.

import { html, type TemplateResult } from "lit";
import type { Lang } from "./contract";
import { words } from "./words";

export type View = "chat" | "documents";

export const PATHS: Readonly<Record<View, string>> = { chat: "/", documents: "/documents" };

/** Asks for a path of the page, e.g. /documents/12. */
export class Navigate extends CustomEvent<{ path: string }> {
  constructor(path: string) {
    super("scout-navigate", { detail: { path }, bubbles: true, composed: true });
  }
}

/** Says that the reader chose a language. */
export class LanguageChosen extends CustomEvent<{ lang: Lang }> {
  constructor(lang: Lang) {
    super("scout-language", { detail: { lang }, bubbles: true, composed: true });
  }
}

export function navigation(here: View, lang: Lang): TemplateResult {
  const text = words(lang).views;
  const go = (event: MouseEvent, path: string): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return; // a new tab is the browser's
    event.preventDefault();
    event.currentTarget?.dispatchEvent(new Navigate(path));
  };
  const one = (view: View): TemplateResult =>
    html`<a
      href=${PATHS[view]}
      aria-current=${view === here ? "page" : "false"}
      @click=${(event: MouseEvent) => go(event, PATHS[view])}
      >${text[view]}</a
    >`;
  return html`<nav aria-label=${text.label}>${one("chat")}${one("documents")}</nav>`;
}
