"""Finds short names of firms in a question (云雾贡茶, 同峰肥料包装, 磷盛), so that they are not taken for unknown conditions.

Names in the register are public, so no scope is needed to see that words are one; what is told of a firm still comes
from a tool under the caller's scope. Only words that the grammar does not know are looked up, by index, however many
firms there are. Words that two firms' names hold are left as typed: the tool asks which is meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam
from sqlalchemy import text as sa_text
from sqlmodel import Session

from assistant.agent.builtin.question_tokens import Named, Token, Tokens
from assistant.domain.firm_name import MADE_UP
from assistant.domain.reading.mentions import LEGAL_FORMS
from assistant.retrieval.tokens import is_ordinary, is_word
from assistant.store import regions
from assistant.store.engine import Store

Find = Callable[[Tokens], tuple[Named, ...]]
"""Tokens of a question -> the short names in it."""

_HAN_RUN = re.compile(r"[\u4e00-\u9fff]+")
_LEAST, _MOST = 3, 16
_BRAND = 4
"""Characters of a brand alone, at most: 磷盛."""
_REACH = 12
_MOST_WINDOWS = 800
_BY_NAME = sa_text(
    "SELECT p.firm_id, p.stem, p.core, f.name FROM firm_name_part p JOIN firm f ON f.id = p.firm_id "
    "WHERE p.stem IN :words UNION "
    "SELECT p.firm_id, p.stem, p.core, f.name FROM firm_name_part p JOIN firm f ON f.id = p.firm_id "
    "WHERE p.core IN :words LIMIT 200"
).bindparams(bindparam("words", expanding=True))
_BEGINS = sa_text(
    "SELECT p.firm_id, min(f.name) FROM firm_name_part p JOIN firm f ON f.id = p.firm_id "
    "WHERE p.stem >= :word AND p.stem < :past GROUP BY p.firm_id LIMIT 3"
)
_ASKED_OF = re.compile(r"(?:这家|那家)?(?:怎么样|咋样|如何|靠谱|的|情况|是谁|有没有)")
_SHORT = 16
_PAST = "\U0010ffff"
_THAT_ONE_BEHIND = re.compile(
    r"\s*[,，(（]?(?:在)?(?P<place>[\u4e00-\u9fff]{2})[市县]?(?:的)?[那这][一]?[个家户]"
)
_TRADE = re.compile(
    r"(?:化工|矿业|磷业|煤业|茶业|物流|运输|包装|贸易|商贸|材料|建材|化肥|肥业|农业|种业|食品|油脂|机械|设备|科技|环保|能源|矿产|印务|检测|塑料|工贸|实业|建设|工程|投资|农资|粮油|饲料|酒业|药业|纺织|电力|水泥|钢铁)$"
)
_THAT_ONE = re.compile(r"(?P<place>[\u4e00-\u9fff]{2})[市县]?(?:的)?[那这][家个户](?:的)?\s*$")
_JOINED = re.compile(r"[和与跟同及、]")
"""近亲材料和福泉…有限公司: what looks like one long name may be two firms, the first of them in short."""
_MAKES = re.compile(r"(?:做|从事|搞|生产|加工|经营|主营|属于|在)$")
_OUR_BANK = frozenset(
    {"本行", "我行", "咱行", "贵行", "我们行", "咱们行", "行里", "总行", "支行", "本支行", "本部"}
)
"""How the speaker calls the bank, though a firm's name begins so: X在本行的额度."""
_MANY = re.compile(r"^的?(?:企业|公司们|厂家|厂商|行业|产业|供应商有|的企业)")


@dataclass(frozen=True, slots=True)
class ShortNames:
    """Looks short names up in a store."""

    store: Store

    def __call__(self, tokens: Tokens) -> tuple[Named, ...]:
        """The short names in a question, none overlapping, the longest first to be taken."""
        unknown = [t for t in tokens.all(".") if _HAN_RUN.search(t.text)]
        windows = _windows(tokens.text, [(t.start, t.end) for t in unknown]) if unknown else []
        windows += [window for token in tokens.all("M") for window in _within(token)]
        windows += _dealt_with(tokens)
        brands = _brands(tokens.text, [(t.start, t.end) for t in unknown])
        if not windows and not brands:
            return ()
        with self.store.read() as session:
            found = _whole(session, tokens.text, windows)
            found += _joined_on(session, tokens.text, found)
            found += _begun(session, brands, found)
        return tuple(sorted(found, key=lambda name: name.start))


