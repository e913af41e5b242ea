// <scout-pages>: which view the address names. Both views stay, so that an answer under way is not lost by looking
// through the documents.

import type { ScoutChat } from "./scout-chat";
import type { ScoutDocuments } from "./documents-view";
import { firstLanguage, remember } from "./language";
import type { LanguageChosen, Navigate } from "./navigation";

const DOCUMENTS = /^\/documents(?:\/(\d+))?\/?$/;

export class ScoutPages extends HTMLElement {
  connectedCallback(): void {
    this.speak(firstLanguage());
    this.show();
    addEventListener("popstate", this.show);
    this.addEventListener("scout-navigate", (event) => this.go((event as Navigate).detail.path));
    this.addEventListener("scout-language", (event) => {
      const { lang } = (event as LanguageChosen).detail;
      remember(lang);
      this.speak(lang);
    });
  }

  disconnectedCallback(): void {
    removeEventListener("popstate", this.show);
  }

  private go(path: string): void {
    if (location.pathname !== path) history.pushState(null, "", path);
    this.show();
  }

  private readonly show = (): void => {
    const found = DOCUMENTS.exec(location.pathname);
    const chat = this.querySelector<ScoutChat>("scout-chat");
    const documents = this.querySelector<ScoutDocuments>("scout-documents");
    if (!chat || !documents) return;
    chat.hidden = found !== null;
    documents.hidden = found === null;
    documents.open = found?.[1] ? Number(found[1]) : null;
    chat.requestUpdate();
    documents.requestUpdate();
  };

  private speak(lang: string): void {
    for (const view of this.querySelectorAll<ScoutChat | ScoutDocuments>("scout-chat, scout-documents")) view.lang = lang;
  }
}
