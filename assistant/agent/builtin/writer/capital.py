"""Writes a working-capital need: the figure or why there is none, each step with its inputs, what has to be verified."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.agent.builtin.meaning import Meaning
from assistant.agent.builtin.writer.phrases import bullet, cite, concluded, money, sentence
from assistant.agent.builtin.writer.policy import quotations
from assistant.agent.wording import EXAMPLE, EXAMPLE_NOTE, NO_LIMIT, TRANSLATED
from assistant.credit.working_capital import WorkingCapital
from assistant.domain.evidence import Evidence
from assistant.domain.text import Lang, Text
from assistant.domain.wording import percent, ratio
from assistant.tools.firm_findings import NeedWorkedOut

_QUOTED = 1


def capital_lines(result: WorkingCapital, cites: Mapping[str, int], lang: Lang, name: str) -> tuple[str, str]:
    """The conclusion: what could be computed, or why not. Shared with the due-diligence summary."""
    zh = lang == "zh"
    marks = cite(cites, result.steps[-1:])
    if result.new_loan is not None and result.amount is not None:
        amount = money(result.amount, lang)
        if result.new_loan > 0:
            new = money(result.new_loan, lang)
            text = (
                f"{name}营运资金量 {amount}，测算新增流动资金贷款需求 {new}（测算参考，非审批额度）"
                if zh
                else f"{name}: working capital {amount}; estimated new loan {new} (an estimate for talking, no approved limit)"
            )
        else:
            text = (
                f"{name}营运资金量 {amount}，已被自有资金和现有贷款覆盖，按公式没有新增需求"
                if zh
                else f"{name}: working capital {amount}, covered by own funds and present loans: no new need by the formula"
            )
        return text, cite(cites, result.steps[-2:])
    if result.amount is not None:
        why = result.why_not or Text("", "")
        return (
            f"{name}营运资金量 {money(result.amount, lang)}；{why.zh}"
            if zh
            else f"{name}: working capital {money(result.amount, lang)}; {why.en}"
        ), marks
    why = result.why_not or Text("", "")
    return (
        f"{name}的流动资金需求没有测算：{why.zh}" if zh else f"{name}: no working-capital figure: {why.en}"
    ), marks


def _steps(result: WorkingCapital, found: NeedWorkedOut, lang: Lang) -> list[str]:
    """The inputs and what follows from them, a line each."""
    zh = lang == "zh"
    lines: list[str] = []
    if result.days:
        mark = cite(found.cites, [result.steps[0], *result.rows])
        each = (
            "，".join(f"{d.name.zh} {d.days:.1f} 天" for d in result.days)
            if zh
            else ", ".join(f"{d.name.en} {d.days:.1f} days" for d in result.days)
        )
        cycle = f"{result.cycle:.1f}"
        lines.append(
            bullet(
                f"周转天数：{each}，合计 {cycle} 天" if zh else f"Turnover days: {each}; in all {cycle} days",
                mark,
                lang,
            )
        )
    if (
        result.amount is not None
        and result.margin is not None
        and result.turns is not None
        and result.growth is not None
    ):
        mark = cite(found.cites, [result.steps[1], *result.rows])
        growth = percent(result.growth)
        basis = (
            Text("客户经理给定", "as given")
            if result.growth_given
            else Text(
                f"按 {result.year} 年实际增长率，可另行指定",
                f"last year's own, {result.year}; another may be given",
            )
        )
        lines.append(
            bullet(
                f"销售利润率 {percent(result.margin)}，预计增长 {growth}（{basis.zh}），周转次数 {ratio(result.turns)}，营运资金量 {money(result.amount, lang)}"
                if zh
                else f"Profit margin {percent(result.margin)}, expected growth {growth} ({basis.en}), turns {ratio(result.turns)}, working capital {money(result.amount, lang)}",
                mark,
                lang,
            )
        )
    if result.new_loan is not None and result.own_funds is not None and result.loans is not None:
        mark = cite(found.cites, [result.steps[-1], *result.rows[:1]])
        other = (
            money(result.other_sources, lang)
            if result.other_sources is not None
            else ("未知，按零计" if zh else "not known, taken as nil")
        )
        lines.append(
            bullet(
                f"减：自有资金 {money(result.own_funds, lang)}（净营运资金近似），现有流动资金贷款 {money(result.loans, lang)}（报表有息负债，含各家银行），其他渠道 {other}"
                if zh
                else f"Less: own funds {money(result.own_funds, lang)} (net working capital), present loans {money(result.loans, lang)} (interest-bearing debt at all banks), other sources {other}",
                mark,
                lang,
            )
        )
    return lines


def _verify(found: NeedWorkedOut, lang: Lang) -> list[str]:
    """What the figure takes for granted and the officer has to find out."""
    evidence: list[Evidence] = list(found.result.steps[-1:])
    mark = cite(found.cites, evidence)
    notes = (
        Text(
            "自有资金、其他渠道和贷款期限构成以企业实际为准",
            "Own funds, other sources and the terms of the loans as they really are",
        ),
        Text(
            "预计增长率应有订单或合同支持", "The expected growth has to be borne out by orders or contracts"
        ),
    )
    title = Text("待核实", "To verify")
    return [f"### {title[lang]}", "", *(bullet(note[lang], mark, lang) for note in notes), ""]


def write_capital(found: NeedWorkedOut, meaning: Meaning) -> str:
    """The answer to how much working capital a firm needs."""
    lang = meaning.lang
    example = EXAMPLE[lang] if found.facts.brief.is_example else ""
    text, marks = capital_lines(found.result, found.cites, lang, f"**{found.facts.identity.name}**{example}")
    lines = [concluded(text, marks, lang), ""]
    steps = _steps(found.result, found, lang)
    if steps:
        title = Text("测算过程", "How it was computed")
        lines += [f"### {title[lang]}", "", *steps, ""]
    if found.idea is not None:
        idea = sentence(found.idea[lang], lang)
        mark = cite(found.cites, found.idea_evidence) or cite(found.cites, found.result.steps)
        title = Text("另一种依据（订单或应收账款）", "Another basis (orders or receivables)")
        lines += [f"### {title[lang]}", "", bullet(idea, mark, lang), ""]
    if found.result.new_loan is not None:
        lines += _verify(found, lang)
    if found.policies is not None:
        title = Text("相关规定", "What rules bear on it")
        lines += [f"### {title[lang]}", "", *quotations(found.policies, found.policies.hits[:_QUOTED], lang)]
    lines.append(NO_LIMIT[lang])
    if found.facts.brief.is_example:
        lines.append(EXAMPLE_NOTE[lang])
    if lang == "en" and found.policies is not None:
        lines.append(TRANSLATED[lang])
    return "\n".join(lines).rstrip() + "\n"
