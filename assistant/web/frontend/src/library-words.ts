// The texts about documents, in both languages: the source panel's, and those of the documents page.

import type { Lang } from "./contract";
import type { Field } from "./library-client";

interface LibraryWords {
  original: string;
  recognised: string;
  recognisedNote: string;
  page: {
    choice: string;
    asPage: string;
    asText: string;
    tools: string;
    view: string;
    previous: string;
    next: string;
    of: (page: number, pages: number) => string;
    cited: (page: number) => string;
    larger: string;
    smaller: string;
    loading: string;
    alt: (page: number, text: string) => string;
    plain: (page: number) => string;
  };
  versions: {
    title: string;
    others: string;
    of: (day: string) => string;
    issued: (day: string) => string;
    inForce: string;
    newest: string;
    notYet: string;
    gone: string;
    replacedBy: (name: string) => string;
    away: string;
    back: string;
    noArticle: string;
    separator: string;
  };
  title: string;
  search: string;
  all: string;
  kinds: Readonly<Record<string, string>>;
  sort: string;
  orders: Readonly<Record<"title" | "issued" | "added" | "passages", string>>;
  columns: { title: string; kind: string; number: string; date: string; pages: string; passages: string };
  total: (n: string) => string;
  none: string;
  noneYet: string;
  more: string;
  dated: (day: string) => string;
  older: string;
  newestOf: (n: number) => string;
  ocr: (n: number) => string;
  hidden: string;
  noted: string;
  back: string;
  facts: {
    file: string;
    folder: string;
    pages: string;
    size: string;
    added: string;
    ocr: string;
    notes: string;
    hidden: string;
    edited: string;
  };
  hiddenNote: string;
  passages: (n: string) => string;
  open: (locator: string) => string;
  remove: string;
  removeSure: (title: string) => string;
  removeYes: string;
  cancel: string;
  removed: (title: string) => string;
  edit: string;
  save: string;
  takeBack: string;
  fields: Readonly<Record<Field, string>>;
  upload: {
    title: string;
    drop: string;
    files: string;
    folder: string;
    limit: (mb: number) => string;
    off: string;
    sending: (done: number, all: number) => string;
    tooLarge: (mb: number) => string;
    nothing: string;
    stop: string;
  };
  jobs: {
    title: string;
    progress: (ended: number, all: number) => string;
    finished: (done: number, failed: number, passages: string) => string;
    states: Readonly<Record<string, string>>;
    outcomes: Readonly<Record<string, string>>;
    passages: (n: string) => string;
    failedOnly: string;
    all: string;
    dismiss: string;
  };
}

