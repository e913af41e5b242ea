"""Leaves out what English says ahead of the request: so that nobody is caught out, list …; we have been told to grow, so
please screen …; a colleague asked who is sued, so: firms that ….

A preamble is cut where, by its own words, it tells why the question comes, and a request with its own subject follows.
What the speaker is after (I'm after tea makers, so …) and clauses that name a place or trade of capital letters stay.
"""

from __future__ import annotations

import re

_REQUEST = (
    r"(?:please|kindly|could (?:you|we|i|someone)|can (?:you|we|i|someone)|would (?:you|someone)|will you|may i|which|who|whom|whose|what|how many|how much|list|"
    r"show(?: me| us)?|give(?: me| us)?|find(?: me| us)?|name|pull(?: up)?|suggest|recommend|count|screen|pick out|identify|draw up|send(?: me| us)?|tell me|get me|let me have|i need|i want|i'd like|we need|are there|is there|any)\b"
)
_WHY = (
    r"(?:(?:so that|in order that|lest|before|after|ahead of|prior to|in (?:preparation|readiness) for|now that|since|because|as|while|although|though|given that|in case|"
    r"seeing that|with [a-z ]{3,24} (?:coming|due|looming|around)) )"
)
_TELLS = (
    r"(?:i|we)(?: (?:keep|kept|have been|had been|was|were|am|are|have just|had|got|have)|'ve been|'m|'re|'ve) (?!after|looking|interested|searching|hunting|only|just|mainly|seeking|got|a |an |the )"
    r"|(?:the|our|my|some|a|an|two|those|these) (?:[a-z]+ ){0,4}?(?:people|colleagues?|team|desk|inspectors?|auditors?|boss|manager|president|director|committee|office|department|minister|visitors?|delegation|regulators?|target|quota|deadline|"
    r"mayor|board|bureau|inspection|review|audit|meeting|supervisors?|friend|trainee|intern|newcomer)\b (?:[a-z]+ ){0,4}?(?:is|are|was|were|has|have|had|comes?|coming|came|asked|asks|asking|wants?|wanted|needs?|expects?|said|says|told|keeps?|starts?)\b"
)
_PREAMBLE = re.compile(
    rf"^(?:(?P<why>{_WHY}[^,;:.?!]{{3,90}}),|(?P<tells>(?:{_TELLS})[^,;:.?!]{{2,120}}),)\s*(?:(?:and )?(?:so|therefore|hence|thus|accordingly)\b[:,]?\s+)?(?={_REQUEST})",
    re.IGNORECASE,
)
_CONSEQUENCE = re.compile(
    rf"^(?P<told>[^;?!]{{6,140}}?)[,.;]? (?:and )?so(?: then)?[,:]? +(?=(?:{_REQUEST})|(?:firms|companies|suppliers|clients)\b)",
    re.IGNORECASE,
)
_OWN = re.compile(
    rf"^(?:{_WHY}|{_TELLS}|(?:i|we|my|our|head office|headquarters|management|the (?:boss|president|board|county|province|government)|somebody|someone|nobody|everyone|there)\b)",
    re.IGNORECASE,
)
_WISHES = re.compile(
    r"\b(?:after|looking for|interested in|searching|seeking|hunting|want|wants|need|needs|like|only|all|every|lend|lending|loans? (?:for|to)|credit (?:for|to)|finance|quota (?:left )?for|focus(?:ed|ing)?|push(?:ing)?|support(?:ing)?|room for|budget for|appetite for)\b",
    re.IGNORECASE,
)
"""I'm after X, so show me: what is wished for says which firms."""
_NAMES = re.compile(
    r"[\u4e00-\u9fff]|\d|(?<=[a-z] )(?!I\b|I')[A-Z][a-z]+|\b(?:Weng'an|Fuquan|Duyun|Guiding)\b"
)
"""A place, a firm or a figure: too much for a mere reason."""
_SHORT_OF_COMMA = re.compile(
    r"^(?:ahead of|before|prior to|in (?:preparation|readiness) for|with) (?P<x>[^,;:.?!]{3,50}?) (?=(?:i|we) (?:need|want|would like|'d like|have to have|must have)\b)",
    re.IGNORECASE,
)


def without_preamble(text: str) -> str:
    """Folded text without the clause ahead of the request that only tells why it comes."""
    match = _SHORT_OF_COMMA.match(text)
    if match is not None and not _NAMES.search(match["x"]):
        text = text[match.end() :]
    match = _PREAMBLE.match(text)
    if match is not None:
        told = match["why"] or match["tells"]
        if not _WISHES.search(told) and not _NAMES.search(told):
            return text[match.end() :]
    match = _CONSEQUENCE.match(text)
    if match is not None and _OWN.match(text):
        told = match["told"]
        if not _WISHES.search(told) and (not _NAMES.search(told) or _named_again(told, text[match.end() :])):
            return text[match.end() :]
    return text


_NAMED = re.compile(r"[\u4e00-\u9fff]+|\d+|(?<=[a-z] )(?!I\b|I')[A-Z][a-z']+")


def _named_again(told: str, request: str) -> bool:
    """Whether the request names all that the story before it names: lunch with the head of the Majiang branch, so which
    Majiang cooperatives."""
    return all(name in request for name in _NAMED.findall(told))
