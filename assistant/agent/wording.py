"""The sentences that the program itself says in answers, in both languages: refusals, notes, names of things.

A sentence here claims nothing about a firm or a law, so the citation check lets it stand without a source.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.answer import Condition
from assistant.domain.judgement import Candidate
from assistant.domain.text import Lang, Text
from assistant.tools.artifacts import (
    Artifact,
    ChainTraced,
    FirmProfiled,
    FirmsFound,
    Screened,
)
from assistant.tools.group_findings import ChainMapped, ClusterShown, FirmsCounted, SignalsShown
from assistant.tools.passage_findings import PoliciesFound

NOT_FOUND = Text("资料库中没有找到依据。", "No source for this was found in the library.")
NO_ADVICE = Text(
    "以上为测算与提示，供客户经理参考，不构成授信审批意见。",
    "This is a calculation and a prompt for the officer, not a credit approval.",
)
EXAMPLE = Text("（示例）", " (example)")
EXAMPLE_NOTE = Text(
    "标有（示例）的企业与文件为虚构的示例数据。", "Firms and documents marked (example) are fictional."
)
TRANSLATED = Text(
    "引文为原文，以原文语言为准。", "Quotations stand in the original Chinese, which is what counts."
)
MADE_READABLE = Text(
    "原文为繁体或夹注拼音，以上引文已转为简体，原文见出处。",
    "The source is in traditional characters or has pinyin in it; quoted here in simplified ones, see the source.",
)
VERSION_NOTE = Text(
    "库中最新版本未必现行，使用前请核对效力。",
    "The newest version in the library may not be in force; check before use.",
)
PICK_ONE = Text("这个名称对应不止一家企业，请选择：", "This name fits more than one firm; please choose:")
WHICH_FIRM = Text(
    "请说明是哪一家企业：写出全称或统一社会信用代码。",
    "Which firm do you mean? Give its full name or credit code.",
)
TO_VERIFY = Text("待核实", "to verify")
NO_LINK = Text(
    "企业库中没有直接关联的记录，不等于没有关联。",
    "The database holds no direct link, which does not prove that there is none.",
)
TOOL_FAILED = Text(
    "查询时出错，没有得到结果，请稍后重试。", "The look-up failed and gave no result; please try again."
)
OWNERS_COMPUTED = Text(
    "控制关系和受益所有人为系统测算，须人工识别核实。",
    "Control and beneficial ownership are computed by the system and have to be identified and verified by a person.",
)
NEVER_CLASSIFIES = Text(
    "以上为预警提示，系统不作五级分类。", "These are signals; the system never sets a five-grade class."
)
NO_LIMIT = Text("测算参考，非审批额度。", "An estimate for talking, no approved limit.")
OWN_JUDGEMENT = Text(
    "本摘要供客户经理参考，不能代替现场调查和本人判断。",
    "This summary supports the officer's own judgement and site visit and does not replace them.",
)
BUDGET_SPENT = Text("本次提问的模型调用次数已用完。", "The model calls of this question are used up.")


def neutral() -> frozenset[str]:
    """Every fixed sentence that needs no source."""
    texts = (
        NOT_FOUND, NO_ADVICE, EXAMPLE_NOTE, TRANSLATED, VERSION_NOTE, MADE_READABLE, PICK_ONE, WHICH_FIRM, NO_LINK, TOOL_FAILED,
        OWNERS_COMPUTED, NEVER_CLASSIFIES, NO_LIMIT, OWN_JUDGEMENT,
    )  # fmt: skip
    return frozenset(text[lang] for text in texts for lang in ("zh", "en"))


_BEGINS_WITH = frozenset({"local", "regions", "chain", "segments", "products"})
"""Conditions that say which firms a screening starts from; the others narrow it down."""


def funnel_names(conditions: Sequence[Condition], lang: Lang) -> tuple[str, str]:
    """Names of the funnel's first two steps: where it starts, and who of those meets the other conditions."""
    begin = [_place_or_chain(chip, lang) for chip in conditions if chip.field in _BEGINS_WITH]
    rest = [chip.text for chip in conditions if chip.field not in _BEGINS_WITH]
    begun = ("" if lang == "zh" else ", ").join(begin)
    narrowed = ("、" if lang == "zh" else ", ").join(rest)
    return (
        begun or Text("企业库", "all firms of the database")[lang],
        narrowed or Text("符合条件", "meet the conditions")[lang],
    )