const zh: LibraryWords = {
  original: "下载原文件",
  recognised: "文字识别",
  recognisedNote: "文字由图片识别得来，个别字可能有误，请以页面为准。",
  page: {
    choice: "查看方式",
    asPage: "原页",
    asText: "文字",
    tools: "页面",
    view: "页面图片，可滚动",
    previous: "上一页（PageUp）",
    next: "下一页（PageDown）",
    of: (page, pages) => `第 ${page} / ${pages} 页`,
    cited: (page) => `回到第 ${page} 页`,
    larger: "放大（+）",
    smaller: "缩小（-）",
    loading: "正在绘制页面……",
    alt: (page, text) => `第 ${page} 页，标出的文字：${text}`,
    plain: (page) => `第 ${page} 页`,
  },
  versions: {
    title: "版本",
    others: "库中的其他版本",
    of: (day) => `${day} 版`,
    issued: (day) => `${day} 公布`,
    inForce: "现行有效（据效力表）",
    newest: "库中最新版本，未必现行",
    notYet: "尚未施行",
    gone: "已失效",
    replacedBy: (name) => `由${name}取代`,
    away: "这不是回答所引的版本；条号相同，内容可能不同。",
    back: "回到所引的版本",
    noArticle: "该版本中没有同一条。",
    separator: " · ",
  },
  title: "资料",
  search: "标题、文件名、文号、发布机构",
  all: "全部",
  kinds: { law: "法规", report: "报告", manual: "制度", notice: "通知", table: "表格", web: "网页", other: "其他" },
  sort: "排序",
  orders: { title: "按标题", issued: "按日期", added: "最近加入", passages: "按段数" },
  columns: { title: "标题", kind: "类别", number: "文号 · 发布机构", date: "日期", pages: "页", passages: "段" },
  total: (n) => `共 ${n} 份`,
  none: "没有符合的资料。",
  noneYet: "资料库还是空的。",
  more: "显示更多",
  dated: (day) => `${day} 施行`,
  older: "另一版本",
  newestOf: (n) => `${n} 个版本`,
  ocr: (n) => `文字识别 ${n} 页`,
  hidden: "有隐藏文字未读入",
  noted: "有说明",
  back: "返回资料列表",
  facts: {
    file: "文件",
    folder: "文件夹",
    pages: "页数",
    size: "大小",
    added: "加入时间",
    ocr: "文字识别的页",
    notes: "读取说明",
    hidden: "未读入的隐藏文字",
    edited: "人工改过",
  },
  hiddenNote: "以下文字在页面上看不见（白字、零字号、页外、批注等），没有读入，也不会被引用。",
  passages: (n) => `段落（${n}）`,
  open: (locator) => `查看原处：${locator}`,
  remove: "移除",
  removeSure: (title) => `移除《${title}》？移除后不再出现在任何回答中。`,
  removeYes: "确认移除",
  cancel: "取消",
  removed: (title) => `已移除《${title}》`,
  edit: "修改信息",
  save: "保存",
  takeBack: "撤销录入，以文件所载为准",
  fields: {
    title: "标题",
    kind: "类别",
    document_number: "文号",
    issuer: "发布机构",
    region: "地区",
    issued_on: "发布日期",
    effective_on: "施行日期",
    repealed_on: "失效日期",
  },
  upload: {
    title: "添加资料",
    drop: "把文件或整个文件夹拖到这里",
    files: "选择文件",
    folder: "选择文件夹",
    limit: (mb) => `PDF、扫描图片、Word、Excel、PPT、网页、文本等，每个不超过 ${mb} MB；同一路径再次上传即更新`,
    off: "本服务不接受网页上传；请用 scout documents add 添加资料。",
    sending: (done, all) => `正在上传 ${done} / ${all}`,
    tooLarge: (mb) => `超过 ${mb} MB，没有上传；请拆分后再传`,
    nothing: "其中没有可上传的文件。",
    stop: "停止上传",
  },
  jobs: {
    title: "读入进度",
    progress: (ended, all) => `已处理 ${ended} / ${all} 个文件`,
    finished: (done, failed, passages) =>
      `完成：${done} 个文件读入，${passages} 段${failed > 0 ? `；${failed} 个未能读入` : ""}`,
    states: { waiting: "等待", running: "处理中", done: "完成", failed: "未读入", sending: "上传中" },
    outcomes: { added: "已加入", updated: "已更新", unchanged: "未变化", moved: "已改路径" },
    passages: (n) => `${n} 段`,
    failedOnly: "只看未读入的",
    all: "全部",
    dismiss: "收起",
  },
};

