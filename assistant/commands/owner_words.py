"""Controller, owners and ties of a firm as lines for people, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.domain.control import COMPUTED, GROUNDS, REASONS, VERDICTS, ControllerVerdict, Ground, Reason
from assistant.domain.text import Lang, Text
from assistant.domain.wording import percent

if TYPE_CHECKING:
    from assistant.domain.ties import BeneficialOwnerFact, ControlFact, TiePath
    from assistant.store.owner_sheet import OwnerSheet

KINDS = {
    "holding": Text("持股", "holds"),
    "office": Text("任职", "holds an office in"),
    "legal_representative": Text("任法定代表人", "is legal representative of"),
    "guarantee": Text("担保", "guarantees"),
    "supply": Text("供货", "supplies"),
}
CONTACTS = {
    "phone": Text("电话", "phone"), "email": Text("邮箱", "mailbox"), "address": Text("地址", "address"),
}  # fmt: skip


def print_owners(sheet: OwnerSheet, lang: Lang) -> None:
    """Print the sheet on stdout."""
    from rich.console import Console

    console = Console()
    console.rule(sheet.name)
    for line in words_of(sheet):
        console.print(line[lang], highlight=False, markup=False, soft_wrap=True)


def words_of(sheet: OwnerSheet) -> list[Text]:
    """The sheet as lines, each with the file and row behind it."""
    lines = [*control_lines(sheet.control, sheet.beneficial_owners)]
    if sheet.state_path and (sheet.control is None or sheet.control.path != sheet.state_path):
        lines.append(Text(f"国有层级：{sheet.state_path}", f"State layers: {sheet.state_path}"))
    lines += _contacts(sheet)
    lines += _people(sheet)
    if sheet.group is not None:
        members = [
            node.name for node in sheet.group.nodes if node.node[0] == "firm" and node.name != sheet.name
        ]
        more = f" +{sheet.group.left_out}" if sheet.group.left_out else ""
        names = "、".join(members) + more
        lines.append(
            Text(f"同一控制人或担保圈：{names}", f"One controller or guarantee circle with: {names}")
        )
    if sheet.path is not None:
        lines += _path(sheet.path, sheet.other or "")
    return lines


def control_lines(control: ControlFact | None, owners: tuple[BeneficialOwnerFact, ...]) -> Iterator[Text]:
    """Controller and beneficial owners, with the layers, the reason where none is named, and the sources."""
    if control is None:
        yield Text("实际控制人：尚未测算", "Actual controller: not computed yet")
        return
    verdict = VERDICTS[ControllerVerdict(control.verdict)]
    reason = REASONS[Reason(control.reason)] if control.reason else Text("", "")
    name = control.name or ""
    owned = f" {percent(control.share)}" if control.share is not None else ""
    yield Text(
        f"实际控制人（{COMPUTED.zh}）：{name}{owned}（{'；'.join(filter(None, (verdict.zh, reason.zh)))}）",
        f"Actual controller ({COMPUTED.en}): {name}{owned} ({'; '.join(filter(None, (verdict.en, reason.en)))})",
    )
    yield from _way(control.path, _sources(control.evidence))
    yield Text(f"受益所有人（{COMPUTED.zh}）：", f"Beneficial owners ({COMPUTED.en}):")
    for owner in owners:
        ground, why = GROUNDS[Ground(owner.ground)], REASONS[Reason(owner.reason)] if owner.reason else None
        share = _share(owner)
        yield Text(
            f"  {owner.person or '—'}{share} · {ground.zh}{f'（{why.zh}）' if why else ''}",
            f"  {owner.person or '—'}{share} · {ground.en}{f' ({why.en})' if why else ''}",
        )
        yield from _way(owner.path, _sources(owner.evidence))


def _share(owner: BeneficialOwnerFact) -> str:
    if owner.share is not None:
        return f" {percent(owner.share)}"
    if owner.share_min is not None or owner.share_max is not None:
        return f" {percent(owner.share_min or Decimal(0))}–{percent(owner.share_max or Decimal(1))}"
    return ""


def _sources(evidence: tuple[object, ...]) -> str:
    found = dict.fromkeys(str(getattr(one, "source", "")) for one in evidence)
    return "；".join(list(found)[:6]) + ("；…" if len(found) > 6 else "")


def _way(path: str, sources: str) -> Iterator[Text]:
    if path:
        yield Text(f"    路径：{path}", f"    path: {path}")
    if sources:
        yield Text(f"    来源：{sources}", f"    source: {sources}")


def _contacts(sheet: OwnerSheet) -> Iterator[Text]:
    for tie in sheet.contacts:
        what = CONTACTS[tie.what]
        if tie.hub:
            yield Text(
                f"{what.zh} {tie.value} 另有 {tie.count} 家使用，属代办或楼宇公用，不作为关联提示",
                f"{what.en} {tie.value} is used by {tie.count} other firms: an agent's or a building's, no tie",
            )
        else:
            names = "、".join(name for _, name in tie.firms)
            yield Text(f"相同{what.zh} {tie.value}：{names}", f"Same {what.en} {tie.value}: {names}")


def _people(sheet: OwnerSheet) -> Iterator[Text]:
    for tie in sheet.people:
        if tie.hub:
            yield Text(
                f"{tie.person} 另在 {tie.count} 处任职或持股，过多而不逐一列出",
                f"{tie.person} stands in {tie.count} other places: too many to list",
            )
        else:
            names = "、".join(name for _, name, _ in tie.firms)
            yield Text(
                f"{tie.person}（本企业股东或任职人员）另在：{names} · {tie.evidence.source}",
                f"{tie.person} (owner or officer here) also in: {names} · {tie.evidence.source}",
            )


def _path(path: TiePath, other: str) -> Iterator[Text]:
    if not path.steps:
        yield Text(
            f"与 {other}：{path.bound} 步以内没有找到联系",
            f"With {other}: no connection within {path.bound} steps",
        )
    else:
        yield Text(f"与 {other} 的联系：", f"Connection with {other}:")
        for step in path.steps:
            share = f" {percent(step.share)}" if step.share is not None else ""
            word = KINDS[step.kind]
            yield Text(
                f"  {step.from_name} {word.zh}{share} {step.to_name} · {step.evidence.source}",
                f"  {step.from_name} {word.en}{share} {step.to_name} · {step.evidence.source}",
            )
    if path.hubs:
        names = "、".join(path.hubs[:5])
        yield Text(f"  关系过多、未经其查找：{names}", f"  not sought through, too many relations: {names}")
