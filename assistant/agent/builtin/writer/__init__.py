"""Writes the answer of the built-in model from the findings: conclusion first, every claim with its number [n]."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.agent.builtin.meaning import SMALL_TALK, Meaning
from assistant.agent.builtin.writer.firms import write_firms
from assistant.agent.builtin.writer.policy import merged, quotations, write_policies
from assistant.agent.builtin.writer.product import write_gaps, write_product
from assistant.agent.builtin.writer.profile import write_profiles
from assistant.agent.builtin.writer.screening import write_screening
from assistant.agent.builtin.writer.talk import write_failure, write_talk
from assistant.agent.wording import refusal
from assistant.tools.artifacts import (
    Artifact,
    ChainGaps,
    ChainTraced,
    FirmProfiled,
    FirmsFound,
    PoliciesFound,
    Screened,
)


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
    screened = [item for item in found if isinstance(item, Screened)]
    if screened:
        funnel = screened[0].funnel
        if not funnel.universe:
            return Written(refusal(found, meaning.lang), meaning)
        ids = tuple(c.firm.id for c in funnel.candidates)
        stopped = tuple(c.firm.id for c in (*funnel.vetoed, *funnel.to_verify, *funnel.unrated))
        text = write_screening(screened[0], meaning)
        return Written(text, meaning.model_copy(update={"listed": ids, "excluded": stopped}))
    policies = [item for item in found if isinstance(item, PoliciesFound)]
    listings = [item for item in found if isinstance(item, FirmsFound)]
    if listings and all(item.unknown for item in listings):
        return Written(refusal(found, meaning.lang), meaning)
    if listings and (any(item.total for item in listings) or not policies):
        listed = tuple(firm.id for item in listings for firm in item.firms)
        text = write_firms(listings, meaning)
        return Written(text, meaning.model_copy(update={"listed": listed}))
    gaps = [item for item in found if isinstance(item, ChainGaps)]
    if gaps:
        text = write_gaps(gaps, meaning)
        if policies and any(item.picture.gaps for item in gaps):
            text += "\n" + "\n".join(quotations(policies[0], policies[0].hits[:1], meaning.lang))
        return Written(text, meaning)
    profiles = [item for item in found if isinstance(item, FirmProfiled)]
    if any(item.outcome != "unknown" for item in profiles) or (profiles and not policies):
        shown = tuple(f"id:{item.facts.id}" for item in profiles if item.facts)
        text = write_profiles(profiles, meaning, today)
        return Written(text, meaning.model_copy(update={"firms": shown or meaning.firms}))
    traced = [item for item in found if isinstance(item, ChainTraced)]
    if traced and (traced[0].links or traced[0].known or not policies):
        text = write_product(traced[0], meaning)
        if not traced[0].links and policies and policies[0].fits:  # what the data do not say, a document may
            text += "\n" + "\n".join(quotations(policies[0], policies[0].hits[:1], meaning.lang))
        return Written(text, meaning)
    if policies and policies[0].hits:
        return Written(write_policies(merged(policies), meaning), meaning)
    return Written(refusal(found, meaning.lang), meaning)