@dataclass(frozen=True, slots=True)
class _Window:
    start: int
    end: int
    words: str


def _windows(text: str, unknown: Sequence[tuple[int, int]]) -> list[_Window]:
    """Stretches of the text that take in two characters of what is unknown."""
    made: list[_Window] = []
    for run in _HAN_RUN.finditer(text):
        for start in range(run.start(), run.end()):
            for end in range(start + _LEAST, min(run.end(), start + _MOST) + 1):
                if not any(
                    min(end, last) - max(start, first) >= min(2, last - first) and start >= first - _REACH
                    for first, last in unknown
                ):
                    continue
                words = text[start:end].replace(MADE_UP, "")
                if (
                    len(words) < (2 if MADE_UP in text[start:end] else _LEAST)
                    or words.endswith(("的", "是", "有"))
                    or text[start:end].endswith(MADE_UP[:1])
                ):
                    continue
                made.append(_Window(start, end, words))
                if len(made) >= _MOST_WINDOWS:
                    return made
    return made


_DEALT_WITH = re.compile(r"(?<=[t&])[RZPHC@.]{2,4}(?=[D3])")
"""给遵义化工贸易供货: words that are all known by themselves, where a firm's name stands."""


def _dealt_with(tokens: Tokens) -> list[_Window]:
    """What is sold to or bought from, where its words stand together without a gap."""
    made = []
    for match in _DEALT_WITH.finditer(tokens.shape):
        held = tokens.items[match.start() : match.end()]
        start, end = held[0].start, held[-1].end
        words = tokens.text[start:end].replace(MADE_UP, "")
        giver = tokens.items[match.start() - 1].text
        if giver in _TO and _HAN_RUN.fullmatch(words) and len(words) >= _LEAST:
            made.append(_Window(start, end, words))
    return made


_TO = frozenset({"给", "向", "从", "跟", "找", "为", "替", "由", "对"})


def _within(token: Token) -> list[_Window]:
    """What a mention could be less the words of the question in front of it: 听人讲都匀…公司, 裕康设备 of 裕康设备这家公司."""
    form = next((form for form in LEGAL_FORMS if token.text.endswith(form)), "")
    end = token.end - len(form)
    joined = _JOINED.search(token.text)
    ahead = (
        _windows(token.text[: joined.start()], [(0, joined.start())])
        if joined is not None and joined.start() >= _LEAST
        else []
    )
    first = [_Window(w.start + token.start, w.end + token.start, w.words) for w in ahead]
    return first + [
        _Window(start, end, token.text[start - token.start : end - token.start].replace(MADE_UP, ""))
        for start in range(token.start, end - _LEAST + 1)
        if _HAN_RUN.fullmatch(token.text, start - token.start, end - token.start)
    ]


def _brands(text: str, unknown: Sequence[tuple[int, int]]) -> list[_Window]:
    """Unknown words that are nothing else and could be a brand: 磷盛 in 磷盛有没有涉诉."""
    made = []
    for first, last in unknown:
        words = text[first:last].strip()
        tail = _ASKED_OF.search(text[first:])
        named = text[first : first + tail.start()].rstrip("，,、:： ") if tail is not None else ""
        if 2 <= len(named) <= _BRAND and len(text) <= _SHORT:
            words, last = named, first + len(named)
        elif is_word(words):
            continue
        if is_ordinary(words) and _TRADE.search(words):
            continue  # 福泉化工的老板是谁: a trade, which no firm is called by alone
        if words not in _OUR_BANK and 2 <= len(words) <= _BRAND and _HAN_RUN.fullmatch(words):
            made.append(_Window(first, last, words))
    return made


def _free(start: int, end: int, taken: Iterable[Named]) -> bool:
    return all(end <= name.start or start >= name.end for name in taken)


