"""English turns that point at the turn before, written out: that branch's clients, the latter, only those delivered since May,
what does it take to make it, who controls the parent.

Text in, text out, before it is cut into tokens; Chinese is left as it stands.
"""

from __future__ import annotations

import re

from assistant.agent.builtin.meaning import FIRM_SETS, Intent, Meaning
from assistant.domain.firm_query import FirmQuery

_BRANCH = re.compile(r"\b(?:that|this|the same|said) (?:sub-?)?branch(?:['’]s)?(?= |[?.,;]|$)", re.IGNORECASE)
_OF_TWO = re.compile(
    r"\bthe (?P<which>latter|former)(?: (?:one|firm|company|of (?:them|the two)))?\b", re.IGNORECASE
)
_WHEN = r"(?P<when>(?:since|in|during|after|before|this|last|over|within|from|so far|as of)\b[^,;?]{2,40})"
_ONLY = r"^(?:(?:and|but|just|only|now|ok|please|then|of those|of these|of them|show me|list|keep),? )+(?:the )?(?:firms|companies|ones|those|suppliers|sellers|buyers|entries|cases)?(?: of (?:them|those))?"
_TRADED = re.compile(
    rf"{_ONLY} ?(?:that |who |which )?(?:have |has |had |were |was |actually )*(?:deliver(?:ed|ing)|s(?:old|elling)|suppl(?:ied|ying)|shipp(?:ed|ing)|traded|invoiced|bought|purchased|dealt|did business)(?: (?:goods|anything|something))?(?: (?:to|from|with))?(?: (?:it|them|him|her|that (?:firm|company|buyer)))? {_WHEN}$",
    re.IGNORECASE,
)
_BEFELL = re.compile(
    rf"{_ONLY} ?(?:that |who |which |whose entry )?(?:have been |has been |were |was |got |are |is |being )*(?:entered|listed|added|put on(?: it| there| the list)?|recorded|registered|published|imposed|issued|filed|opened|dated|fined|penali[sz]ed|sued|named|placed on it|landed on it) {_WHEN}$",
    re.IGNORECASE,
)
"""Only those entered this year: a verb that repeats what the list was asked by, and a time."""
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_BARE_TIME = re.compile(rf"^(?=20\d\d|(?:{_MONTHS})\b)", re.IGNORECASE)
_DATED = re.compile(
    rf"{_ONLY} (?:(?:from|of|for|dated|made) )?(?P<when>(?:(?:in|since|before|after|during|within) )?(?:the )?(?:this|last|past|20\d\d|{_MONTHS})\b[^,;?]{{0,30}})$",
    re.IGNORECASE,
)
"""Only those from this year."""
_THOSE_TWO = re.compile(r"\b(?:those|these) two\b(?: (?:firms|companies|ones))?(?! [a-z]+s\b)", re.IGNORECASE)
_ENOUGH = re.compile(
    r"^(?:(?:actually|and|in fact|ok|well|no|now),? )*(?:(?:at least|just|a minimum of) (?P<n>one|two|three|four|five|ten|\d+)(?: (?:or more|tenders?|wins?|awards?|contracts?|people|employees|years))*|(?P<m>one|two|three|four|five|ten|\d+) or more) (?:will do|would do|is enough|is fine|would be (?:enough|fine)|suffices?|is plenty|is ok(?:ay)?|are enough)(?: after all| too| for me)?[.!]*$",
    re.IGNORECASE,
)
_BOUNDS = ("wins_min", "insured_min", "age_min")
_OF_PRODUCT = re.compile(
    r"(?:^(?:and|so|but|then|ok),? )?\bwhat (?:(?:else )?does it take|do (?:you|we|they) need|is (?:needed|required)|goes into it) to (?:make|produce|manufacture|get) (?:it|that|this)\b|(?:^(?:and|so|but|then|ok),? )?\bwhat goes into (?:making |producing )?(?:it|that)\b|\bwhat(?:'s| is) (?:it|that) (?:made|produced) (?:of|from|out of)\b",
    re.IGNORECASE,
)
_SO = r"^(?:(?:no|actually|well|ok|okay|right|and|but|now|on reflection|in fact|sorry)[, ]+)*"
_NOT_MINDED = re.compile(
    rf"{_SO}(?:(?:i|we) (?:don't|do not|no longer|needn't|am not|'m not|are not|aren't) (?:really |actually |much |that |too )*(?:mind|care|bother(?:ed)?|worr(?:y|ied)|fuss(?:ed)?|insist|concerned)(?: too much| so much| much)? (?:about|on|over) (?:the |any |their )?(?P<x>[a-z][a-z' -]{{2,28}}?)|(?:never ?mind|forget(?: about)?|no matter|regardless of|leave aside|set aside) (?:the |their )?(?P<z>ownership|size|age|capital|revenue|turnover|headcount|location|place|county|tax grade|tax rating|penalties|fines|lawsuits|licen[cs]es?|permits?|tenders?|products?|branch|order)|any (?P<y>[a-z][a-z -]{{2,18}}?) (?:is|will be|would be|'s) (?:fine|ok(?:ay)?|all right|good)(?: by me| with me| for me)?)(?: any ?more| after all| now)?(?=[,;.]|$)",
    re.IGNORECASE,
)
"""I don't mind about penalties, any year is fine: a condition taken back, whatever else the turn says."""
_HOLDER = re.compile(r"\bthe (?P<who>parent|holding|subsidiary|owner)(?: (?:company|firm))?\b", re.IGNORECASE)
_HELD_BY = re.compile(r"\bsubsidiary of\b|\b(?:owned|held|controlled) by\b|\bbelongs? to\b", re.IGNORECASE)
_HOLDS = re.compile(r"\b(?:parent|owner) of\b|\b(?:owns?|holds?|controls?)\b(?! by)", re.IGNORECASE)


