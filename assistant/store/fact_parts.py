"""Facts that lists and profiles share: the brief, identity, holdings, guarantees, shared contacts."""

from __future__ import annotations

from datetime import date

from assistant.domain.facts import FinancingFact, GuaranteeFact, HoldingFact, Identity
from assistant.domain.judgement import FirmBrief
from assistant.store.fact_evidence import Sources
from assistant.store.firm_rows import FirmRows
from assistant.store.firms import Holding
from assistant.store.records import Financing, Guarantee
from assistant.store.regions import name_of


def brief(firm_id: int, rows: FirmRows, sources: Sources) -> FirmBrief:
    """The firm as a list shows it, without the client mark."""
    firm = rows.firms[firm_id]
    return FirmBrief(
        id=firm_id,
        name=firm.name,
        uscc=_identifier(firm_id, rows, "uscc"),
        region_code=firm.region_code,
        region=name_of(firm.region_code),
        segment=next((c.segment for c in rows.chains.get(firm_id, ())), None),
        industry=firm.industry,
        founded_on=firm.founded_on,
        registered_capital=firm.registered_capital,
        is_example=firm.is_example,
        evidence=sources.evidence(firm, f"firm:{firm_id}", f"企业登记：{firm.name}"),
        labels=tuple(dict.fromkeys(label.kind for label in rows.labels.get(firm_id, ()))),
    )


def identity(firm_id: int, rows: FirmRows, sources: Sources) -> Identity:
    """Who the firm is."""
    firm = rows.firms[firm_id]
    names = rows.names.get(firm_id, ())
    return Identity(
        name=firm.name,
        uscc=_identifier(firm_id, rows, "uscc"),
        stock_code=_identifier(firm_id, rows, "stock_code"),
        former_names=tuple(n.name for n in names if n.kind == "former"),
        other_names=tuple(n.name for n in names if n.kind != "former"),
        kind=str(firm.kind),
        status=str(firm.status),
        registry_type=firm.registry_type,
        founded_on=firm.founded_on,
        deregistered_on=firm.deregistered_on,
        registered_capital=firm.registered_capital,
        paid_in_capital=firm.paid_in_capital,
        region_code=firm.region_code,
        region=name_of(firm.region_code),
        plant_region_code=firm.plant_region_code,
        plant_region=name_of(firm.plant_region_code),
        town=firm.town,
        park=firm.park,
        address=firm.address,
        plant_address=firm.plant_address,
        river_distance_m=firm.river_distance_m,
        phone=firm.phone,
        email=firm.email,
        industry_code=firm.industry_code,
        industry=firm.industry,
        business_scope=firm.business_scope,
        legal_representative_id=firm.legal_representative_id,
        legal_representative=rows.person_names.get(firm.legal_representative_id or 0),
        insured_count=firm.insured_count,
        insured_as_of=firm.insured_as_of,
        tax_grade=firm.tax_grade,
        tax_grade_year=firm.tax_grade_year,
        listed=firm.listed,
        evidence=sources.evidence(firm, f"firm:{firm_id}", f"企业登记：{firm.name}"),
    )


def _identifier(firm_id: int, rows: FirmRows, scheme: str) -> str | None:
    return next((i.value for i in rows.identifiers.get(firm_id, ()) if i.scheme == scheme), None)


def holding(row: Holding, rows: FirmRows, sources: Sources, today: date) -> HoldingFact:
    """One holder of one firm."""
    holder = row.holder_body or ""
    if row.holder_firm_id is not None:
        holder = rows.name(row.holder_firm_id)
    elif row.holder_person_id is not None:
        holder = rows.person_names[row.holder_person_id]
    return HoldingFact(
        holder=holder,
        holder_id=row.holder_firm_id,
        person_id=row.holder_person_id,
        body_level=row.body_level,
        share=row.share,
        controls=row.controls,
        disclaimed=row.disclaimed,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        evidence=sources.evidence(row, f"holding:{row.id}", f"股权：{holder} → {rows.name(row.firm_id)}"),
        held=rows.name(row.firm_id),
        held_id=row.firm_id,
    )


def financing(row: Financing, rows: FirmRows, sources: Sources) -> FinancingFact:
    """Money that the firm raised, or gave security for."""
    title = f"融资与登记：{rows.name(row.firm_id)} · {row.lender or '资金方未载明'}"
    return FinancingFact(
        row.kind,
        row.number,
        row.lender,
        row.amount,
        row.started_on,
        row.matures_on,
        row.state,
        sources.evidence(row, f"financing:{row.id}", title),
    )


def guarantee_given(row: Guarantee, rows: FirmRows, sources: Sources) -> GuaranteeFact:
    """A guarantee as its guarantor sees it."""
    return _guarantee(row, rows, sources, rows.name(row.debtor_id), row.debtor_id, None)


def guarantee_received(row: Guarantee, rows: FirmRows, sources: Sources) -> GuaranteeFact:
    """A guarantee as the debtor sees it."""
    name = _guarantor(row, rows)
    return _guarantee(row, rows, sources, name, row.guarantor_firm_id, row.guarantor_person_id)


def _guarantor(row: Guarantee, rows: FirmRows) -> str:
    if row.guarantor_firm_id is not None:
        return rows.name(row.guarantor_firm_id)
    return rows.person_names[row.guarantor_person_id] if row.guarantor_person_id is not None else ""


def _guarantee(
    row: Guarantee, rows: FirmRows, sources: Sources, other: str, other_id: int | None, person_id: int | None
) -> GuaranteeFact:
    title = f"担保：{_guarantor(row, rows)} → {rows.name(row.debtor_id)}"
    evidence = sources.evidence(row, f"guarantee:{row.id}", title)
    return GuaranteeFact(other, other_id, person_id, row.amount, row.valid_from, row.valid_to, evidence)
