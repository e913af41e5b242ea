// The form in which a person sets what is said of a document.

import { html, nothing, type TemplateResult } from "lit";
import type { Lang, LibraryDocument } from "./contract";
import { FIELDS, type Edits, type Field } from "./library-client";
import { libraryWords } from "./library-words";

const DATES: readonly Field[] = ["issued_on", "effective_on", "repealed_on"];

export interface EditActions {
  save(changes: Edits, reset: readonly Field[]): void;
  cancel(): void;
}

export function editForm(document: LibraryDocument, lang: Lang, actions: EditActions): TemplateResult {
  const text = libraryWords(lang);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const reset = FIELDS.filter((field) => form.has(`reset-${field}`));
    const changes: Edits = {};
    for (const field of FIELDS) {
      const entered = String(form.get(field) ?? "").trim();
      if (!reset.includes(field) && entered !== shown(document, field)) changes[field] = entered;
    }
    if (reset.length === 0 && Object.keys(changes).length === 0) actions.cancel();
    else actions.save(changes, reset);
  };
  return html`<form class="edit" @submit=${submit}>
    ${FIELDS.map(
      (field) =>
        html`<label for=${field}>${text.fields[field]}</label>
          <span>${input(document, field, lang)} ${document.edited.includes(field) ? back(field, lang) : nothing}</span>`,
    )}
    <p>
      <button type="submit" class="plain">${text.save}</button>
      <button type="button" class="plain" @click=${() => actions.cancel()}>${text.cancel}</button>
    </p>
  </form>`;
}

/** A field as it is shown to be changed: regions by name. */
function shown(document: LibraryDocument, field: Field): string {
  return (field === "region" ? document.region_name : document[field]) ?? "";
}

function input(document: LibraryDocument, field: Field, lang: Lang): TemplateResult {
  const value = shown(document, field);
  if (field === "kind") {
    return html`<select id=${field} name=${field}>
      ${Object.entries(libraryWords(lang).kinds).map(
        ([kind, name]) => html`<option value=${kind} ?selected=${kind === value}>${name}</option>`,
      )}
    </select>`;
  }
  const type = DATES.includes(field) ? "date" : "text";
  return html`<input id=${field} name=${field} type=${type} .value=${value} ?required=${field === "title"} />`;
}

function back(field: Field, lang: Lang): TemplateResult {
  return html`<label class="reset"><input type="checkbox" name="reset-${field}" /> ${libraryWords(lang).takeBack}</label>`;
}
