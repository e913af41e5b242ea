// The field a question is written in. Enter asks, but not while an input method is still composing Chinese.

import { html, type TemplateResult } from "lit";
import type { Lang } from "./contract";
import { words } from "./words";

export interface ComposerActions {
  send(text: string): void;
  stop(): void;
}

export function composer(lang: Lang, busy: boolean, actions: ComposerActions): TemplateResult {
  const text = words(lang);
  const submit = (form: HTMLFormElement): void => {
    const field = form.elements.namedItem("question") as HTMLTextAreaElement;
    if (busy || field.value.trim() === "") return;
    actions.send(field.value);
    field.value = "";
    fit(field);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    submit((event.target as HTMLTextAreaElement).form as HTMLFormElement);
  };
  return html`<form
    class="composer"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      submit(event.currentTarget as HTMLFormElement);
    }}
  >
    <div>
    <label class="hidden" for="question">${text.placeholder}</label>
    <textarea
      id="question"
      name="question"
      rows="1"
      autocomplete="off"
      placeholder=${text.placeholder}
      title=${text.enterHint}
      @keydown=${onKey}
      @input=${(event: Event) => fit(event.target as HTMLTextAreaElement)}
    ></textarea>
    ${busy
      ? html`<button type="button" class="send stop" @click=${() => actions.stop()}>${text.stop}</button>`
      : html`<button type="submit" class="send">${text.send}</button>`}
    </div>
  </form>`;
}

function fit(field: HTMLTextAreaElement): void {
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight + 2, 160)}px`;
}