const en: LibraryWords = {
  original: "Download the file",
  recognised: "OCR",
  recognisedNote: "Read from a picture: single letters may be wrong; the page itself counts.",
  page: {
    choice: "View",
    asPage: "Page",
    asText: "Text",
    tools: "Page",
    view: "Picture of the page, scrollable",
    previous: "Previous page (PageUp)",
    next: "Next page (PageDown)",
    of: (page, pages) => `Page ${page} of ${pages}`,
    cited: (page) => `Back to page ${page}`,
    larger: "Larger (+)",
    smaller: "Smaller (-)",
    loading: "Drawing the page…",
    alt: (page, text) => `Page ${page}; marked on it: ${text}`,
    plain: (page) => `Page ${page}`,
  },
  versions: {
    title: "Version",
    others: "Other versions in the library",
    of: (day) => `version of ${day}`,
    issued: (day) => `issued ${day}`,
    inForce: "in force (by the validity table)",
    newest: "newest in the library, not necessarily in force",
    notYet: "not yet in force",
    gone: "no longer in force",
    replacedBy: (name) => `replaced by ${name}`,
    away: "This is not the version that the answer cites; the same article number may hold another rule.",
    back: "Back to the cited one",
    noArticle: "That version has no such article.",
    separator: " · ",
  },
  title: "Documents",
  search: "Title, file name, number, issuer",
  all: "All",
  kinds: {
    law: "Law",
    report: "Report",
    manual: "Manual",
    notice: "Notice",
    table: "Table",
    web: "Web page",
    other: "Other",
  },
  sort: "Order",
  orders: { title: "by title", issued: "by date", added: "last added", passages: "by passages" },
  columns: { title: "Title", kind: "Kind", number: "Number · issuer", date: "Date", pages: "Pages", passages: "Passages" },
  total: (n) => `${n} documents`,
  none: "No document fits.",
  noneYet: "The library is empty.",
  more: "Show more",
  dated: (day) => `in force ${day}`,
  older: "another version",
  newestOf: (n) => `${n} versions`,
  ocr: (n) => `OCR on ${n} ${n === 1 ? "page" : "pages"}`,
  hidden: "hidden text left out",
  noted: "notes",
  back: "Back to the documents",
  facts: {
    file: "File",
    folder: "Folder",
    pages: "Pages",
    size: "Size",
    added: "Added",
    ocr: "Pages read by OCR",
    notes: "Notes",
    hidden: "Hidden text left out",
    edited: "Set by a person",
  },
  hiddenNote:
    "This text cannot be seen on the page (white, size zero, off the page, comments). It was left out and is never cited.",
  passages: (n) => `Passages (${n})`,
  open: (locator) => `Show where it stands: ${locator}`,
  remove: "Remove",
  removeSure: (title) => `Remove “${title}”? No answer will use it any more.`,
  removeYes: "Remove it",
  cancel: "Cancel",
  removed: (title) => `Removed “${title}”`,
  edit: "Edit details",
  save: "Save",
  takeBack: "Take the entry back",
  fields: {
    title: "Title",
    kind: "Kind",
    document_number: "Number",
    issuer: "Issuer",
    region: "Region",
    issued_on: "Issued",
    effective_on: "In force from",
    repealed_on: "Repealed",
  },
  upload: {
    title: "Add documents",
    drop: "Drop files or a whole folder here",
    files: "Choose files",
    folder: "Choose a folder",
    limit: (mb) =>
      `PDF, scans, Word, Excel, PowerPoint, web pages, text; up to ${mb} MB each. The same path sent again is updated`,
    off: "This server takes no uploads from the browser; use scout documents add.",
    sending: (done, all) => `Sending ${done} of ${all}`,
    tooLarge: (mb) => `Over ${mb} MB, not sent; split it`,
    nothing: "There is no file to send in it.",
    stop: "Stop sending",
  },
  jobs: {
    title: "Progress",
    progress: (ended, all) => `${ended} of ${all} files done`,
    finished: (done, failed, passages) =>
      `Finished: ${done} ${done === 1 ? "file" : "files"} read, ${passages} passages${failed > 0 ? `; ${failed} could not be read` : ""}`,
    states: { waiting: "waiting", running: "reading", done: "done", failed: "not read", sending: "sending" },
    outcomes: { added: "added", updated: "updated", unchanged: "unchanged", moved: "moved" },
    passages: (n) => `${n} passages`,
    failedOnly: "Only those not read",
    all: "All",
    dismiss: "Close",
  },
};

const both: Readonly<Record<Lang, LibraryWords>> = { zh, en };

/** The texts about documents in one language. */
export function libraryWords(lang: Lang): LibraryWords {
  return both[lang];
}
