// The words of the due-diligence summary on the page, in both languages.

import type { Lang } from "./contract";
import type { Format } from "./report-client";

export interface ReportWords {
  whole: string;
  make: string;
  again: string;
  open: string;
  close: string;
  written: (done: number, total: number) => string;
  downloads: string;
  formats: Readonly<Record<Format, string>>;
  save: (format: string) => string;
  saving: string;
  chapters: string;
  empty: string;
  noRows: string;
  verify: string;
  toFill: string;
  asTable: string;
  moreRows: (n: number) => string;
  noCharts: string;
  madeOn: string;
  dataAsOf: string;
  code: string;
  unknown: string;
  source: string;
  versions: (card: string, template: string, model: string) => string;
  fileName: string;
}

const zh: ReportWords = {
  whole: "整份授信尽调摘要（Word、PDF、网页、Markdown、JSON）",
  make: "生成授信尽调摘要",
  again: "重新生成",
  open: "打开摘要",
  close: "关闭摘要",
  written: (done, total) => (total ? `已写 ${done}/${total} 章` : "正在汇集资料"),
  downloads: "下载",
  formats: { docx: "Word", pdf: "PDF", html: "网页", md: "Markdown", json: "JSON" },
  save: (format) => `下载 ${format}`,
  saving: "正在生成文件",
  chapters: "章节",
  empty: "本章暂无内容。",
  noRows: "无记录",
  verify: "待核实",
  toFill: "由经办人员填写",
  asTable: "以表格查看",
  moreRows: (n) => `另有 ${n} 行，见下载的文件。`,
  noCharts: "图形未能载入，以下为同样内容的表格。",
  madeOn: "报告日期",
  dataAsOf: "数据截止",
  code: "统一社会信用代码",
  unknown: "未知",
  source: "出处",
  versions: (card, template, model) => `评分卡 ${card} · 模板 ${template} · 语言模型 ${model}`,
  fileName: "授信尽调摘要",
};

const en: ReportWords = {
  whole: "The whole summary (Word, PDF, web page, Markdown, JSON)",
  make: "Make the due-diligence summary",
  again: "Make it again",
  open: "Open the summary",
  close: "Close the summary",
  written: (done, total) => (total ? `${done} of ${total} chapters` : "gathering"),
  downloads: "Download",
  formats: { docx: "Word", pdf: "PDF", html: "Web page", md: "Markdown", json: "JSON" },
  save: (format) => `Download as ${format}`,
  saving: "writing the file",
  chapters: "Chapters",
  empty: "Nothing to show in this chapter.",
  noRows: "no records",
  verify: "to verify",
  toFill: "to be filled in by the officer",
  asTable: "Show as a table",
  moreRows: (n) => `${n} more rows are in the files.`,
  noCharts: "The charts could not be loaded; the tables say the same.",
  madeOn: "Date of report",
  dataAsOf: "Data as of",
  code: "Credit code",
  unknown: "unknown",
  source: "Source",
  versions: (card, template, model) => `scorecard ${card} · template ${template} · language model ${model}`,
  fileName: "due-diligence",
};

export function reportWords(lang: Lang): ReportWords {
  return lang === "zh" ? zh : en;
}
