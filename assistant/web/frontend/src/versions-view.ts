// The versions of one law as lines: from when to when each holds, and a way to the others.

import { html, nothing, type TemplateResult } from "lit";
import type { Lang, LawVersion } from "./contract";
import { libraryWords } from "./library-words";
import { words } from "./words";

/** What is known of one version's validity, and whether the library holds a newer one. */
export function standing(version: LawVersion, lang: Lang): string {
  const text = libraryWords(lang).versions;
  const said = [
    version.issued_on ? text.issued(version.issued_on) : null,
    version.effective_on ? words(lang).effective(version.effective_on) : null,
    worth(version, lang),
  ];
  return said.filter((one) => one !== null).join(text.separator);
}

function worth(version: LawVersion, lang: Lang): string | null {
  const text = libraryWords(lang).versions;
  switch (version.standing) {
    case "in_force":
      return version.stated ? text.inForce : version.newest ? text.newest : null;
    case "not_yet":
      return text.notYet;
    case "repealed":
    case "replaced":
      return [
        version.repealed_on ? words(lang).repealed(version.repealed_on) : text.gone,
        version.replaced_by ? text.replacedBy(version.replaced_by) : null,
      ]
        .filter((one) => one !== null)
        .join(text.separator);
  }
}

/** The other versions of the law, each to be opened. */
export function otherVersions(
  versions: readonly LawVersion[],
  shown: number,
  lang: Lang,
  open: (version: LawVersion) => void,
): TemplateResult | typeof nothing {
  const others = versions.filter((version) => version.document_id !== shown);
  if (others.length === 0) return nothing;
  const text = libraryWords(lang).versions;
  return html`<section class="versions" aria-label=${text.others}>
    <h3>${text.others}</h3>
    <ul>
      ${others.map(
        (version) =>
          html`<li class=${version.standing}>
            <button type="button" class="link" @click=${() => open(version)}>${name(version, lang)}</button>
            <span>${worth(version, lang)}</span>
          </li>`,
      )}
    </ul>
  </section>`;
}

function name(version: LawVersion, lang: Lang): string {
  const day = version.issued_on ?? version.effective_on;
  return day ? libraryWords(lang).versions.of(day) : version.title;
}
