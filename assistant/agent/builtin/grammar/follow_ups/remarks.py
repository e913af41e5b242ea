"""Turns that say why before they say what: 注册资本不到一千万的太小，风险部不认，去掉 leaves out those, and the rest is a remark.

The verb stands alone in the last clause, the firms in the first one; what lies between may hold no condition.
"""

from __future__ import annotations

import re

from assistant.agent.builtin.grammar.left_over.unread import CONTENT
from assistant.agent.builtin.question_tokens import Token, Tokens

_LEAD = r"(?:所以|因此|那么?|就|请|麻烦|烦请|劳烦|你|您|也|都|全部?|先|再|一并|一起|一律|统统|通通|全都|直接|帮我|给我|替我|把?[它他]们|把?这些|把?这类|把?这种|把?这样的)*"
_TAIL = r"(?:得了|算了|吧|了|啊|哈|嘛|呗|即可|就行|就好)*[\s。.!！]*"
_OUT = re.compile(
    rf"{_LEAD}(?:[去拿剔删划筛刨踢刷撤清摘拎撇扣抹][掉走开除了]|[拿剔踢挑筛清请][出]去|排除(?:掉|在外)?|移除|除外|过滤掉?|(?:不|别|莫)(?:要|列|报|看|算|留|考虑|推荐?|放|给我|纳入)|免了|算了|略过|跳过|排开|撇下){_TAIL}"
)
"""请拿掉, 都不要了: a clause that only leaves out."""
_KEEP = re.compile(
    rf"{_LEAD}(?:保留|留下来?|留着|留住|留起|选上|选进来|挑出来|拣出来|只要(?:这些|这样的)|只留(?:这些|这样的)){_TAIL}"
)
"""就留着: a clause that only keeps."""
_SHORT = 24
_OF_THEM = re.compile(r"的(?:那些|那种|那几[家户]|这些|这种|企业|公司|厂子?|户|客户)?")
_NAMES_A_KIND = frozenset("KRPHqSG")
"""合作社财务不规范，都不要了: what names a kind of firm by itself. A measure (注册资本太小) does not."""
_LIMITS = frozenset(CONTENT) - frozenset(".§¶~")


def _asks_nothing(tokens: tuple[Token, ...]) -> bool:
    """Whether the words hold no condition and no question."""
    return not any(token.category in _LIMITS or token.category in "WQAMN" for token in tokens)


def _weighty(token: Token) -> bool:
    """Whether a word that nothing knows could say whom is meant; the conditions are read of it later."""
    return token.category == "." and len(token.text) > 1


def without_remarks(tokens: Tokens) -> str | None:
    """The turn with the verb behind the firms it is about and without what is remarked of them; None for others."""
    clauses = _clauses(tokens)
    if len(clauses) < 2:
        return None
    first, last = clauses[0], clauses[-1]
    said = tokens.text[last[0].start : last[-1].end]
    if len(said) > _SHORT:
        return None
    out, keep = _OUT.fullmatch(said), _KEEP.fullmatch(said)
    if (out is None and keep is None) or not all(map(_asks_nothing, clauses[1:-1])):
        return None
    until = first[-1].end
    for mark in reversed(list(_OF_THEM.finditer(tokens.text, first[0].start, until))):
        remark = tuple(token for token in first if token.start >= mark.end())
        if not remark and len(clauses) == 2:
            return None  # 有处罚的，去掉 is read as it stands
        whom = tuple(token for token in first if token.end <= mark.start())
        if not _asks_nothing(tuple(token for token in remark if out is None or token.category != "N")):
            return None  # 我不敢报, 去掉: a remark that denies as well
        if any(token.category in _LIMITS or _weighty(token) for token in whom):
            named = tokens.text[first[0].start : mark.start()]
            return f"{named}的不要" if out is not None else f"只留{named}的"
    kinds = [token for token in first if token.category in _LIMITS]
    if (
        len(clauses) < 2
        or len(kinds) != 1
        or kinds[0].category not in _NAMES_A_KIND
        or first[0] is not kinds[0]
    ):
        return None
    if not _asks_nothing(tuple(token for token in first[1:] if out is None or token.category != "N")):
        return None
    return f"{kinds[0].text}的不要" if out is not None else f"只留{kinds[0].text}的"


def _clauses(tokens: Tokens) -> list[tuple[Token, ...]]:
    made: list[tuple[Token, ...]] = [()]
    for token in tokens.items:
        if token.category == ";":
            made.append(())
        else:
            made[-1] = (*made[-1], token)
    return [clause for clause in made if clause]
