// <scout-chat>: the conversation. Attributes: api (base of the service), lang (zh or en), heading, theme (light or dark),
// page (it fills a page of its own and so sets the document's language and title).

import { LitElement, html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Client, ProblemError } from "./client";
import { chatStyles } from "./chat-styles";
import { composer } from "./composer";
import type { Citation, Lang } from "./contract";
import { keepConversation, keptConversation } from "./conversation";
import { funnelStyles } from "./funnel-view";
import { darkTheme, header, parts, tokens } from "./styles";
import { firstLanguage, remember, toLang } from "./language";
import { LanguageChosen, navigation } from "./navigation";
import { tableStyles } from "./table-view";
import { after, begin, restored, type Turn } from "./turn";
import { turnStyles } from "./turn-styles";
import { plainText, turnView, type Actions } from "./turn-view";
import { words } from "./words";

export class ScoutChat extends LitElement {
  static override properties = {
    api: {},
    lang: { reflect: true },
    heading: {},
    theme: { reflect: true },
    page: { type: Boolean },
    turns: { state: true },
    source: { state: true },
    said: { state: true },
  };
  // the frame comes last: what narrow pages and paper change there goes before the turns' own looks
  static override styles = [tokens, darkTheme, parts, header, turnStyles, funnelStyles, tableStyles, chatStyles];

  /** Where the service is when no `api` attribute says so; the script that defines the element sets it. */
  static defaultApi = "";

  declare api: string;
  declare lang: string;
  declare heading: string;
  declare theme: string;
  declare page: boolean;
  declare private turns: readonly Turn[];
  declare private source: Citation | null;
  declare private said: string;

  private conversation: string | null = null;
  private running: AbortController | null = null;
  private nextId = 1;
  private openedBy: HTMLElement | null = null;

  constructor() {
    super();
    this.api = ScoutChat.defaultApi;
    this.heading = "";
    this.page = false;
    this.turns = [];
    this.source = null;
    this.said = "";
  }

