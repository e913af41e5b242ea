// Finding the quoted words in a passage, and taking a fact row's text apart. Pure.

/** A stretch of a text, quoted or not. */
export interface Stretch {
  text: string;
  quoted: boolean;
}

const CUT = /…+|\.{3,}|⋯+/u;

/** The passage in stretches, the quoted ones marked. Null where not all of the quote stands in it in its order.
 *  Spaces and line breaks may be folded in the quote, and parts of it left out with an ellipsis. */
export function stretches(text: string, quote: string): Stretch[] | null {
  const whole = quote.trim();
  if (whole === "") return null;
  return marked(text, [whole]) ?? marked(text, whole.split(CUT).map((part) => part.trim()).filter(Boolean));
}

function marked(text: string, parts: readonly string[]): Stretch[] | null {
  if (parts.length === 0) return null;
  const made: Stretch[] = [];
  let from = 0;
  for (const part of parts) {
    const found = find(text, part, from);
    if (!found) return null;
    const [start, end] = found;
    if (start > from) made.push({ text: text.slice(from, start), quoted: false });
    made.push({ text: text.slice(start, end), quoted: true });
    from = end;
  }
  if (from < text.length) made.push({ text: text.slice(from), quoted: false });
  return made;
}

/** Where `part` stands in `text` from `from` on, spaces folded on either side. */
function find(text: string, part: string, from: number): [number, number] | null {
  const at = text.indexOf(part, from);
  if (at >= 0) return [at, at + part.length];
  const wanted = part.replace(/\s+/gu, "");
  if (wanted === "") return null;
  // the text without its spaces, and where each of its characters stood
  let bare = "";
  const places: number[] = [];
  for (let place = from; place < text.length; place++) {
    const char = text.charAt(place);
    if (/\s/u.test(char)) continue;
    bare += char;
    places.push(place);
  }
  const found = bare.indexOf(wanted);
  const start = places[found];
  const last = places[found + wanted.length - 1];
  return found >= 0 && start !== undefined && last !== undefined ? [start, last + 1] : null;
}

/** The fields of a fact row, which stands as "header：value；header：value". Null for text of another form. */
export function fields(text: string): [string, string][] | null {
  const pairs = text.split("；").filter((part) => part.trim() !== "");
  const made: [string, string][] = [];
  for (const pair of pairs) {
    const colon = pair.indexOf("：");
    const last = made[made.length - 1];
    if (colon > 0 && colon <= LONGEST_HEADER) made.push([pair.slice(0, colon).trim(), pair.slice(colon + 1).trim()]);
    else if (last) last[1] += `；${pair}`; // a value that itself holds the mark
    else return null;
  }
  return made.length > 0 ? made : null;
}

const LONGEST_HEADER = 24; // as the readers of tables name columns

/** A row of a table, or (cells null) a line that heads what follows. */
export interface Row {
  cells: string[] | null;
  text: string;
  cited: boolean;
}

export interface RowsAround {
  columns: string[];
  rows: Row[];
}

/** The rows of a table passage put back into their table, with those of the passages beside it. Null where it does
 *  not read as one. Rows leave empty cells out, so that columns are put together from all rows. */
export function tableAround(
  passage: { kind: string; text: string; before: readonly { text: string }[]; after: readonly { text: string }[] },
  quote = "",
): RowsAround | null {
  const own = lines(passage.text);
  const parsed = own.map(fields);
  const known = new Set(parsed.flatMap((row) => row?.map(([name]) => name) ?? []));
  if (known.size < 2 || parsed.filter(Boolean).length * 2 < own.length) return null;
  // prose may hold colons too: an article is shown as a table only where rows of the same columns follow each other
  const named = parsed.map((row) => (row && row.length > 1 ? row.map(([name]) => name).join("\n") : ""));
  if (passage.kind !== "table" && !named.some((names, place) => names !== "" && names === named[place + 1])) return null;
  const quoted = bare(quote);
  const of = (text: string, cited: boolean): { text: string; row: [string, string][] | null; cited: boolean } => ({
    text,
    row: fields(text),
    cited,
  });
  // another table, or text, may stand beside it
  const beside = (texts: readonly { text: string }[]): ReturnType<typeof of>[] =>
    texts
      .flatMap(({ text }) => lines(text))
      .map((line) => of(line, false))
      .filter(({ row }) => row !== null && row.filter(([name]) => known.has(name)).length * 2 > row.length);
  const some = own.some((line) => touches(bare(line), quoted));
  const mine = own.map((line) => of(line, !some || touches(bare(line), quoted)));
  const all = [...beside(passage.before), ...mine, ...beside(passage.after)];
  const columns = ordered(all.flatMap(({ row }) => (row ? [row.map(([name]) => name)] : [])));
  return {
    columns,
    rows: all.map(({ text, row, cited }) => {
      if (!row) return { cells: null, text, cited };
      const values = new Map(row);
      return { cells: columns.map((name) => values.get(name) ?? ""), text, cited };
    }),
  };
}

function lines(text: string): string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}

function bare(text: string): string {
  return text.replace(/\s+|…+$/gu, "");
}

function touches(line: string, quoted: string): boolean {
  return quoted !== "" && (quoted.includes(line) || line.includes(quoted));
}

/** Column names in an order that agrees with every row: a name that one row lacks goes where another has it. */
function ordered(rows: readonly string[][]): string[] {
  const columns: string[] = [];
  for (const names of rows) {
    let place = 0;
    for (const name of names) {
      const at = columns.indexOf(name);
      if (at >= 0) place = at + 1;
      else columns.splice(place++, 0, name);
    }
  }
  return columns;
}
