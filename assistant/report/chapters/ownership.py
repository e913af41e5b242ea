"""二 股权、实际控制人与关联方: who owns and controls the firm, drawn up to the top, and whom it is tied to."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from assistant.credit.measure import calculation
from assistant.domain.code_words import LEVELS, word
from assistant.domain.control import (
    COMPUTED,
    GROUNDS,
    REASONS,
    THRESHOLD,
    VERDICTS,
    ControllerVerdict,
    Ground,
    Reason,
)
from assistant.domain.evidence import Evidence
from assistant.domain.facts import HoldingFact
from assistant.domain.text import Text
from assistant.domain.ties import BeneficialOwnerFact
from assistant.domain.wording import percent
from assistant.report.blocks import Cell, GraphChart, Link, Node
from assistant.report.naming import name_findings, rest
from assistant.report.sheet import NONE, UNKNOWN, Sheet, clean, joined
from assistant.report.subject import Subject

CONTACTS = {
    "phone": Text("电话", "phone"), "email": Text("邮箱", "mailbox"), "address": Text("地址", "address"),
}  # fmt: skip
ROLES = {
    "holding": Text("股东", "owner"),
    "office": Text("任职", "officer"),
    "legal_representative": Text("法定代表人", "legal representative"),
}


def write(subject: Subject) -> Sheet:
    """The chapter."""
    sheet = Sheet(subject.lang)
    _controller(sheet, subject)
    _state(sheet, subject)
    name_findings(sheet, subject, "ownership")
    _owners(sheet, subject)
    _chart(sheet, subject)
    _beneficial(sheet, subject)
    _ties(sheet, subject)
    _investments(sheet, subject)
    return sheet


def _controller(sheet: Sheet, subject: Subject) -> None:
    control = subject.facts.control
    if control is None or control.name is None:
        reason = (
            REASONS[Reason(control.reason)]
            if control and control.reason
            else Text("库中没有股东记录", "no owners on record")
        )
        sheet.gap(
            "controller",
            Text(
                f"实际控制人不明（{reason.zh}），须穿透核实至自然人",
                f"the actual controller is not known ({reason.en}): look through to a natural person",
            ),
            *(control.evidence if control else ()),
        )
        return
    verdict = VERDICTS[ControllerVerdict(control.verdict)]
    share = percent(control.share) if control.share is not None else ""
    shown = f"{control.name} {share}；路径：{control.path}" if control.path else f"{control.name} {share}"
    proof = calculation(subject.id, "controller", "实际控制人测算", shown, COMPUTED.zh)
    sheet.say(
        Text(
            f"实际控制人（{COMPUTED.zh}）：{control.name}{f'，合计持股 {share}' if share else ''}（{verdict.zh}）",
            f"Actual controller ({COMPUTED.en}): {control.name}{f', {share} through all paths' if share else ''} ({verdict.en})",
        ),
        proof,
        *control.evidence,
    )


def _state(sheet: Sheet, subject: Subject) -> None:
    state = subject.facts.state
    if subject.facts.identity.kind in ("government", "public_institution"):
        sheet.say(
            Text(
                "国家机关或事业单位，属政府类，不是国有企业",
                "A government body or public institution, no state-owned firm",
            ),
            subject.facts.identity.evidence,
        )
        return
    if state is None or state.verdict == "unknown":
        sheet.gap(
            "state", Text("国有成分不明，待核实", "whether the state stands in it is not known: to verify")
        )
        return
    level = LEVELS.get(state.level or "")
    share = f" {percent(state.share)}" if state.share is not None else ""
    shown = f"国有成分判定：{word(state.verdict, 'zh')}{share}{f'，{state.path}' if state.path else ''}"
    tail = f"（{level.zh}）" if level and state.verdict == "controlled" else ""
    tail_en = f" ({level.en})" if level and state.verdict == "controlled" else ""
    texts = {
        "controlled": Text(f"国有控股{tail}", f"State-controlled{tail_en}"),
        "minority": Text(
            f"国资参股{share}，不构成国有控股", f"The state holds a minority{share} and does not control"
        ),
        "disclaimed": Text(
            "所列国资股东已公开声明与其无关（假冒国企），不作国有企业认定",
            "The state holder shown has publicly disclaimed it: no state-owned firm",
        ),
        "none": Text("股权穿透后无国有控制", "Looked through, the state does not control it"),
    }
    said = texts.get(state.verdict, Text(word(state.verdict, "zh"), word(state.verdict, "en")))
    tone = "warning" if state.verdict == "disclaimed" else "plain"
    sheet.say(said, calculation(subject.id, "state", "国有成分", shown), *state.evidence, tone=tone)  # type: ignore[arg-type]
    if state.until is not None:
        sheet.say(
            Text(
                f"国有控制自 {state.until:%Y-%m-%d} 起终止", f"State control ended on {state.until:%Y-%m-%d}"
            ),
            calculation(subject.id, "state_until", "国有控制终止日", f"终止于 {state.until:%Y-%m-%d}"),
            *state.evidence,
        )


def _owners(sheet: Sheet, subject: Subject) -> None:
    today, most = subject.today, subject.template.shown.rows
    current = [o for o in subject.facts.owners if o.current(today)]
    past = [o for o in subject.facts.owners if not o.current(today)]
    if not current:
        sheet.gap("owners", Text("库中没有现行股东记录", "no current owners on record"))
    known = [o.share for o in current if o.share is not None]
    notes = [rest(sheet, min(most, len(current)), len(current), Text("名股东", "owners"))]
    if len(current) > most and known:
        others = sum(known, Decimal(0)) - sum((o.share or Decimal(0) for o in current[:most]), Decimal(0))
        notes.append(sheet.pick(f"其余合计 {percent(others)}", f"the others {percent(others)} together"))
    sheet.table(
        "owners",
        Text("现行股东", "Owners today"),
        [
            sheet.column(Text("股东", "Owner")),
            sheet.column(Text("持股", "Share"), "right"),
            sheet.column(Text("自", "Since")),
            sheet.column(Text("说明", "Remark")),
        ],
        [_owner(sheet, one) for one in current[:most]],
        sheet.pick("；", "; ").join(filter(None, notes)),
    )
    total = sum(known, Decimal(0))
    if known and total > 1:
        sheet.note(
            Text(
                f"现行持股合计 {percent(total)}，超过 100%，记录相互矛盾，待核实",
                f"current shares add up to {percent(total)}: contradictory",
            ),
            calculation(subject.id, "owners_total", "持股合计", f"现行持股合计 = {percent(total)}"),
            tone="warning",
        )
    if past:
        shown = "；".join(
            f"{o.holder}{f' {percent(o.share)}' if o.share is not None else ''}（至 {o.valid_to:%Y-%m-%d}）"
            for o in past[:8]
            if o.valid_to is not None
        )
        sheet.say(Text(f"历史股东：{shown}", f"Former owners: {shown}"), *(o.evidence for o in past[:6]))


def _owner(sheet: Sheet, one: HoldingFact) -> tuple[Cell, ...]:
    remarks = []
    if one.body_level is not None:
        level = LEVELS.get(one.body_level)
        remarks.append(sheet.pick(f"国资（{level.zh if level else one.body_level}）", "state body"))
    if one.controls:
        remarks.append(sheet.pick("协议或章程控制", "controls by agreement"))
    if one.disclaimed:
        remarks.append(sheet.pick("已声明否认该持股", "has disclaimed the holding"))
    return (
        sheet.cell(one.holder or UNKNOWN[sheet.lang], one.evidence),
        sheet.share(one.share, one.evidence),
        sheet.day(one.valid_from, one.evidence),
        sheet.cell(" · ".join(remarks), tone="warning" if one.disclaimed else "plain"),
    )


def _chart(sheet: Sheet, subject: Subject) -> None:
    """The layers above the firm: ranks count from the top, so that the subject stands at the bottom."""
    layers = subject.layers[: subject.template.shown.chart_nodes]
    if not layers:
        return
    deepest = max(one.depth for one in layers)
    me = f"firm:{subject.id}"
    nodes: dict[str, Node] = {me: Node(me, clean(subject.facts.identity.name), "subject", rank=deepest)}
    links, left_out = [], 0
    for one in layers:
        kind = {"firm": "firm", "person": "person", "state": "state", "body": "firm"}[one.kind]
        control = subject.facts.control
        top = control is not None and clean(one.holder) == clean(control.name or "") and one.kind != "firm"
        detail = sheet.pick("实际控制人", "controller") if top else ""
        nodes.setdefault(
            one.holder_key,
            Node(one.holder_key, clean(one.holder), kind, detail, deepest - one.depth),  # type: ignore[arg-type]
        )
        label = percent(one.share) if one.share is not None else ""
        if one.controls:
            label += sheet.pick("（控制）", " (controls)")
        if one.disclaimed:
            label += sheet.pick("（已否认）", " (disclaimed)")
        if one.firm_key in nodes:
            links.append(Link(one.holder_key, one.firm_key, label, one.share, sheet.cite(one.evidence)))
        left_out += one.others
    note = (
        sheet.pick(f"另有 {left_out} 名较小股东未画出", f"{left_out} smaller owners are not drawn")
        if left_out
        else ""
    )
    title = sheet.pick("股权结构（至实际控制人）", "Owners up to the controller")
    sheet.chart(GraphChart("ownership", "ownership", title, tuple(nodes.values()), tuple(links), note))


def _beneficial(sheet: Sheet, subject: Subject) -> None:
    found = subject.facts.beneficial_owners
    named = [one for one in found if one.person]
    sheet.table(
        "beneficial_owners",
        Text(f"受益所有人（{COMPUTED.zh}）", f"Beneficial owners ({COMPUTED.en})"),
        [
            sheet.column(Text("姓名", "Name")),
            sheet.column(Text("份额", "Share"), "right"),
            sheet.column(Text("依据", "Ground")),
            sheet.column(Text("路径", "Path")),
        ],
        [
            (
                sheet.cell(one.person or "", *one.evidence),
                _share(sheet, subject, one),
                sheet.cell(_ground(one), _criterion(subject)),
                sheet.cell(one.path, _traced(subject, one)),
            )
            for one in named[: subject.template.shown.rows]
        ],
    )
    for one in found:
        if not one.person:
            why = _ground(one)
            sheet.gap(
                "beneficial_owner",
                Text(f"受益所有人未能识别：{why.zh}", f"no beneficial owner is named: {why.en}"),
                *one.evidence,
            )


def _ground(one: BeneficialOwnerFact) -> Text:
    ground = GROUNDS[Ground(one.ground)]
    if not one.reason:
        return ground
    why = REASONS[Reason(one.reason)]
    return Text(f"{ground.zh}（{why.zh}）", f"{ground.en} ({why.en})")


def _share(sheet: Sheet, subject: Subject, one: BeneficialOwnerFact) -> Cell:
    if one.share is not None:
        text = percent(one.share)
    elif one.share_min is not None or one.share_max is not None:
        text = f"{percent(one.share_min or Decimal(0))}–{percent(one.share_max or Decimal(1))}"
    else:
        return Cell(NONE)
    return sheet.cell(text, _traced(subject, one), value=one.share)


def _traced(subject: Subject, one: BeneficialOwnerFact) -> Evidence:
    """How the share of a beneficial owner comes about."""
    parts = [percent(part) for part in (one.share, one.share_min, one.share_max) if part is not None]
    shown = f"{one.person} 受益份额 = {'、'.join(parts) or '未知'}；路径：{one.path}"
    return calculation(subject.id, f"beneficial:{one.person_id}", "受益份额", shown, COMPUTED.zh)


def _criterion(subject: Subject) -> Evidence:
    return calculation(
        subject.id, "line:beneficial", "受益所有人标准", f"直接或间接份额达到 {percent(THRESHOLD)}（含）"
    )


def _ties(sheet: Sheet, subject: Subject) -> None:
    rows = list(_tie_rows(sheet, subject))
    sheet.table(
        "ties",
        Text("关联与隐性联系（提示，须核实）", "Ties (hints, to verify)"),
        [
            sheet.column(Text("联系", "Tie")),
            sheet.column(Text("对象", "With")),
            sheet.column(Text("说明", "Remark")),
        ],
        rows[: subject.template.shown.rows],
        rest(sheet, min(len(rows), subject.template.shown.rows), len(rows), Text("项", "ties")),
    )
    if not rows:
        shown = "同一控制人或担保圈、相同电话邮箱地址、人员交叉任职或持股：库内 0 项"
        sheet.say(
            Text(
                "库内未发现集团、担保圈、相同联系方式或人员交叉",
                "No group, guarantee circle, shared contact or person on record",
            ),
            calculation(subject.id, "no_ties", "关联核查", shown),
        )


def _tie_rows(sheet: Sheet, subject: Subject) -> Iterator[tuple[Cell, ...]]:
    lang, facts = subject.lang, subject.facts
    if facts.group is not None and facts.group.members:
        yield (
            sheet.cell(
                Text("同一控制人或担保圈", "one controller or guarantee circle"), *facts.group.evidence
            ),
            sheet.cell(joined(lang, (name for _, name in facts.group.members), of=facts.group.others)),
            sheet.cell(facts.group.controller or Text("相互担保", "guarantees")[lang]),
        )
    for tie in facts.shared_contacts:
        what = CONTACTS[tie.what]
        proof = calculation(
            subject.id,
            f"contact:{tie.what}",
            f"相同{what.zh}",
            f"{tie.value} 另有 {tie.count} 家使用：{'、'.join(n for _, n in tie.firms[:20])}",
        )
        if tie.hub:
            remark = sheet.pick("代办或楼宇公用，不作关联提示", "an agent's or a building's: no tie")
            yield (
                sheet.cell(Text(f"相同{what.zh}", f"same {what.en}"), proof),
                sheet.cell(Text(f"另有 {tie.count} 家", f"{tie.count} firms"), proof),
                sheet.cell(remark),
            )
        else:
            yield (
                sheet.cell(Text(f"相同{what.zh}", f"same {what.en}"), proof),
                sheet.cell(joined(lang, (name for _, name in tie.firms)), proof),
                sheet.cell(tie.value, proof),
            )
    for one in subject.people:
        roles = joined(lang, (ROLES[r][lang] if r in ROLES else r for r in one.roles))
        proof = calculation(
            subject.id,
            f"person:{one.person_id}",
            "人员交叉",
            f"{one.person} 另在 {one.count} 家：{'、'.join(name for _, name, _ in one.firms[:20])}",
        )
        where = Text(f"另在 {one.count} 处，过多不列", f"{one.count} other places, too many to list")[lang]
        yield (
            sheet.cell(Text(f"{one.person}（{roles}）", f"{one.person} ({roles})"), one.evidence),
            sheet.cell(where if one.hub else joined(lang, (name for _, name, _ in one.firms)), proof),
            sheet.cell(Text("交叉任职或持股", "also owner or officer there")),
        )
    for relative in facts.bank_relatives:
        yield (
            sheet.cell(relative.person, relative.evidence),
            sheet.cell(Text("本行董事近亲属", "near relative of a director of the bank"), relative.evidence),
            sheet.cell(Text("关系人", "related party of the bank"), tone="stop"),
        )


def _investments(sheet: Sheet, subject: Subject) -> None:
    found = [one for one in subject.facts.investments if one.current(subject.today)]
    most = subject.template.shown.rows
    sheet.table(
        "investments",
        Text("对外投资", "Investments"),
        [
            sheet.column(Text("被投资企业", "Held firm")),
            sheet.column(Text("持股", "Share"), "right"),
            sheet.column(Text("自", "Since")),
        ],
        [
            (
                sheet.cell(one.held or one.evidence.title, one.evidence),
                sheet.share(one.share, one.evidence),
                sheet.day(one.valid_from, one.evidence),
            )
            for one in found[:most]
        ],
        rest(sheet, min(most, len(found)), len(found), Text("项", "investments")),
    )