def pointed_out(said: str, last: Meaning, last_set: Meaning | None) -> str:
    """The turn with what it points at named. last: the turn before; last_set: the last one for firms by conditions."""
    branches = next((m.query.branches for m in (last, last_set) if m is not None and m.query.branches), [])
    if len(branches) == 1:
        said = _BRANCH.sub(branches[0], said)
    if len(last.firms) == 2 or len(last.listed) == 2:
        said = _OF_TWO.sub(
            lambda match: f"the {'second' if match['which'].lower() == 'latter' else 'first'} one", said
        )
    if len(last.firms) > 1 or len(last.listed) > 1:
        said = _THOSE_TWO.sub("the two", said)
    if last.intent is Intent.RELATION and len(last.firms) == 2:
        said = _HOLDER.sub(lambda match: _which_holds(match, last.topic), said)
    if last.intent is Intent.TRACE and last.product is not None:
        said = _OF_PRODUCT.sub(f"what is {last.product} made from", said)
    if last.intent in FIRM_SETS:
        said = _of_the_list(said.strip(), last.query)
    return said


def _which_holds(match: re.Match[str], asked: str) -> str:
    """The place of the parent or the subsidiary in the question before: is A a subsidiary of B."""
    held, holds = _HELD_BY.search(asked), _HOLDS.search(asked)
    if held is None and holds is None:
        return match[0]
    holder_first = held is None
    wants_holder = match["who"].lower() != "subsidiary"
    return f"the {'first' if wants_holder is holder_first else 'second'} one"


def _of_the_list(said: str, query: FirmQuery) -> str:
    """The turn as one that gives the list another time or bound alone, where its verb only repeats what was asked."""
    bare = said.rstrip(".!? ")
    free = _NOT_MINDED.match(said)
    if free is not None and len(said) > free.end() + 1:
        return f"drop the {free['x'] or free['y'] or free['z']} condition{said[free.end() :]}"
    again = _TRADED.match(bare) if query.buyers or query.suppliers else None
    again = again or (_BEFELL.match(bare) if query.events else None)
    if query.events or query.won or query.won_from or query.wins_min or query.buyers or query.suppliers:
        again = again or _DATED.match(bare)
    if again is not None:
        return f"only {_BARE_TIME.sub('in ', again['when'])}"
    enough = _ENOUGH.match(said)
    held = [name for name in _BOUNDS if getattr(query, name) is not None]
    return f"make it at least {enough['n'] or enough['m']}" if enough is not None and len(held) == 1 else said
