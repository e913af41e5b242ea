// Finding the quoted words in a passage, and taking a fact row's text apart. Pure.

/** The passage in three parts: before the quote, the quote, after it. Null where the words do not stand in it. */
export function split(text: string, quote: string): [string, string, string] | null {
  const wanted = quote.trim().replace(/^(…|\.\.\.)|(…|\.\.\.)$/g, "").trim();
  if (wanted === "") return null;
  const at = text.indexOf(wanted);
  if (at >= 0) return [text.slice(0, at), wanted, text.slice(at + wanted.length)];
  // line breaks and spaces may have been folded in the quote
  const pattern = [...wanted.replace(/\s+/g, "")].map(escape).join("\\s*");
  const found = pattern.length < 20_000 ? new RegExp(pattern, "u").exec(text) : null;
  if (!found) return null;
  return [text.slice(0, found.index), found[0], text.slice(found.index + found[0].length)];
}

function escape(char: string): string {
  return char.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

/** The fields of a fact row, which stands as "header：value；header：value". Null for text of another form. */
export function fields(text: string): [string, string][] | null {
  const pairs = text.split("；").filter((part) => part.trim() !== "");
  const made: [string, string][] = [];
  for (const pair of pairs) {
    const colon = pair.indexOf("：");
    const last = made[made.length - 1];
    if (colon > 0 && colon <= 20) made.push([pair.slice(0, colon).trim(), pair.slice(colon + 1).trim()]);
    else if (last) last[1] += `；${pair}`; // a value that itself holds the mark
    else return null;
  }
  return made.length > 0 ? made : null;
}

export interface RowsAround {
  columns: string[];
  rows: { cells: string[]; cited: boolean }[];
}

/** A table row of a document put back among the rows beside it. Null where it does not read as one. */
export function tableAround(passage: {
  text: string;
  before: readonly { text: string }[];
  after: readonly { text: string }[];
}): RowsAround | null {
  const own = fields(passage.text);
  if (!own) return null;
  const columns = own.map(([name]) => name);
  const cells = (text: string): string[] | null => {
    const found = fields(text);
    // another table, or text, may stand beside it
    if (!found || found.map(([name]) => name).join("\n") !== columns.join("\n")) return null;
    return found.map(([, value]) => value);
  };
  const beside = (texts: readonly { text: string }[]): RowsAround["rows"] =>
    texts.flatMap(({ text }) => {
      const found = cells(text);
      return found ? [{ cells: found, cited: false }] : [];
    });
  const cited = { cells: own.map(([, value]) => value), cited: true };
  return { columns, rows: [...beside(passage.before), cited, ...beside(passage.after)] };
}
