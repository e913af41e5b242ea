"""What of a question about firms is really asked: without the firms' names and without what it sets aside.

先不管有没有关系，哪个底子厚些 asks for a comparison, 尽调报告先不用写，只看财务 for the figures.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.agent.builtin.question_tokens import Tokens

_ASIDE = re.compile(
    r"\s*(?:咱们?|我们?|你)?(?:先|暂时|暂且|且)?(?:不管|不论|不(?:要|看|用|想)(?![^,，。]*[吗吧么])|甭管|别管|不提|不谈|不说|不问|撇开|抛开|撂下|撇下)|"
    r"\s*(?:我)?(?:不是(?:要)?问|没问|不问)|"
    r"\s*(?:leaving|putting|setting) aside|\s*(?:please )?(?:skip|park|hold off (?:on )?|hold|leave out|drop|no need for)\b|\s*(?:and |but )?not (?:the|its|their|his|her)\b|\s*(?:never mind|regardless of|irrespective of|forget (?:about )?|i (?:don't|do not) (?:care|mind|need|want)|"
    r"i'?a?m not asking|not asking|i'm not interested in|don't (?:bother|worry) (?:with|about))\b",
    re.IGNORECASE,
)
_NOT_NEEDED = re.compile(
    r"(?:先|就|暂时|可以|都|倒)?(?:不用|不必|不要|别|甭|不急着?|无需|用不着|犯不着|不)(?:写|看|管|说|提|查|做|出|算|列|念|要|谈|问|给|画|比较|比|对比|讲|弄)(?:了|啦|它|他)*\s*$|(?:先|就|暂时|暂且)(?:放一?放|放着|放下|放(?:在|到)?一边|搁一?搁|搁着|缓一?缓|往后放|往后排)(?:吧|了)?\s*$|"
    r"\bcan wait\s*$|\b(?:is|are) not (?:needed|required|what i (?:want|need))\s*$",
    re.IGNORECASE,
)
_RATHER = re.compile(r"\b(?:rather than|as opposed to|instead of|and not|but not)\b[^,;?]*", re.IGNORECASE)

_SPEAKERS_OWN = re.compile(
    r"\s*(?:and |but |because |since |as )?(?:i|we|i'm|we're|i've|we've|i'll|we'll|i'd|we'd|my [a-z]+)(?:'m|'re|'ve|'ll|'d)?\b(?!'d like|'d love| (?:only |just |really |also |mainly )?(?:want|need|would like|like to (?:see|know)|wonder|ask|am asking|'m asking|care|mean|require|am interested|'m interested|have to know|must know))(?![^,;?]{0,40}\b(?:what|who|which|how|whether|why|when|where)\b)",
    re.IGNORECASE,
)
"""I'm having lunch with the owner on Friday: what the speaker is about."""


def what_is_asked(tokens: Tokens) -> Tokens:
    """The tokens without the names of firms and without clauses that are set aside; the text keeps its length.

    A clause is set aside only where another one asks something.
    """
    text = tokens.unnamed
    spans = [(token.start, token.end) for token in tokens.all("M")]
    clauses = _clauses(tokens)
    aside = [
        (start, end)
        for start, end in clauses
        if _ASIDE.match(text, start, end)
        or _NOT_NEEDED.search(text[start:end])
        or (_SPEAKERS_OWN.match(text, start, end) and not _names(tokens, start, end))
    ]
    if any(text[start:end].strip() for start, end in clauses if (start, end) not in aside):
        spans += aside
    spans += [match.span() for match in _RATHER.finditer(text)]
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    kept = tuple(
        token for token in tokens.items if not any(start <= token.start < end for start, end in spans)
    )
    return replace(tokens, text=text, items=kept)


def _names(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a firm is named or asked for between."""
    return any(token.category in "MWQ" and start <= token.start < end for token in tokens.items)


def _clauses(tokens: Tokens) -> list[tuple[int, int]]:
    found, start = [], 0
    for token in tokens.all(";"):
        found.append((start, token.start))
        start = token.end
    return [*found, (start, len(tokens.text))]
