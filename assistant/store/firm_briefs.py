"""The short form in which lists show firms: who it is, where, its labels, and whether it is a client in scope."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlmodel import Session, col

from assistant.domain.judgement import FirmBrief
from assistant.domain.scope import Scope
from assistant.domain.text import Text
from assistant.store.derived import FirmChain, Label
from assistant.store.fact_evidence import Sources
from assistant.store.firm_parts import opaque
from assistant.store.firms import Firm, FirmIdentifier
from assistant.store.records import BankClient
from assistant.store.regions import name_of
from assistant.store.trade import Chain


def briefs(
    session: Session,
    extras: Mapping[int, tuple[tuple[str, str], ...]],
    chain: str | None,
    scope: Scope,
) -> tuple[FirmBrief, ...]:
    """The firms of those ids, in their order, each with its `extra`; the segment shown is that in `chain` (a code)."""
    wanted = list(extras)
    found = {f.id: f for f in session.execute(select(Firm).where(col(Firm.id).in_(wanted))).scalars()}
    firms = [found[firm_id] for firm_id in wanted]
    codes: dict[int, str] = {}
    for firm_id, code in session.execute(
        select(col(FirmIdentifier.firm_id), col(FirmIdentifier.value)).where(
            # by firm: the index of schemes holds every firm
            col(FirmIdentifier.firm_id).in_(wanted),
            opaque(col(FirmIdentifier.scheme) == "uscc"),
        )
    ):
        codes[firm_id] = code
    labels: dict[int, list[str]] = {}
    for firm_id, kind in session.execute(
        select(col(Label.firm_id), col(Label.kind))
        .where(col(Label.firm_id).in_(wanted))
        .distinct()
        .order_by(col(Label.firm_id), col(Label.kind))
    ):
        labels.setdefault(firm_id, []).append(kind)
    segments: dict[int, str] = {}
    rows = select(col(FirmChain.firm_id), col(FirmChain.segment)).where(col(FirmChain.firm_id).in_(wanted))
    if chain is not None:
        rows = rows.join(Chain, col(Chain.id) == col(FirmChain.chain_id)).where(col(Chain.code) == chain)
    for firm_id, segment in session.execute(rows.order_by(col(FirmChain.segment).desc())):
        segments[firm_id] = segment
    clients = _clients(session, wanted, scope)
    sources = Sources(session)
    return tuple(
        FirmBrief(
            id=firm.id or 0,
            name=firm.name,
            uscc=codes.get(firm.id or 0),
            region_code=firm.region_code,
            region=name_of(firm.region_code),
            segment=segments.get(firm.id or 0),
            industry=firm.industry,
            founded_on=firm.founded_on,
            registered_capital=firm.registered_capital,
            is_example=firm.is_example,
            evidence=sources.evidence(firm, f"firm:{firm.id}", f"企业登记：{firm.name}"),
            labels=tuple(labels.get(firm.id or 0, ())),
            client=clients.get(firm.id or 0),
            extra=extras[firm.id or 0],
        )
        for firm in firms
    )


def _clients(session: Session, firm_ids: Sequence[int], scope: Scope) -> dict[int, Text]:
    if not scope.internal:
        return {}
    rows = session.execute(
        select(col(BankClient.firm_id), col(BankClient.branch)).where(col(BankClient.firm_id).in_(firm_ids))
    )
    return {
        firm_id: Text(f"存量客户（{branch}）", f"existing client ({branch})")
        if scope.branch is None or branch == scope.branch
        else Text("存量客户（其他机构）", "existing client (another branch)")
        for firm_id, branch in rows
    }
