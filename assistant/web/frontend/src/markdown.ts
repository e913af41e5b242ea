// Markdown of an answer to safe HTML: html is off in the parser, and what comes out is sanitised once more.

import DOMPurify from "dompurify";
import MarkdownIt from "markdown-it";

interface Labels {
  label: (n: number) => string;
}

const CITATION = /^\[(\d{1,3})\](?!\()/;
const parser = new MarkdownIt({ html: false, linkify: false, breaks: true });

// [n] is a citation wherever it stands, before markdown can take it for a link
parser.inline.ruler.before("link", "citation", (state, silent) => {
  const found = CITATION.exec(state.src.slice(state.pos, state.pos + 6));
  if (!found) return false;
  if (!silent) state.push("citation", "", 0).content = found[1] ?? "";
  state.pos += found[0].length;
  return true;
});
parser.renderer.rules["citation"] = (tokens, index, _options, env) => {
  const n = Number(tokens[index]?.content);
  const label = parser.utils.escapeHtml((env as unknown as Labels).label(n));
  return `<button type="button" class="cite" data-n="${n}" aria-label="${label}" title="${label}">${n}</button>`;
};
// nothing is loaded from elsewhere: a picture becomes its text
parser.renderer.rules.image = (tokens, index) => parser.utils.escapeHtml(tokens[index]?.content ?? "");
parser.renderer.rules.table_open = () => '<div class="scroll" tabindex="0"><table>';
parser.renderer.rules.table_close = () => "</table></div>";

/** HTML of `text`; `label` names citation n for screen readers. */
export function render(text: string, label: (n: number) => string): string {
  return DOMPurify.sanitize(parser.render(text, { label }), {
    ALLOWED_TAGS: [
      ..."p br strong em s code pre blockquote ul ol li h1 h2 h3 h4 h5 h6 hr a".split(" "),
      ..."table thead tbody tr th td div button".split(" "),
    ],
    ALLOWED_ATTR: ["class", "data-n", "aria-label", "title", "type", "href", "start", "tabindex"],
    ALLOWED_URI_REGEXP: /^https?:/i,
  });
}
