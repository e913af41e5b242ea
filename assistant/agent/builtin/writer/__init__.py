"""Writes the answer of the built-in model from the findings: conclusion first, every claim with its number [n]."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.agent.builtin.meaning import SMALL_TALK, Intent, Meaning
from assistant.agent.builtin.writer.capital import write_capital
from assistant.agent.builtin.writer.chains import write_chain
from assistant.agent.builtin.writer.clusters import write_cluster
from assistant.agent.builtin.writer.comparison import write_comparison
from assistant.agent.builtin.writer.counts import write_counts
from assistant.agent.builtin.writer.diligence import write_diligence
from assistant.agent.builtin.writer.firms import write_firms
from assistant.agent.builtin.writer.network import write_network
from assistant.agent.builtin.writer.owners import write_owners
from assistant.agent.builtin.writer.policy import merged, quotations, write_policies
from assistant.agent.builtin.writer.product import write_product
from assistant.agent.builtin.writer.profile import write_profiles
from assistant.agent.builtin.writer.screening import write_screening
from assistant.agent.builtin.writer.signals import write_signals
from assistant.agent.builtin.writer.talk import write_failure, write_talk
from assistant.agent.wording import PICK_ONE, refusal
from assistant.domain.reading.normal import fold
from assistant.store import firm_name_parts
from assistant.tools.artifacts import (
    Artifact,
    ChainTraced,
    FirmProfiled,
    FirmsFound,
    Screened,
)
from assistant.tools.firm_findings import (
    DueDiligenceShown,
    FirmsCompared,
    NeedWorkedOut,
    NetworkShown,
    OwnershipShown,
)
from assistant.tools.group_findings import ChainMapped, ClusterShown, FirmsCounted, SignalsShown
from assistant.tools.passage_findings import PoliciesFound


@dataclass(frozen=True, slots=True)
class Written:
    """The text, and the meaning with the firms that the text shows, for the turn that follows."""

    text: str
    meaning: Meaning


def write(meaning: Meaning, found: Sequence[Artifact], failed: Sequence[str], today: date) -> Written:
    """The answer to `meaning` from what was found; `failed` are tools that could not run."""
    if meaning.intent in SMALL_TALK:
        return Written(write_talk(meaning), meaning)
    if failed and not found:
        return Written(write_failure(meaning), meaning)
    policies = [item for item in found if isinstance(item, PoliciesFound)]
    profiles = [item for item in found if isinstance(item, FirmProfiled)]
    if profiles and all(item.outcome == "unknown" for item in profiles):
        policies = _naming(policies, [item.asked for item in profiles])
    if any(item.outcome == "ambiguous" for item in found if isinstance(item, FirmProfiled)):
        return Written(PICK_ONE[meaning.lang], meaning)
    for writer in (
        _screening,
        _listing,
        _counting,
        _chain,
        _cluster,
        _signals,
        _of_firms,
        _profiles,
        _product,
    ):
        written = writer(meaning, found, policies, today)
        if written is not None:
            return written
    if policies and policies[0].hits:
        return Written(write_policies(merged(policies), meaning), meaning)
    return Written(refusal(found, meaning.lang), meaning)


def _naming(policies: Sequence[PoliciesFound], firms: Sequence[str]) -> list[PoliciesFound]:
    """Of what was found, the passages that name one of the firms: on a firm that nobody knows, others say nothing."""
    cores = [firm_name_parts.read(firm).core for firm in firms]
    named = [
        replace(
            item,
            hits=tuple(hit for hit in item.hits if any(core in fold(hit.text).lower() for core in cores)),
        )
        for item in policies
    ]
    return [item for item in named if item.hits]


Found = Sequence[Artifact]
Policies = Sequence[PoliciesFound]


def _screening(meaning: Meaning, found: Found, policies: Policies, today: date) -> Written | None:
    screened = next((item for item in found if isinstance(item, Screened)), None)
    if screened is None:
        return None
    funnel = screened.funnel
    if not funnel.universe:
        return Written(refusal(found, meaning.lang), meaning)
    ids = tuple(c.firm.id for c in funnel.candidates)
    stopped = tuple(c.firm.id for c in (*funnel.vetoed, *funnel.to_verify, *funnel.unrated))
    text = write_screening(screened, meaning)
    return Written(text, meaning.model_copy(update={"listed": ids, "excluded": stopped}))


def _listing(meaning: Meaning, found: Found, policies: Policies, today: date) -> Written | None:
    listings = [item for item in found if isinstance(item, FirmsFound)]
    if not listings:
        return None
    if all(item.unknown for item in listings):
        return Written(refusal(found, meaning.lang), meaning)
    if not any(item.total for item in listings) and policies:
        return None  # what the database does not hold, a document may
    listed = tuple(firm.id for item in listings for firm in item.firms)
    return Written(write_firms(listings, meaning), meaning.model_copy(update={"listed": listed}))


def _counting(meaning: Meaning, found: Found, policies: Policies, today: date) -> Written | None:
    counted = next((item for item in found if isinstance(item, FirmsCounted)), None)
    if counted is None or (not counted.total and policies):
        return None
    if counted.unknown:
        return Written(refusal(found, meaning.lang), meaning)
    return Written(write_counts(counted, meaning), meaning)


def _chain(meaning: Meaning, found: Found, policies: Policies, today: date) -> Written | None:
    mapped = [item for item in found if isinstance(item, ChainMapped)]
    if not mapped:
        return None
    text = write_chain(mapped, meaning)
    if meaning.intent is Intent.GAPS and policies and any(item.picture.gaps for item in mapped):
        text += "\n" + "\n".join(quotations(policies[0], policies[0].hits[:1], meaning.lang))
    return Written(text, meaning)


def _cluster(meaning: Meaning, found: Found, policies: Policies, today: date) -> Written | None:
    cluster = next((item for item in found if isinstance(item, ClusterShown)), None)
    if cluster is None:
        return None
    if not cluster.quality.firms and cluster.policies is None:
        return Written(refusal(found, meaning.lang), meaning)
    return Written(write_cluster(cluster, meaning), meaning)


def _signals(meaning: Meaning, found: Found, policies: Policies, today: date) -> Written | None:
    shown = next((item for item in found if isinstance(item, SignalsShown)), None)
    if shown is None:
        return None
    if shown.unknown:
        return Written(refusal(found, meaning.lang), meaning)
    ids = tuple(item.firm.id for item in shown.firms[: shown.shown])
    waiting = tuple(item.firm.id for item in shown.held)
    of_the_list = (
        meaning.firms and meaning.listed
    )  # signals of 第二家: the list stays the one of the turns before
    kept = {} if of_the_list else {"listed": ids, "excluded": waiting}
    return Written(write_signals(shown, meaning), meaning.model_copy(update=kept))


def _of_firms(meaning: Meaning, found: Found, policies: Policies, today: date) -> Written | None:
    """Findings about single firms, several of them one after the other."""
    texts: list[str] = []
    firms: list[int] = []
    for item in found:
        match item:
            case FirmsCompared():
                texts.append(write_comparison(item, meaning, today))
                firms += [one.facts.id for one in item.firms]
            case NetworkShown():
                texts.append(write_network(item, meaning))
                firms.append(item.facts.id)
            case OwnershipShown():
                texts.append(write_owners(item, meaning, today))
                firms += [item.facts.id, *([item.other.id] if item.other else [])]
            case NeedWorkedOut():
                texts.append(write_capital(item, meaning))
                firms.append(item.facts.id)
            case DueDiligenceShown():
                texts.append(write_diligence(item, meaning, today))
                firms.append(item.facts.id)
            case _:
                continue
    if not texts:
        return None
    return Written(
        "\n".join(texts),
        meaning.model_copy(update={"firms": tuple(f"id:{id_}" for id_ in dict.fromkeys(firms))}),
    )


def _profiles(meaning: Meaning, found: Found, policies: Policies, today: date) -> Written | None:
    profiles = [item for item in found if isinstance(item, FirmProfiled)]
    if not profiles or (policies and all(item.outcome == "unknown" for item in profiles)):
        return None
    shown = tuple(f"id:{item.facts.id}" for item in profiles if item.facts)
    text = write_profiles(profiles, meaning, today)
    update: dict[str, object] = {"firms": shown or meaning.firms}
    if len(shown) == 1 and meaning.aspect in ("suppliers", "customers"):
        # the next turn can go on from its partners, whose condition names it
        update["topic"] = next(item.facts.identity.name for item in profiles if item.facts)
    return Written(text, meaning.model_copy(update=update))


def _product(meaning: Meaning, found: Found, policies: Policies, today: date) -> Written | None:
    traced = next((item for item in found if isinstance(item, ChainTraced)), None)
    if traced is None or not (traced.links or traced.known or not policies):
        return None
    text = write_product(traced, meaning)
    if not traced.links and policies and policies[0].fits:  # what the data do not say, a document may
        text += "\n" + "\n".join(quotations(policies[0], policies[0].hits[:1], meaning.lang))
    return Written(text, meaning)
