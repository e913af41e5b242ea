// One question and its answer as it grows. A turn is replaced, never changed, so that the page sees each step.

import type { Answer, ChatEvent, Citation, KeptTurn, Problem, Table, ToolState } from "./contract";

export interface Turn {
  readonly id: number;
  readonly question: string;
  readonly dropped: readonly { id: string; text: string }[];
  readonly state: "running" | "done" | "failed" | "stopped";
  /** It was asked before the page was loaded. */
  readonly restored: boolean;
  readonly stage: string;
  readonly status: string;
  readonly tools: readonly ToolState[];
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly tables: readonly Table[];
  readonly answer: Answer | null;
  readonly problem: Problem | null;
}

export function begin(id: number, question: string, dropped: Turn["dropped"]): Turn {
  return {
    id,
    question,
    dropped,
    state: "running",
    restored: false,
    stage: "",
    status: "",
    tools: [],
    text: "",
    citations: [],
    tables: [],
    answer: null,
    problem: null,
  };
}

/** A turn of a conversation that was begun before the page was loaded: its text and sources, no tables and firms. */
export function restored(id: number, kept: KeptTurn): Turn {
  return {
    ...begin(id, kept.question, []),
    state: "done",
    restored: true,
    text: kept.answer,
    citations: kept.citations,
  };
}

/** The turn after one event of the stream. */
export function after(turn: Turn, event: ChatEvent): Turn {
  switch (event.event) {
    case "status":
      return { ...turn, stage: event.data.stage, status: event.data.text };
    case "tool":
      return { ...turn, tools: [...turn.tools.filter((tool) => tool.id !== event.data.id), event.data] };
    case "token":
      return { ...turn, text: turn.text + event.data.text };
    case "table":
      return { ...turn, tables: [...turn.tables.filter((table) => table.id !== event.data.id), event.data] };
    case "citation":
      return { ...turn, citations: [...turn.citations.filter((one) => one.n !== event.data.n), event.data] };
    case "done":
      return {
        ...turn,
        state: "done",
        text: event.data.answer,
        citations: event.data.citations,
        tables: event.data.tables.length > 0 ? event.data.tables : turn.tables,
        answer: event.data,
      };
    default:
      return turn;
  }
}

/** Whether anything in the turn comes from the fictional demo bank. */
export function fictional(turn: Turn): boolean {
  return turn.citations.some((one) => one.is_example) || (turn.answer?.firms ?? []).some((firm) => firm.is_example);
}
