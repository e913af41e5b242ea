// Every text of the page, in both languages. A key that one language lacks does not compile.

import type { Lang, Stage } from "./contract";

interface Failure {
  detail: string;
  hint: string;
}

interface Words {
  title: string;
  subtitle: string;
  newConversation: string;
  views: { chat: string; documents: string; label: string };
  print: string;
  switchTo: string;
  switchLabel: string;
  placeholder: string;
  send: string;
  stop: string;
  stopped: string;
  earlier: string;
  askAgain: string;
  enterHint: string;
  introTitle: string;
  intro: string;
  suggestions: readonly { title: string; questions: readonly string[] }[];
  question: string;
  answer: string;
  thinking: string;
  stages: Readonly<Record<string, string>>;
  tools: Readonly<Record<string, string>>;
  conditions: string;
  removeCondition: (text: string) => string;
  withoutCondition: (text: string) => string;
  refusal: string;
  clarification: string;
  funnel: string;
  others: (n: number) => string;
  firms: string;
  firmsCount: (n: number) => string;
  columns: { name: string; grade: string; score: string; buyers: string; need: string; code: string };
  stageTitle: Readonly<Record<Stage, string>>;
  noGrade: string;
  completeness: (share: string) => string;
  known: (share: string) => string;
  points: string;
  noReasons: string;
  vetoes: string;
  toVerify: string;
  group: string;
  client: string;
  need: string;
  buyersTitle: string;
  details: (name: string) => string;
  showAll: (n: number) => string;
  gaps: string;
  sources: string;
  calls: string;
  copy: string;
  copied: string;
  followups: string;
  source: string;
  asOf: string;
  locator: string;
  repealed: (day: string) => string;
  effective: (day: string) => string;
  kinds: Readonly<Record<"passage" | "fact" | "calculation", string>>;
  example: string;
  exampleNote: string;
  openSource: (n: number, title: string) => string;
  close: string;
  loading: string;
  before: string;
  after: string;
  notFound: string;
  failed: string;
  retry: string;
  hints: Readonly<Record<string, string>>;
  failures: Readonly<Record<string, Failure>>;
  dataAsOf: (day: string) => string;
  card: (version: string) => string;
  model: (name: string) => string;
  took: (seconds: string) => string;
  disclaimer: string;
  yes: string;
  no: string;
  listSeparator: string;
}

