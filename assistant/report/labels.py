"""The fixed words of a printed report in both languages: what the renderers add to the chapters' own texts."""

from __future__ import annotations

from assistant.domain.text import Text

CONTENTS = Text("目录", "Contents")
SOURCES = Text("引用资料清单", "List of sources")
ABOUT = Text("报告说明", "About this report")
TO_VERIFY = Text("待核实", "to verify")
FIRM = Text("企业名称", "Firm")
USCC = Text("统一社会信用代码", "Unified social credit code")
MADE_ON = Text("报告日期", "Date of report")
DATA_AS_OF = Text("数据截止", "Data as of")
UNKNOWN = Text("未知", "unknown")
NOT_KNOWN_YEAR = Text("无数据", "no data")
CARD = Text("评分卡版本", "Scorecard version")
PROMPTS = Text("提示词版本", "Prompts version")
MODEL = Text("语言模型", "Language model")
TEMPLATE = Text("报告模板", "Report template")
WORDING = Text("文字核对", "Wording check")
WORDED = Text(
    "模型改写并通过核对 {reworded} 句，未通过而换回内置文字 {replaced} 句",
    "{reworded} sentences worded by the model passed the check, {replaced} failed it and were replaced",
)
EXAMPLE = Text("示例数据，企业与人员均为虚构", "Example data: firms and people are made up")
PAGE = Text("第 {page} 页 共 {pages} 页", "Page {page} of {pages}")
CONFIDENTIAL = Text("内部资料 注意保密", "Internal · confidential")
CHART_SOURCES = Text("图中数据来源", "Sources of the chart")
LISTED_AT_END = Text(
    "本表来源较多，逐条列于文末“引用资料清单”。",
    "The many sources of this table stand in the list of sources at the end.",
)
NO_CONTENT = Text("本章暂无内容。", "Nothing to show in this chapter.")
NO_ROWS = Text("无记录", "no records")
NO_SOURCES = Text("本报告没有引用任何资料。", "This report cites no source.")
TO_FILL = Text("待填写", "to fill in")
QUOTE_OF = Text("原文", "Quotation")
YEAR = Text("期间", "Period")
FROM = Text("从", "From")
TO = Text("到", "To")
WHAT = Text("关系", "Relation")
KINDS = {
    "subject": Text("本企业", "This firm"),
    "state": Text("国有或政府", "State or government"),
    "firm": Text("企业", "Firm"),
    "person": Text("自然人", "Person"),
    "segment": Text("产业链环节", "Segment"),
    "product": Text("产品", "Product"),
}
FOLDED = Text("其余 {count} 户", "{count} more")
FOLDED_NOTE = Text(
    "图中合并 {count} 个节点，明细见表。", "{count} nodes are folded in the chart; tables have them."
)
NUMBER = Text("序号", "No.")
EVIDENCE = Text("资料", "Source")
QUOTATION = Text("摘录", "Excerpt")
FILE_AND_DATE = Text("文件与日期", "File and date")
