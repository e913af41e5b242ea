"""Decides one line of the demo's answer key against what the program says: one check for each word of its vocabulary."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from assistant.credit.signals.evaluate import evaluate
from assistant.domain.facts import FirmFacts
from assistant.domain.firm_query import FirmQuery
from assistant.domain.judgement import Candidate
from assistant.domain.scope import Scope
from assistant.domain.signals import FirmSignals
from assistant.store import bank, firm_facts
from assistant.store.firm_resolve import resolve
from tests.demo.conftest import DemoBank

Check = Callable[[DemoBank, FirmFacts, str], bool]
CHECKS: dict[str, Check] = {}


def check(word: str) -> Callable[[Check], Check]:
    """Register a check under its word."""

    def register(made: Check) -> Check:
        CHECKS[word] = made
        return made

    return register


def holds(demo: DemoBank, word: str, uscc: str, detail: str) -> bool:
    """Whether the program says of the entity what the key expects."""
    return CHECKS[word](demo, demo.facts[demo.ids[uscc]], detail)


def _state(verdict: str) -> Check:
    return lambda demo, facts, detail: facts.state is not None and facts.state.verdict == verdict


for _verdict in ("controlled", "minority", "disclaimed", "none"):
    CHECKS[f"state_{_verdict}"] = _state(_verdict)


@check("government_body")
def _government(demo: DemoBank, facts: FirmFacts, detail: str) -> bool:
    not_state = facts.state is None or facts.state.verdict != "controlled"
    return facts.identity.kind in ("government", "public_institution") and not_state


def _labelled(demo: DemoBank, facts: FirmFacts, kind: str) -> bool:
    on_facts = any(label.kind == kind for label in facts.labels)
    found = facts.id in demo.fits(FirmQuery(labels=[kind]))  # type: ignore[list-item]
    assert on_facts == found, "the firm's facts and the search disagree"
    return found


@check("soe_supplier")
def _soe_supplier(demo: DemoBank, facts: FirmFacts, detail: str) -> bool:
    return _labelled(demo, facts, "soe_supplier") and facts.id in demo.stages


@check("not_soe_supplier")
def _not_soe_supplier(demo: DemoBank, facts: FirmFacts, detail: str) -> bool:
    return not _labelled(demo, facts, "soe_supplier") and facts.id not in demo.stages


@check("government_supplier")
def _government_supplier(demo: DemoBank, facts: FirmFacts, detail: str) -> bool:
    return _labelled(demo, facts, "government_supplier")


@check("amount_counted")
def _amount(demo: DemoBank, facts: FirmFacts, detail: str) -> bool:
    counted = [label.amount or Decimal(0) for label in facts.labels if label.kind == "soe_supplier"]
    return sum(counted, Decimal(0)) == Decimal(detail)


def _stage(demo: DemoBank, facts: FirmFacts) -> tuple[str, Candidate]:
    assert facts.id in demo.stages, "the firm is not among the suppliers that are screened"
    return demo.stages[facts.id]


def _codes(candidate: Candidate) -> set[str]:
    return {veto.code for veto in candidate.judgement.vetoes}


@check("candidate")
def _candidate(demo: DemoBank, facts: FirmFacts, detail: str) -> bool:
    stage, candidate = _stage(demo, facts)
    return stage == "candidate" and candidate.judgement.grade in ("A", "B", "C")


@check("not_candidate")
def _not_candidate(demo: DemoBank, facts: FirmFacts, detail: str) -> bool:
    stage, candidate = _stage(demo, facts)
    return stage in ("vetoed", "to_verify") and detail in _codes(candidate)


@check("vetoed")
def _vetoed(demo: DemoBank, facts: FirmFacts, detail: str) -> bool:
    stage, candidate = _stage(demo, facts)
    stops = {veto.code for veto in candidate.judgement.vetoes if veto.verdict == "veto"}
    return stage == "vetoed" and stops == {detail} and candidate.judgement.grade is None


@check("not_vetoed")
def _not_vetoed(demo: DemoBank, facts: FirmFacts, detail: str) -> bool:
    return not _codes(_stage(demo, facts)[1])


@check("to_verify")
def _to_verify(demo: DemoBank, facts: FirmFacts, detail: str) -> bool:
    stage, candidate = _stage(demo, facts)
    return stage == "to_verify" and _codes(candidate) == {detail} and candidate.judgement.grade is None


@check("unrated")
def _unrated(demo: DemoBank, facts: FirmFacts, detail: str) -> bool:
    stage, candidate = _stage(demo, facts)
    return stage == "unrated" and candidate.judgement.grade is None and bool(candidate.judgement.gaps)


def _grouped(demo: DemoBank, facts: FirmFacts, other: str) -> bool:
    return facts.group is not None and demo.ids[other] in {id_ for id_, _ in facts.group.members}


@check("grouped_with")
def _grouped_with(demo: DemoBank, facts: FirmFacts, detail: str) -> bool:
    return _grouped(demo, facts, detail)


@check("not_grouped_with")
def _not_grouped_with(demo: DemoBank, facts: FirmFacts, detail: str) -> bool:
    return not _grouped(demo, facts, detail)


def _tied(demo: DemoBank, facts: FirmFacts, other: str) -> bool:
    return any(demo.ids[other] in {id_ for id_, _ in tie.firms} for tie in facts.shared_contacts)


@check("tied_to")
def _tied_to(demo: DemoBank, facts: FirmFacts, detail: str) -> bool:
    return _tied(demo, facts, detail)


@check("not_tied_to")
def _not_tied_to(demo: DemoBank, facts: FirmFacts, detail: str) -> bool:
    return not _tied(demo, facts, detail)


@check("resolves")
def _resolves(demo: DemoBank, facts: FirmFacts, detail: str) -> bool:
    return resolve(demo.session, detail).firm_id == facts.id


@check("without_penalty")
def _without_penalty(demo: DemoBank, facts: FirmFacts, detail: str) -> bool:
    return facts.id in demo.fits(FirmQuery(without_penalty=True))


@check("with_penalty")
def _with_penalty(demo: DemoBank, facts: FirmFacts, detail: str) -> bool:
    return facts.id not in demo.fits(FirmQuery(without_penalty=True))


def _seen_by(demo: DemoBank, facts: FirmFacts, branch: str) -> FirmFacts:
    day = bank.today(demo.settings, demo.session)
    return firm_facts.load(demo.session, [facts.id], today=day, scope=Scope(branch=branch))[0]


@check("client_hidden")
def _client_hidden(demo: DemoBank, facts: FirmFacts, detail: str) -> bool:
    client = _seen_by(demo, facts, detail).client
    return (
        client is not None and not client.visible and client.balance is None and client.credit_limit is None
    )


@check("client_shown")
def _client_shown(demo: DemoBank, facts: FirmFacts, detail: str) -> bool:
    client = _seen_by(demo, facts, detail).client
    return client is not None and client.visible and client.balance is not None


def _named(demo: DemoBank, facts: FirmFacts, code: str) -> bool:
    judgement = _stage(demo, facts)[1].judgement
    return code in {gap.code for gap in judgement.gaps} | {veto.code for veto in judgement.vetoes}


@check("warning")
def _warning(demo: DemoBank, facts: FirmFacts, detail: str) -> bool:
    return _named(demo, facts, detail)


@check("no_warning")
def _no_warning(demo: DemoBank, facts: FirmFacts, detail: str) -> bool:
    return not _named(demo, facts, detail)


def _signals(demo: DemoBank, facts: FirmFacts) -> FirmSignals:
    return evaluate(facts, demo.funnel.as_of)


@check("opportunity")
def _opportunity(demo: DemoBank, facts: FirmFacts, detail: str) -> bool:
    return detail in {o.code for o in _signals(demo, facts).opportunities}


@check("no_opportunity")
def _no_opportunity(demo: DemoBank, facts: FirmFacts, detail: str) -> bool:
    found = _signals(demo, facts)
    return detail not in {o.code for o in (*found.opportunities, *found.held_back)}


@check("signal_warning")
def _signal_warning(demo: DemoBank, facts: FirmFacts, detail: str) -> bool:
    return detail in {w.code for w in _signals(demo, facts).warnings}


@check("no_signal_warning")
def _no_signal_warning(demo: DemoBank, facts: FirmFacts, detail: str) -> bool:
    return detail not in {w.code for w in _signals(demo, facts).warnings}
