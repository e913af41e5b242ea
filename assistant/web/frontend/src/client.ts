// Calls of the HTTP API. Every failure, of the network too, is a ProblemError in the reader's language.

import type { ChatEvent, KeptTurn, Lang, LawVersion, Passage, Problem } from "./contract";
import { readEvents } from "./events";
import { words } from "./words";

/** A failure as the server states it, or as the page states one of its own. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

export interface Asked {
  message: string;
  conversationId: string | null;
  /** Language of the answer; null: the one the question is written in. */
  lang: Lang | null;
  /** Language of the page, in which failures are told. */
  uiLang: Lang;
  dropConditions: readonly string[];
}

function own(code: string, lang: Lang): ProblemError {
  const text = words(lang).failures[code];
  return new ProblemError({
    type: "about:blank",
    title: text?.detail ?? code,
    status: 0,
    detail: text?.detail ?? code,
    code,
    hint: text?.hint ?? "",
  });
}

async function refused(response: Response, lang: Lang): Promise<ProblemError> {
  if (response.headers.get("content-type")?.includes("application/problem+json")) {
    return new ProblemError((await response.json()) as Problem);
  }
  return own("unexpected", lang);
}

export async function call(url: string, lang: Lang, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: "same-origin", ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw own("unreachable", lang);
  }
  if (!response.ok) throw await refused(response, lang);
  return response;
}

export class Client {
  constructor(private readonly api: string) {}

  /** The events of one answer; ends with `done`, or throws ProblemError. */
  async *chat(asked: Asked, signal: AbortSignal): AsyncGenerator<ChatEvent> {
    const body: Record<string, unknown> = { message: asked.message };
    if (asked.lang) body["lang"] = asked.lang;
    if (asked.conversationId) body["conversation_id"] = asked.conversationId;
    if (asked.dropConditions.length > 0) body["drop_conditions"] = asked.dropConditions;
    const response = await call(`${this.api}/api/chat`, asked.uiLang, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Accept-Language": asked.uiLang },
      body: JSON.stringify(body),
      signal,
    });
    if (!response.body) throw own("unexpected", asked.uiLang);
    let ended = false;
    try {
      for await (const raw of readEvents(response.body)) {
        const event = { event: raw.event, data: JSON.parse(raw.data) } as ChatEvent;
        if (event.event === "error") throw new ProblemError(event.data);
        if (event.event === "done") ended = true;
        yield event;
      }
    } catch (error) {
      if (error instanceof ProblemError || (error instanceof DOMException && error.name === "AbortError")) throw error;
      throw own("broken", asked.uiLang);
    }
    if (!ended) throw own("broken", asked.uiLang);
  }

  async conversation(id: string, lang: Lang): Promise<KeptTurn[]> {
    const found = await this.get<{ turns: KeptTurn[] }>(`/api/conversations/${encodeURIComponent(id)}`, lang);
    return found.turns;
  }

  async passage(id: number, lang: Lang): Promise<Passage> {
    return this.get<Passage>(`/api/passages/${id}`, lang);
  }

  /** The versions of the law that a document is, newest first, with the article of that name in each. */
  async versions(documentId: number, article: string | null, lang: Lang): Promise<LawVersion[]> {
    const query = article ? `?article=${encodeURIComponent(article)}` : "";
    const found = await this.get<{ versions: LawVersion[] }>(`/api/documents/${documentId}/versions${query}`, lang);
    return found.versions;
  }

  /** The picture of a page, at least `width` pixels wide. */
  async page(documentId: number, page: number, width: number, lang: Lang): Promise<Blob> {
    const url = `${this.api}/api/documents/${documentId}/pages/${page}.png?width=${width}`;
    const response = await call(url, lang, { headers: { "Accept-Language": lang } });
    return response.blob();
  }

  /** Where the original file of a document is saved from. */
  original(documentId: number): string {
    return `${this.api}/api/documents/${documentId}/file`;
  }

  private async get<T>(path: string, lang: Lang): Promise<T> {
    const response = await call(`${this.api}${path}`, lang, { headers: { "Accept-Language": lang } });
    return (await response.json()) as T;
  }
}