_GROUP_NAMED = 12


def group_names(candidate: Candidate, lang: Lang) -> str:
    """The other firms of a candidate's group; of a large one the first, and how many there are."""
    named = candidate.group_with[:_GROUP_NAMED]
    text = ("、" if lang == "zh" else ", ").join(named)
    if candidate.group_others <= len(named):
        return text
    return text + (
        f"等共 {candidate.group_others:,} 家"
        if lang == "zh"
        else f" and others, {candidate.group_others:,} in all"
    )


def _place_or_chain(chip: Condition, lang: Lang) -> str:
    """A chip as part of a phrase: 产业链：磷化工 reads 磷化工产业链 there."""
    name = chip.text.split("：" if lang == "zh" else ": ", 1)[-1]
    if chip.field == "chain":
        return name + Text("产业链", " chain")[lang]
    return name


def searched(found: Sequence[Artifact], lang: Lang) -> list[str]:
    """What was looked for and where, a line each."""
    lines: list[str] = []
    for item in found:
        match item:
            case PoliciesFound():
                lines.append(
                    f"已检索资料库 {item.documents_searched} 份文件，检索词：{item.query}"
                    if lang == "zh"
                    else f"Searched {item.documents_searched} documents of the library for: {item.query}"
                )
            case FirmsFound(unknown=names) | FirmsCounted(unknown=names) | SignalsShown(unknown=names) if (
                names
            ):
                asked = "、".join(names)
                lines.append(
                    f"没有查询：企业库中没有“{asked}”，或不在您的可见范围内"
                    if lang == "zh"
                    else f"Not looked up: the firm database holds no “{asked}”, or it is outside what you may see"
                )
            case FirmsFound() | FirmsCounted() | ChainMapped() | ClusterShown() | SignalsShown():
                chips = "；".join(chip.text for chip in item.conditions)
                lines.append(
                    f"已查询企业库，条件：{chips}"
                    if lang == "zh"
                    else f"Searched the firm database for: {chips}"
                )
            case Screened():
                chips = "；".join(chip.text for chip in item.conditions)
                lines.append(
                    f"已在企业库中筛选，没有符合条件的企业，条件：{chips}"
                    if lang == "zh"
                    else f"Screened the firm database; no firm meets the conditions: {chips}"
                )
            case FirmProfiled(outcome="unknown"):
                lines.append(
                    f"企业库中没有名为“{item.asked}”的企业"
                    if lang == "zh"
                    else f"The firm database holds no “{item.asked}”"
                )
            case ChainTraced():
                lines.append(
                    f"已查询产品关系：{item.product}"
                    if lang == "zh"
                    else f"Looked up links of: {item.product}"
                )
            case _:
                continue
    return list(dict.fromkeys(lines))


_NEEDED: tuple[tuple[type[Artifact], Text], ...] = (
    (
        PoliciesFound,
        Text(
            "要回答它，资料库里需要有写明此事的文件（由资料管理员用 scout documents add 加入）。",
            "To answer it, the library needs a document that states it (added with scout documents add).",
        ),
    ),
    (
        Screened,
        Text(
            "要回答它，企业库里需要有这一范围的企业及其供货记录。",
            "To answer it, the firm database needs firms of this range and whom they deliver to.",
        ),
    ),
)
"""What would have to be there for an answer, by what was looked through."""


def refusal(found: Sequence[Artifact], lang: Lang) -> str:
    """The refusal, with what was searched."""
    lines = searched(found, lang)
    if not lines:
        return NOT_FOUND[lang]
    needed = [text[lang] for kind, text in _NEEDED if any(isinstance(item, kind) for item in found)]
    return "\n".join([NOT_FOUND[lang], "", *(f"- {line}" for line in lines), "", *needed])