  get language(): Lang {
    return toLang(this.lang);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.lang) this.lang = firstLanguage();
    const title = this.getAttribute("title");
    if (title) {
      // as an attribute it would follow the pointer as a tooltip
      this.heading = title;
      this.removeAttribute("title");
    }
    addEventListener("beforeprint", this.unfold);
    const kept = this.page ? keptConversation() : null;
    if (kept !== null && this.turns.length === 0) void this.resume(kept);
  }

  /** Show the conversation that this tab was in before it was loaded anew. */
  private async resume(id: string): Promise<void> {
    try {
      const turns = await new Client(this.api).conversation(id, this.language);
      if (this.turns.length > 0) return; // a question was quicker
      this.conversation = id;
      this.turns = turns.map((turn) => restored(this.nextId++, turn));
      await this.updateComplete;
      const last = this.turns.at(-1);
      if (last) this.show(last.id);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      keepConversation(null); // it is gone, or not this caller's: a new one begins
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.running?.abort();
    removeEventListener("beforeprint", this.unfold);
  }

  private readonly unfold = (): void => {
    for (const details of this.renderRoot.querySelectorAll("details")) details.open = true;
  };

  override render(): TemplateResult {
    const lang = this.language;
    const text = words(lang);
    const busy = this.running !== null;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && this.source && !event.isComposing) this.closeSource();
    };
    return html`<div class="frame ${this.source ? "with-source" : ""}" @keydown=${onKey}>
      <header class="top">
        <h1>${this.heading || text.title}</h1>
        ${this.page ? navigation("chat", lang) : nothing}
        <p>${text.subtitle}</p>
        <div class="tools">
          <button type="button" class="plain" ?disabled=${this.turns.length === 0} @click=${this.restart}>
            ${text.newConversation}
          </button>
          <button type="button" class="plain wide" ?disabled=${this.turns.length === 0} @click=${() => print()}>
            ${text.print}
          </button>
          <button type="button" class="plain" lang=${lang === "zh" ? "en" : "zh-CN"} @click=${this.switchLanguage}>
            <span aria-hidden="true">${text.switchTo}</span><span class="hidden">${text.switchLabel}</span>
          </button>
        </div>
      </header>
      <main tabindex="-1">
        ${this.turns.length === 0
          ? this.intro(lang)
          : repeat(
              this.turns,
              (turn) => turn.id,
              (turn, place) => turnView(turn, lang, place === this.turns.length - 1 && !busy, this.actions),
            )}
      </main>
      ${composer(lang, busy, { send: (asked) => this.ask(asked, null), stop: () => this.running?.abort() })}
      <aside aria-label=${text.sources} ?hidden=${!this.source}>
        ${this.source
          ? html`<scout-source
              .citation=${this.source}
              .client=${new Client(this.api)}
              .language=${lang}
              @close-source=${this.closeSource}
            ></scout-source>`
          : nothing}
      </aside>
      <div class="hidden" role="status" aria-live="polite">${this.said}</div>
    </div>`;
  }

  private intro(lang: Lang): TemplateResult {
    const text = words(lang);
    return html`<section class="intro">
      <h2>${text.introTitle}</h2>
      <p>${text.intro}</p>
      <div class="suggestions">
        ${text.suggestions.map(
          (group) => html`<div>
            <h3>${group.title}</h3>
            ${group.questions.map(
              (question) =>
                html`<button type="button" @click=${() => this.ask(question, lang)}>${question}</button>`,
            )}
          </div>`,
        )}
      </div>
    </section>`;
  }

  private readonly actions: Actions = {
    api: () => this.api,
    ask: (text, lang) => this.ask(text, lang),
    drop: (turn, condition) => this.ask(turn.question, turn.answer?.lang ?? null, [...turn.dropped, condition]),
    cite: (turn, n, from) => this.openSource(turn, n, from),
    retry: (turn) => this.ask(turn.question, null, turn.dropped),
    copy: (turn) => void this.copy(turn),
  };

  private async copy(turn: Turn): Promise<void> {
    const lang = turn.answer?.lang ?? this.language;
    await navigator.clipboard.writeText(plainText(turn, lang));
    this.said = words(lang).copied;
  }

  /** Ask a question; lang null leaves it to the service to see which language it is written in. */
  private ask(question: string, lang: Lang | null, dropped: Turn["dropped"] = []): void {
    if (this.running || question.trim() === "") return;
    void this.run(begin(this.nextId++, question.trim(), dropped), lang);
  }

  private async run(turn: Turn, lang: Lang | null): Promise<void> {
    const running = new AbortController();
    this.running = running;
    const inIntro = this.shadowRoot?.activeElement?.closest(".intro"); // it goes, and focus must not go with it
    if (inIntro) this.renderRoot.querySelector("main")?.focus();
    this.turns = [...this.turns, turn];
    this.said = words(this.language).thinking;
    void this.updateComplete.then(() => this.show(turn.id));
    let now = turn;
    const replace = (next: Turn): void => {
      now = next;
      this.turns = this.turns.map((one) => (one.id === turn.id ? next : one));
    };
    try {
      const asked = {
        message: turn.question,
        conversationId: this.conversation,
        lang,
        uiLang: this.language,
        dropConditions: turn.dropped.map((one) => one.id),
      };
      for await (const event of new Client(this.api).chat(asked, running.signal)) {
        if (running.signal.aborted) break;
        replace(after(now, event));
        if (event.event === "token") this.said = event.data.text.replace(/\[\d+\]|[*#|`]/g, "");
        if (event.event === "done") this.began(event.data.conversation_id);
      }
      if (running.signal.aborted) replace({ ...now, state: "stopped" });
    } catch (error) {
      if (running.signal.aborted) replace({ ...now, state: "stopped" });
      else if (error instanceof ProblemError) replace({ ...now, state: "failed", problem: error.problem });
      else throw error;
    } finally {
      if (this.running === running) {
        this.running = null;
        this.requestUpdate();
      }
    }
  }

  /** Put the question at the top, so that its answer is read from its beginning while it grows. */
  private show(id: number): void {
    this.renderRoot.querySelector(`[data-turn="${id}"]`)?.scrollIntoView({ block: "start" });
  }

  private began(conversation: string): void {
    this.conversation = conversation;
    if (this.page) keepConversation(conversation);
  }

  private openSource(turn: Turn, n: number, from: HTMLElement): void {
    const found = turn.citations.find((one) => one.n === n);
    if (!found) return;
    this.openedBy?.removeAttribute("aria-pressed");
    from.setAttribute("aria-pressed", "true");
    this.openedBy = from;
    this.source = found;
  }

  private closeSource(): void {
    this.source = null;
    this.openedBy?.removeAttribute("aria-pressed");
    this.openedBy?.focus();
    this.openedBy = null;
  }

  private restart(): void {
    this.running?.abort();
    this.running = null;
    this.conversation = null;
    if (this.page) keepConversation(null);
    this.turns = [];
    this.source = null;
    this.said = "";
    void this.updateComplete.then(() => this.renderRoot.querySelector("textarea")?.focus());
  }

  private switchLanguage(): void {
    this.lang = this.language === "zh" ? "en" : "zh";
    remember(this.language);
    this.dispatchEvent(new LanguageChosen(this.language));
  }

  protected override updated(): void {
    if (!this.page || this.hidden) return;
    document.documentElement.lang = this.language === "zh" ? "zh-CN" : "en";
    document.title = this.heading || words(this.language).title;
  }
}
