// Server-Sent Events from a byte stream, as the HTML standard cuts them. Knows nothing of chat.

export interface RawEvent {
  event: string;
  data: string;
}

/** Takes text in any pieces and gives the events that have ended. */
export class EventParser {
  private rest = "";
  private name = "";
  private data: string[] = [];
  private started = false;

  push(text: string): RawEvent[] {
    this.rest += text;
    if (!this.started && this.rest.length > 0) {
      this.rest = this.rest.replace(/^\uFEFF/, "");
      this.started = true;
    }
    const events: RawEvent[] = [];
    for (;;) {
      const end = /\r\n|\n|\r/.exec(this.rest);
      // a lone \r at the end may be half of \r\n: wait for what follows
      if (!end || (end[0] === "\r" && end.index === this.rest.length - 1)) return events;
      const line = this.rest.slice(0, end.index);
      this.rest = this.rest.slice(end.index + end[0].length);
      const ended = this.line(line);
      if (ended) events.push(ended);
    }
  }

  private line(line: string): RawEvent | null {
    if (line === "") {
      const ended = this.data.length > 0 ? { event: this.name || "message", data: this.data.join("\n") } : null;
      this.name = "";
      this.data = [];
      return ended;
    }
    const colon = line.indexOf(":");
    if (colon === 0) return null; // a comment: the server keeps the line open
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") this.name = value;
    else if (field === "data") this.data.push(value);
    return null;
  }
}

/** The events of a response body, until it ends. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<RawEvent> {
  const parser = new EventParser();
  const decoder = new TextDecoder();
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield* parser.push(decoder.decode(value, { stream: true }));
    }
  } finally {
    reader.releaseLock();
  }
}
