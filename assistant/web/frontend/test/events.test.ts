import assert from "node:assert/strict";
import { test } from "node:test";
import { EventParser, readEvents } from "../src/events";

test("an event may come in any pieces, cut inside a line end too", () => {
  const wire = 'event: token\r\ndata: {"text":"福泉"}\r\n\r\n: ping\n\ndata: a\ndata: b\n\n';
  const whole = new EventParser().push(wire);
  assert.deepEqual(whole, [
    { event: "token", data: '{"text":"福泉"}' },
    { event: "message", data: "a\nb" },
  ]);
  for (let cut = 0; cut <= wire.length; cut++) {
    const parser = new EventParser();
    assert.deepEqual([...parser.push(wire.slice(0, cut)), ...parser.push(wire.slice(cut))], whole);
  }
});

test("an event without data is none, and its name does not stay", () => {
  assert.deepEqual(new EventParser().push("event: done\n\ndata: x\n\n"), [{ event: "message", data: "x" }]);
});

test("a character cut in two bytes is put together", async () => {
  const bytes = new TextEncoder().encode("data: 磷\n\n");
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes.slice(0, 7));
      controller.enqueue(bytes.slice(7));
      controller.close();
    },
  });
  const events = [];
  for await (const event of readEvents(body)) events.push(event);
  assert.deepEqual(events, [{ event: "message", data: "磷" }]);
});
