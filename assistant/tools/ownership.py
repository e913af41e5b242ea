"""The tool that shows who stands behind a firm: controller, state, beneficial owners, hidden ties, a path to another."""

from __future__ import annotations

from typing import Annotated, Any

from langchain.tools import ToolRuntime, tool
from pydantic import Field

from assistant.domain.control import COMPUTED, GROUNDS, REASONS, VERDICTS, ControllerVerdict, Ground, Reason
from assistant.domain.evidence import Evidence, EvidenceKind
from assistant.domain.facts import FirmFacts
from assistant.domain.text import Lang
from assistant.domain.ties import ControlFact
from assistant.domain.wording import percent
from assistant.store.owner_sheet import OwnerSheet, owner_sheet
from assistant.tools.artifacts import FirmProfiled
from assistant.tools.context import RunContext
from assistant.tools.evidence_text import numbered
from assistant.tools.firm_findings import OwnershipShown
from assistant.tools.firm_profile import evidence_of
from assistant.tools.one_firm import FirmName, load_one, not_one


def _control(control: ControlFact | None, lang: Lang) -> str:
    if control is None:
        return "实际控制人：库中没有资料" if lang == "zh" else "controller: nothing on record"
    verdict = VERDICTS[ControllerVerdict(control.verdict)][lang]
    share = f" {percent(control.share)}" if control.share is not None else ""
    why = f"（{REASONS[Reason(control.reason)][lang]}）" if control.reason else ""
    head = "实际控制人" if lang == "zh" else "controller"
    return f"{head}: {control.name or '—'}{share}，{verdict}{why}；{control.path}"


def _traced(facts: FirmFacts, sheet: OwnerSheet, other: FirmFacts | None, lang: Lang) -> Evidence:
    """Control and beneficial ownership as computed, and the hidden ties, as a calculation that is shown."""
    parts = [facts.identity.name, _control(sheet.control, lang)]
    if other is not None:
        parts += [other.identity.name, _control(other.control, lang)]
    for owner in sheet.beneficial_owners:
        ground = GROUNDS[Ground(owner.ground)][lang]
        why = f"（{REASONS[Reason(owner.reason)][lang]}）" if owner.reason else ""
        share = f" {percent(owner.share)}" if owner.share is not None else ""
        if owner.share is None and owner.share_min is not None and owner.share_max is not None:
            share = f" {percent(owner.share_min)}–{percent(owner.share_max)}"
        head = "受益所有人" if lang == "zh" else "beneficial owner"
        parts.append(f"{head}: {owner.person or '—'}{share}，{ground}{why}；{owner.path}".rstrip("；"))
    if facts.state is not None and facts.state.path:
        share = f" {percent(facts.state.share)}" if facts.state.share is not None else ""
        parts.append(
            f"{'国有' if lang == 'zh' else 'state'}: {facts.state.verdict}{share}；{facts.state.path}"
        )
    for contact in sheet.contacts:
        names = "、".join(name for _, name in contact.firms)
        what = {"phone": ("电话", "phone"), "address": ("地址", "address"), "email": ("邮箱", "e-mail")}[
            contact.what
        ]
        same = f"相同{what[0]}" if lang == "zh" else f"same {what[1]}"
        parts.append(
            f"{same} {contact.value}：{contact.count} — {names or ('代理或集中地址' if lang == 'zh' else 'an agent or shared address')}"
        )
    for person in sheet.people:
        names = "、".join(name for _, name, _ in person.firms)
        parts.append(f"{person.person}：{person.count} — {names}")
    if sheet.group is not None:
        names = "、".join(node.name for node in sheet.group.nodes if node.node[0] == "firm")
        parts.append(
            f"{'同一控制人或担保圈' if lang == 'zh' else 'one controller or guarantee circle'}：{names}"
        )
    if sheet.path is not None:
        steps = "；".join(f"{s.from_name} → {s.to_name}" for s in sheet.path.steps)
        none = (
            f"{sheet.path.bound} 步之内没有路径"
            if lang == "zh"
            else f"no path within {sheet.path.bound} steps"
        )
        hubs = "、".join(sheet.path.hubs)
        passed = f"；未穿过 / not looked through：{hubs}" if hubs else ""
        parts.append(f"{sheet.other}：{steps or none}（{len(sheet.path.steps)}）{passed}")
    title = "股权穿透与关联测算" if lang == "zh" else "Control and ties as computed"
    return Evidence(
        f"calc:owners:{facts.id}:{sheet.other or ''}",
        EvidenceKind.CALCULATION,
        title,
        COMPUTED[lang],
        "；".join(parts),
        "calculation",
    )


@tool(response_format="content_and_artifact")
def ownership(
    firm: FirmName,
    runtime: ToolRuntime[Any, Any],
    other: Annotated[
        str | None, Field(description="A second firm: the path between both is shown", max_length=120)
    ] = None,
) -> tuple[str, OwnershipShown | FirmProfiled]:
    """Who stands behind one firm: shareholders, actual controller with the layers, state control, beneficial owners by
    the 25% rule, hidden ties (same phone, address, person; group; guarantees); with a second firm, how both are tied.

    What is computed has to be identified and verified by a person; say so.
    """
    context: RunContext = runtime.context
    with context.store.read() as session:
        facts = load_one(context, session, firm)
        if isinstance(facts, FirmProfiled):
            return not_one(facts), facts
        second = load_one(context, session, other) if other else None
        if isinstance(second, FirmProfiled):
            return not_one(second), second
        if second is not None and second.id == facts.id:
            second = None
        sheet = owner_sheet(
            session, facts.id, second.id if second else None, today=context.today, scope=context.scope
        )
    traced = _traced(facts, sheet, second, context.lang)
    rows = (
        facts.identity,
        facts.owners,
        facts.state,
        facts.offices,
        facts.group,
        facts.guarantees_given,
        facts.guarantees_received,
    )
    cites = context.cite(
        traced,
        *evidence_of(rows),
        *evidence_of((sheet.control, sheet.beneficial_owners, sheet.people, sheet.path, sheet.group)),
        *evidence_of((second.identity, second.owners, second.control) if second else ()),
    )
    return numbered(context.ledger, cites.values()), OwnershipShown(facts, sheet, traced, second, cites)
