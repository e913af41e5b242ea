// <scout-pages>: which view the address names. Both views stay, so that an answer under way is not lost by looking
// through the documents.

import type { ScoutChat } from "./scout-chat";
import type { ScoutDocuments } from "./documents-view";
import { firstLanguage, remember } from "./language";
import { PATHS, type LanguageChosen, type Navigate } from "./navigation";
import { ofDrop } from "./sending";

const DOCUMENTS = /^\/documents(?:\/(\d+))?\/?$/;

export class ScoutPages extends HTMLElement {
  connectedCallback(): void {
    this.speak(firstLanguage());
    this.show();
    addEventListener("popstate", this.show);
    addEventListener("dragover", this.over);
    addEventListener("drop", this.drop);
    this.addEventListener("scout-navigate", (event) => this.go((event as Navigate).detail.path));
    this.addEventListener("scout-language", (event) => {
      const { lang } = (event as LanguageChosen).detail;
      remember(lang);
      this.speak(lang);
    });
  }

  disconnectedCallback(): void {
    removeEventListener("popstate", this.show);
    removeEventListener("dragover", this.over);
    removeEventListener("drop", this.drop);
  }

  private readonly over = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  };

  /** Files dropped anywhere on the page are meant for the library; the browser would leave the page for them. */
  private readonly drop = (event: DragEvent): void => {
    if (event.defaultPrevented || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    const dropped = ofDrop(event.dataTransfer);
    this.go(PATHS.documents);
    void dropped.then((chosen) => {
      const documents = this.querySelector<ScoutDocuments>("scout-documents");
      if (documents) documents.handed = chosen;
    });
  };

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