const zh: Words = {
  title: "信贷参谋",
  subtitle: "以本行资料库和企业库作答，句句有出处",
  newConversation: "新对话",
  views: { chat: "对话", documents: "资料", label: "页面" },
  print: "打印",
  switchTo: "English",
  switchLabel: "切换到英文",
  placeholder: "问企业、问政策、问产业链……",
  send: "提问",
  stop: "停止",
  stopped: "已停止。以上内容不完整。",
  earlier: "页面重新打开前的回答；名单、表格和企业记录重新提问后可见。",
  askAgain: "重新提问",
  enterHint: "Enter 提问，Shift+Enter 换行",
  introTitle: "想了解什么？",
  intro: "回答只依据资料库中的文件和企业库中的记录；点击编号可看原文。查不到依据时会直说。",
  suggestions: [
    {
      title: "筛选客户",
      questions: ["本地磷化工产业链里，国企的供应商有哪些适合授信？", "福泉市有哪些国企供应商？"],
    },
    {
      title: "制度与法规",
      questions: ["对小微企业贷款的担保有什么规定？", "应收账款质押要怎么登记？"],
    },
    {
      title: "产业链",
      questions: ["磷化工产业链上中下游各有多少企业？", "磷酸二铵的上游原材料是什么，本地谁在做？"],
    },
    {
      title: "产业集群",
      questions: ["福泉磷化工集群有多少家企业、产值多少？", "磷化工产业链哪个环节本地没有企业？"],
    },
  ],
  question: "问",
  answer: "答",
  thinking: "正在处理",
  stages: { reading: "理解问题", searching: "查找依据", judging: "评分与否决项", writing: "撰写回答", checking: "核对出处" },
  tools: {
    search_policies: "检索资料库",
    read_around: "查看上下文",
    find_firms: "查询企业库",
    firm_profile: "读取企业档案",
    screen_candidates: "筛选授信候选",
    trace_product: "追溯产业链",
  },
  conditions: "理解为",
  removeCondition: (text) => `去掉条件“${text}”，重新提问`,
  withoutCondition: (text) => `去掉“${text}”`,
  refusal: "资料库中没有找到依据",
  clarification: "需要您确认",
  funnel: "筛选过程",
  others: (n) => `其他 ${n} 项`,
  firms: "企业",
  firmsCount: (n) => `列出 ${n} 家`,
  columns: { name: "企业", grade: "评级", score: "得分", buyers: "主要买方", need: "需求测算", code: "统一社会信用代码" },
  stageTitle: { candidate: "候选", to_verify: "待核实", vetoed: "已排除", listed: "企业" },
  noGrade: "暂不评级",
  completeness: (share) => `资料完整度 ${share}`,
  known: (share) => `完整度 ${share}`,
  points: "得分构成",
  noReasons: "没有评分明细。",
  vetoes: "否决项",
  toVerify: "待核实",
  group: "关联",
  client: "本行往来",
  need: "需求测算",
  buyersTitle: "买方",
  details: (name) => `${name}：展开评分与依据`,
  showAll: (n) => `显示全部 ${n} 家`,
  gaps: "资料缺口与待核实",
  sources: "出处",
  calls: "查询过程",
  copy: "复制",
  copied: "已复制",
  followups: "接着问",
  source: "来源",
  asOf: "截至",
  locator: "位置",
  repealed: (day) => `${day} 废止`,
  effective: (day) => `${day} 起施行`,
  kinds: { passage: "文件原文", fact: "企业库记录", calculation: "系统测算" },
  example: "示例",
  exampleNote: "含示例数据：企业与文件均为虚构。",
  openSource: (n, title) => `出处 ${n}：${title}`,
  close: "关闭",
  loading: "正在读取原文……",
  before: "上文",
  after: "下文",
  notFound: "原文已不在资料库中，以下为回答时引用的内容。",
  failed: "没有完成",
  retry: "重试",
  hints: {
    question_too_long: "请缩短问题后再问。",
    blank_question: "请写出要问的内容。",
    conversation_not_found: "请点“新对话”重新开始。",
  },
  failures: {
    unreachable: { detail: "连不上服务", hint: "请确认 scout serve 正在运行，然后重试。" },
    broken: { detail: "连接中断，回答不完整", hint: "请重试。" },
    unexpected: { detail: "服务返回了无法识别的内容", hint: "请重试；仍有问题请联系管理员。" },
  },
  dataAsOf: (day) => `数据截至 ${day}`,
  card: (version) => `评分卡 ${version}`,
  model: (name) => `模型 ${name === "builtin" ? "内置" : name}`,
  took: (seconds) => `用时 ${seconds} 秒`,
  disclaimer: "测算与提示供参考，不代替授信审查意见。",
  yes: "是",
  no: "否",
  listSeparator: "、",
};

