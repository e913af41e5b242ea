// Calls of the HTTP API about documents: lists, one document, uploads and their jobs, changes.

import { call } from "./client";
import type { Documents, Jobs, Lang, LibraryDocument, Order, PassageRow } from "./contract";

/** Our own page says so in a header that no form and no other site's script can send. */
const WRITE = { "X-Scout-Write": "1" };

export interface Looked {
  words: string;
  kind: string | null;
  order: Order;
  offset: number;
}

export const FIELDS = [
  "title",
  "kind",
  "document_number",
  "issuer",
  "region",
  "issued_on",
  "effective_on",
  "repealed_on",
] as const;
/** What a person may set of a document. */
export type Field = (typeof FIELDS)[number];
export type Edits = Partial<Record<Field, string>>;

export class LibraryClient {
  constructor(private readonly api: string) {}

  documents(looked: Looked, lang: Lang): Promise<Documents> {
    const query = new URLSearchParams({ q: looked.words, sort: looked.order, offset: String(looked.offset) });
    if (looked.kind) query.set("kind", looked.kind);
    return this.get(`/api/documents?${query}`, lang);
  }

  document(id: number, lang: Lang): Promise<LibraryDocument> {
    return this.get(`/api/documents/${id}`, lang);
  }

  passages(id: number, offset: number, lang: Lang): Promise<{ passages: PassageRow[]; total: number }> {
    return this.get(`/api/documents/${id}/passages?offset=${offset}`, lang);
  }

  jobs(lang: Lang): Promise<Jobs> {
    return this.get("/api/jobs?limit=200", lang);
  }

  /** Send one file to be kept under `path`; the number of the job that takes it in. */
  async send(path: string, file: Blob, lang: Lang, signal: AbortSignal): Promise<number> {
    const where = path.split("/").map(encodeURIComponent).join("/");
    const response = await call(`${this.api}/api/documents/files/${where}`, lang, {
      method: "PUT",
      headers: { "Accept-Language": lang, "Content-Type": "application/octet-stream", ...WRITE },
      body: file,
      signal,
    });
    return ((await response.json()) as { job_id: number }).job_id;
  }

  async remove(id: number, lang: Lang): Promise<void> {
    const headers = { "Accept-Language": lang, ...WRITE };
    await call(`${this.api}/api/documents/${id}/remove`, lang, { method: "POST", headers });
  }

  /** Set what is said of a document, in words as a person writes them; `reset`: fields that it says itself again. */
  async edit(id: number, changes: Edits, reset: readonly Field[], lang: Lang): Promise<LibraryDocument> {
    const response = await call(`${this.api}/api/documents/${id}/metadata`, lang, {
      method: "POST",
      headers: { "Accept-Language": lang, "Content-Type": "application/json", ...WRITE },
      body: JSON.stringify({ changes, reset }),
    });
    return (await response.json()) as LibraryDocument;
  }

  private async get<T>(path: string, lang: Lang): Promise<T> {
    const response = await call(`${this.api}${path}`, lang, { headers: { "Accept-Language": lang } });
    return (await response.json()) as T;
  }
}
