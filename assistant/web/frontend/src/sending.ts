// Files on their way to the server: those of a drop or a chooser, and the sending of them, a few at a time.

import { ProblemError } from "./client";
import type { Lang, Problem } from "./contract";
import type { LibraryClient } from "./library-client";

/** A file with the path it has in the folder that was chosen. */
export interface Chosen {
  path: string;
  file: File;
}

const AT_ONCE = 3;
const LITTER = /^(Thumbs\.db|desktop\.ini|~\$.*)$/i;

/** Whether a file is meant: none that is hidden, and none that a file manager or Word leaves behind. */
export function meant(path: string): boolean {
  return path.split("/").every((part) => part !== "" && !part.startsWith(".") && !LITTER.test(part));
}

/** The files of a chooser, of one that takes a folder with their paths in it. */
export function ofChooser(files: FileList | null): Chosen[] {
  return [...(files ?? [])]
    .map((file) => ({ path: file.webkitRelativePath || file.name, file }))
    .filter(({ path }) => meant(path));
}

/** The files of a drop, those of dropped folders too. */
export async function ofDrop(dropped: DataTransfer): Promise<Chosen[]> {
  // the list is emptied when the event ends: taken before anything is waited for
  const items = [...dropped.items].filter((item) => item.kind === "file");
  const entries = items.map((item) => item.webkitGetAsEntry() ?? item.getAsFile());
  const found: Chosen[] = [];
  for (const entry of entries) {
    if (entry instanceof File) found.push({ path: entry.name, file: entry });
    else if (entry) await walk(entry, found);
  }
  return found.filter(({ path }) => meant(path));
}

async function walk(entry: FileSystemEntry, found: Chosen[]): Promise<void> {
  if (entry.isFile) {
    const file = await new Promise<File>((done, failed) => (entry as FileSystemFileEntry).file(done, failed));
    found.push({ path: entry.fullPath.replace(/^\//, ""), file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // a folder is read by the hundred
    const some = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
    if (some.length === 0) return;
    for (const one of some) await walk(one, found);
  }
}

export interface Sent {
  path: string;
  problem: Problem | null;
}

/** Send all files; `told` hears of each one that went or did not. Ends early when `signal` says so. */
export async function sendAll(
  files: readonly Chosen[],
  client: LibraryClient,
  lang: Lang,
  signal: AbortSignal,
  told: (sent: Sent) => void,
): Promise<void> {
  const waiting = [...files];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next && !signal.aborted; next = waiting.shift()) {
      try {
        await client.send(next.path, next.file, lang, signal);
        told({ path: next.path, problem: null });
      } catch (error) {
        if (signal.aborted) return;
        if (!(error instanceof ProblemError)) throw error;
        told({ path: next.path, problem: error.problem });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
