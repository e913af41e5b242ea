import assert from "node:assert/strict";
import { test } from "node:test";
import { ProblemError } from "../src/client";
import type { LibraryClient } from "../src/library-client";
import { meant, ofDrop, sendAll, type Chosen, type Sent } from "../src/sending";

function fileEntry(path: string): FileSystemEntry {
  const name = path.split("/").at(-1) ?? "";
  return {
    isFile: true,
    fullPath: path,
    file: (done: (file: File) => void) => done(new File(["x"], name)),
  } as unknown as FileSystemEntry;
}

/** A folder that gives its entries by the hundred, as browsers do. */
function folderEntry(entries: FileSystemEntry[]): FileSystemEntry {
  const rest = [...entries];
  return {
    isFile: false,
    createReader: () => ({ readEntries: (done: (some: FileSystemEntry[]) => void) => done(rest.splice(0, 100)) }),
  } as unknown as FileSystemEntry;
}

function dropped(...entries: (FileSystemEntry | File)[]): DataTransfer {
  const items = entries.map((entry) => ({
    kind: "file",
    webkitGetAsEntry: () => (entry instanceof File ? null : entry),
    getAsFile: () => (entry instanceof File ? entry : null),
  }));
  return { items } as unknown as DataTransfer;
}

test("a dropped folder gives all of its files with their paths, also past the first hundred", async () => {
  const many = Array.from({ length: 250 }, (_, n) => fileEntry(`/制度/${n}.txt`));
  const inner = folderEntry([fileEntry("/制度/附件/表.xlsx"), fileEntry("/制度/附件/.DS_Store")]);
  const found = await ofDrop(dropped(folderEntry([...many, inner]), fileEntry("/通知.pdf"), new File(["y"], "单.md")));
  assert.equal(found.length, 253);
  assert.deepEqual(
    found.slice(-3).map(({ path }) => path),
    ["制度/附件/表.xlsx", "通知.pdf", "单.md"],
  );
});

test("what programs leave behind is not meant", () => {
  const litter = [".hidden", "a/.git/config", "a/Thumbs.db", "a/~$报告.docx", "desktop.ini", "a//b.txt"];
  assert.deepEqual(litter.filter(meant), []);
  assert.ok(meant("制度/~报告.docx"));
});

test("a file that is refused is told, and the others go on; after a stop no more are sent", async () => {
  const files: Chosen[] = ["a", "bad", "c", "d", "e"].map((path) => ({ path, file: new File(["x"], path) }));
  const problem = { type: "", title: "", status: 413, detail: "too large", code: "request_too_large", hint: "" };
  const stop = new AbortController();
  const told: Sent[] = [];
  const client = {
    send: async (path: string) => {
      if (path === "bad") throw new ProblemError(problem);
      return 1;
    },
  } as unknown as LibraryClient;
  await sendAll(files, client, "zh", stop.signal, (sent) => told.push(sent));
  assert.deepEqual(told.map(({ path }) => path).sort(), ["a", "bad", "c", "d", "e"]);
  assert.deepEqual(told.filter((sent) => sent.problem).map(({ path, problem: why }) => [path, why?.code]), [
    ["bad", "request_too_large"],
  ]);
  stop.abort();
  await sendAll(files, client, "zh", stop.signal, () => assert.fail("sent after the stop"));
});