const en: Words = {
  title: "Credit Scout",
  subtitle: "Answers from the bank's own library and firm database, every statement sourced",
  newConversation: "New conversation",
  views: { chat: "Chat", documents: "Documents", label: "Pages" },
  print: "Print",
  switchTo: "中文",
  switchLabel: "Switch to Chinese",
  placeholder: "Ask about firms, policy, an industry chain…",
  send: "Ask",
  stop: "Stop",
  stopped: "Stopped. The text above is not complete.",
  earlier: "Answered before the page was opened anew; lists, tables and records come back when it is asked again.",
  askAgain: "Ask again",
  enterHint: "Enter to ask, Shift+Enter for a new line",
  introTitle: "What would you like to know?",
  intro:
    "Answers rest only on documents of the library and records of the firm database; a number opens its source. Where nothing is found, the answer says so.",
  suggestions: [
    {
      title: "Screening",
      questions: [
        "Which suppliers of state-owned firms in the local phosphate chain are suitable for credit?",
        "Which suppliers of state-owned firms are there in Fuquan?",
      ],
    },
    {
      title: "Policy and law",
      questions: [
        "What are the rules on guarantees for small-business loans?",
        "How is a pledge of receivables registered?",
      ],
    },
    {
      title: "Industry chain",
      questions: [
        "How many firms are upstream, midstream and downstream in the phosphate chain?",
        "What raw materials does diammonium phosphate need, and who makes them locally?",
      ],
    },
    {
      title: "Cluster",
      questions: [
        "How many firms does the Fuquan phosphate cluster have, and what is its output?",
        "Which link of the phosphate chain has no local firm?",
      ],
    },
  ],
  question: "Q",
  answer: "A",
  thinking: "Working",
  stages: {
    reading: "Reading the question",
    searching: "Looking for evidence",
    judging: "Scoring and vetoes",
    writing: "Writing",
    checking: "Checking sources",
  },
  tools: {
    search_policies: "Searching the library",
    read_around: "Reading around a passage",
    find_firms: "Querying the firm database",
    firm_profile: "Reading a firm's file",
    screen_candidates: "Screening candidates",
    trace_product: "Tracing the chain",
  },
  conditions: "Understood as",
  removeCondition: (text) => `Remove the condition “${text}” and ask again`,
  withoutCondition: (text) => `Without “${text}”`,
  refusal: "Nothing found in the library",
  clarification: "Please confirm",
  funnel: "Screening",
  others: (n) => `${n} other reasons`,
  firms: "Firms",
  firmsCount: (n) => `${n} listed`,
  columns: { name: "Firm", grade: "Grade", score: "Score", buyers: "Main buyers", need: "Estimated need", code: "Credit code" },
  stageTitle: { candidate: "Candidates", to_verify: "To verify", vetoed: "Excluded", listed: "Firms" },
  noGrade: "not graded",
  completeness: (share) => `${share} of the data known`,
  known: (share) => `${share} known`,
  points: "Score taken apart",
  noReasons: "No details of a score.",
  vetoes: "Vetoes",
  toVerify: "To verify",
  group: "Connected",
  client: "With this bank",
  need: "Estimated need",
  buyersTitle: "Buyers",
  details: (name) => `${name}: show score and evidence`,
  showAll: (n) => `Show all ${n}`,
  gaps: "Missing or to be verified",
  sources: "Sources",
  calls: "How it was found",
  copy: "Copy",
  copied: "Copied",
  followups: "Ask next",
  source: "Source",
  asOf: "As of",
  locator: "Place",
  repealed: (day) => `repealed ${day}`,
  effective: (day) => `in force since ${day}`,
  kinds: { passage: "Document", fact: "Database record", calculation: "Calculation" },
  example: "Example",
  exampleNote: "Contains example data: firms and documents are fictional.",
  openSource: (n, title) => `Source ${n}: ${title}`,
  close: "Close",
  loading: "Loading the passage…",
  before: "Before",
  after: "After",
  notFound: "The passage is no longer in the library; this is what the answer quoted.",
  failed: "Not completed",
  retry: "Try again",
  hints: {
    question_too_long: "Please shorten the question.",
    blank_question: "Please write what you want to know.",
    conversation_not_found: "Start a new conversation.",
  },
  failures: {
    unreachable: { detail: "The service cannot be reached", hint: "Check that scout serve is running, then try again." },
    broken: { detail: "The connection broke; the answer is not complete", hint: "Please try again." },
    unexpected: { detail: "The service sent something unreadable", hint: "Try again, or ask the administrator." },
  },
  dataAsOf: (day) => `Data as of ${day}`,
  card: (version) => `Scorecard ${version}`,
  model: (name) => `Model ${name === "builtin" ? "built-in" : name}`,
  took: (seconds) => `${seconds} s`,
  disclaimer: "Estimates and hints; they do not replace the credit decision.",
  yes: "yes",
  no: "no",
  listSeparator: ", ",
};

const both: Readonly<Record<Lang, Words>> = { zh, en };

/** The texts of one language. */
export function words(lang: Lang): Words {
  return both[lang];
}
