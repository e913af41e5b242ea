// Calls of the HTTP API about the due-diligence summary of a firm: begun, followed, downloaded.

import { call, ProblemError } from "./client";
import type { Lang, Problem } from "./contract";

export const FORMATS = ["docx", "pdf", "html", "md"] as const;
export type Format = (typeof FORMATS)[number];

/** A report that is being made. done of total chapters are written; file: where it is once done. */
export interface ReportJob {
  job_id: string;
  firm: string;
  format: Format;
  state: "waiting" | "running" | "done" | "failed";
  done: number;
  total: number;
  file: string | null;
  error: Problem | null;
}

const PAUSE_MS = 400;

/** Make a report and wait for it; `told` hears of every step. Throws ProblemError. */
export async function makeReport(
  api: string,
  firm: number,
  format: Format,
  lang: Lang,
  told: (job: ReportJob) => void,
  signal: AbortSignal,
): Promise<ReportJob> {
  const headers = { "Content-Type": "application/json", "Accept-Language": lang };
  const begun = await call(`${api}/api/firms/${firm}/report`, lang, {
    method: "POST",
    headers,
    body: JSON.stringify({ format, lang }),
    signal,
  });
  let job = (await begun.json()) as ReportJob;
  for (;;) {
    told(job);
    if (job.error) throw new ProblemError(job.error);
    if (job.state === "done") return job;
    await pause(PAUSE_MS, signal);
    const asked = await call(`${api}/api/reports/${job.job_id}`, lang, { headers: { "Accept-Language": lang }, signal });
    job = (await asked.json()) as ReportJob;
  }
}

/** Resolve after so many milliseconds; reject with AbortError where it is broken off before. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done, failed) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        failed(new DOMException("aborted", "AbortError"));
      },
      { once: true },
    );
  });
}