def _whole(session: Session, text: str, windows: Sequence[_Window]) -> list[Named]:
    """Windows that are all of a firm's name but its legal form, or but that and its place."""
    if not windows:
        return []
    rows: Sequence[Any] = session.execute(_BY_NAME, {"words": list({w.words for w in windows})}).all()
    firms: dict[str, dict[int, str]] = {}
    for firm_id, stem, core, name in rows:
        for words in {stem, core}:
            firms.setdefault(words, {})[firm_id] = name
    found: list[Named] = []
    for window in sorted(windows, key=lambda w: (w.start - w.end, w.start)):
        held = None if regions.by_name(window.words) else firms.get(window.words)
        namesakes = len(held or ())
        held = _in_place(held, text, window) if held else held
        said_which = held is not None and len(held) < namesakes
        if not held or not _free(window.start, window.end, found):
            continue
        if held and len(held) > 1:
            held = _of_its_form(held, text[window.start : _with_form(text, window.end)])
        if is_ordinary(window.words) and (
            _MAKES.search(text[: window.start]) or _MANY.match(text[window.end :])
        ):
            continue  # 矿业开发, 农资供应: what firms do, and a firm's name as well
        end = _with_form(text, window.end)
        # 有限公司 and 股份有限公司 of one brand are two firms: with its form a name is passed on as it was typed
        formal = "有限" in text[window.end : end]
        alone = len(held) == 1 and (
            namesakes > 1 or _placed(next(iter(held.values())), text, window)
            if formal
            else said_which or len(_begin_so(session, window.words)) <= 1
        )
        name = next(iter(held.values())) if alone else text[window.start : end]
        found.append(Named(window.start, end, name))
    return found


def _joined_on(session: Session, text: str, found: Sequence[Named]) -> list[Named]:
    """A second name right behind 和 or before it, of words that all are known by themselves: X和磷石膏综合利用."""
    windows: list[_Window] = []
    for name in found:
        behind, ahead = _JOINED.match(text, name.end), _JOINED.search(text[: name.start][-1:])
        for size in range(_LEAST + 1, _MOST + 1):
            if behind is not None:
                windows.append(_window(text, behind.end(), behind.end() + size))
            if ahead is not None and name.start - 1 - size >= 0:
                windows.append(_window(text, name.start - 1 - size, name.start - 1))
    whole = [window for window in windows if _HAN_RUN.fullmatch(text, window.start, window.end)]
    return [other for other in _whole(session, text, whole) if _free(other.start, other.end, found)]


def _window(text: str, start: int, end: int, ahead: int = 0) -> _Window:
    """The stretch of a text that itself begins `ahead` characters into the question."""
    return _Window(start + ahead, end + ahead, text[start:end].replace(MADE_UP, ""))


def _of_its_form(held: dict[int, str], typed: str) -> dict[int, str]:
    """Of firms that share a short name the one whose legal form is written out: 磷盛化工股份有限公司."""
    name = typed.replace(MADE_UP, "")
    if not name.endswith(LEGAL_FORMS):
        return held
    return {
        firm_id: full for firm_id, full in held.items() if full.replace(MADE_UP, "").endswith(name)
    } or held


def _in_place(held: dict[int, str], text: str, window: _Window) -> dict[int, str]:
    """Of firms that share a short name those of the place said beside it: 贵定那家清源印务, 清源印务贵定那家."""
    said = _place_beside(text, window)
    if said is None or len(held) == 1:
        return held
    return {firm_id: name for firm_id, name in held.items() if name.startswith(said["place"])} or held


def _place_beside(text: str, window: _Window) -> re.Match[str] | None:
    return _THAT_ONE.search(text[: window.start]) or _THAT_ONE_BEHIND.match(
        text, _with_form(text, window.end)
    )


def _placed(name: str, text: str, window: _Window) -> bool:
    """Whether the place said beside the short name and its legal form are those of the firm: 润霖粮油有限公司，都匀那家."""
    said = _place_beside(text, window)
    typed = text[window.start : _with_form(text, window.end)]
    return said is not None and name.startswith(said["place"]) and name.endswith(typed)


def _with_form(text: str, end: int) -> int:
    """Where the name ends with the legal form that stands behind it."""
    behind = next((form for form in LEGAL_FORMS if text.startswith(form, end)), "")
    return end + len(behind)


def _begun(session: Session, brands: Sequence[_Window], taken: Sequence[Named]) -> list[Named]:
    found: list[Named] = []
    for brand in brands:
        firms = _begin_so(session, brand.words) if _free(brand.start, brand.end, taken) else {}
        if firms:  # the brand of one firm alone is that firm
            name = next(iter(firms.values())) if len(firms) == 1 else brand.words
            found.append(Named(brand.start, brand.end, name))

    return found


def _begin_so(session: Session, words: str) -> dict[int, str]:
    """Firms whose name begins so behind its place, with their names; three at most."""
    rows = session.execute(_BEGINS, {"word": words, "past": words + _PAST}).all()
    return {int(row[0]): str(row[1]) for row in rows}
