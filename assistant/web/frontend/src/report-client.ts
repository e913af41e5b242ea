// Calls of the HTTP API about the due-diligence summary of a firm: begun, followed, read, downloaded.

import { call, ProblemError } from "./client";
import type { Lang, Problem } from "./contract";
import type { ReportDocument } from "./report-document";

export const FORMATS = ["docx", "pdf", "html", "md", "json"] as const;
export type Format = (typeof FORMATS)[number];

/** A report that is being made. done of total chapters are written; files: where it is in each format, once done. */
export interface ReportJob {
  job_id: string;
  firm: string;
  state: "waiting" | "running" | "done" | "failed";
  done: number;
  total: number;
  files: Partial<Record<Format, string>>;
  error: Problem | null;
}

const PAUSE_MS = 400;

/** Make a report and wait for it; `told` hears of every step. Throws ProblemError. */
export async function makeReport(
  api: string,
  firm: number,
  lang: Lang,
  told: (job: ReportJob) => void,
  signal: AbortSignal,
): Promise<ReportJob> {
  const headers = { "Content-Type": "application/json", "Accept-Language": lang };
  const begun = await call(`${api}/api/firms/${firm}/report`, lang, {
    method: "POST",
    headers,
    body: JSON.stringify({ format: "json", lang }),
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

/** The report itself. Throws ProblemError. */
export async function readReport(api: string, job: ReportJob, lang: Lang, signal: AbortSignal): Promise<ReportDocument> {
  const response = await printed(api, job, "json", lang, signal);
  return (await response.json()) as ReportDocument;
}

/** Save the report as a file of that format. Fetched first, so that a failure is told and not saved. Throws ProblemError. */
export async function saveReport(api: string, job: ReportJob, format: Format, name: string, lang: Lang): Promise<void> {
  const response = await printed(api, job, format, lang);
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = url;
  link.download = `${name}.${format}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

function printed(api: string, job: ReportJob, format: Format, lang: Lang, signal?: AbortSignal): Promise<Response> {
  const headers = { "Accept-Language": lang };
  return call(`${api}${job.files[format]}`, lang, signal ? { headers, signal } : { headers });
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
