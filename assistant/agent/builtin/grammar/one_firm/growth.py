"""How much sales are expected to grow or shrink: 预计增长20%, 多卖两成, 一成五, 翻一番, by a quarter, half as much again."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.agent.builtin.question_tokens import Tokens
from assistant.domain.reading.numbers import read_numbers

_FLAT = re.compile(
    r"不增长|没有增长|不涨|不增不减|不增也不减|不升不降|不涨不跌|没有?增减|原地踏步|[跟和与同照按](?:着)?(?:今年|去年|上年|本年|往年)(?:的)?(?:销售|营收|水平|规模|数)?(?:一样|差不多|来算|来测|不变|相当|看齐)|(?:维持|保持)(?:在)?(?:今年|去年|现有|目前|现在)|(?:销售|收入|营收|销量|生意)[^,，。]{0,8}(?:不变|照旧|老样子)|零增长|持平|(?<!不)一样多|no growth|\bflat\b|unchanged"
)
_FALLS = re.compile(
    r"掉(?:了|个|到|下)*(?=[一二两三四五六七八九半\d])|滑坡|往下掉|下来(?=[一二两三四五六七八九半\d])|缩(?:了|个|到|减)*(?=[一二两三四五六七八九半\d])|负增长|[-－]\s?(?=\d+(?:\.\d+)?\s?%)|下降|下滑|减少|少卖|少了?(?=[一二两三四五六七八九半\d])|缩水|萎缩|减半|腰斩|砍|fell|fallen|dropp|shr[au]nk|declin|(?<!不)降(?=[了到\d一二两三四五六七八九])|跌|shrinks?|shrinking|falls?|drops?|declines?|decreases?|halv|"
    r"down (?:by )?(?:\d|a\b|one\b|half)|lower by|\bless\b|\bfewer\b|slump|\blose[sn]?\b|\bcut\b"
)
_GROWS = re.compile(
    r"多个(?=[一二两三四五六七八九半\d])|[+＋]\s?(?=\d+(?:\.\d+)?\s?%)|扩大|往上走|增|涨|多(?=[一二两三四五六七八九十半\d])|多卖|多出|上升|提高|翻|倍|\bmore\b|\bagain\b|doubl|tripl|treble|quadrupl|\bextra\b|higher|\bup\b|gr[eo]w|rise|rising|increase"
)
_TENTHS = re.compile(r"(?P<n>[一二两三四五六七八九])成(?P<more>半|[一二三四五六七八九])?")
_PART = re.compile(r"(?P<whole>[二三四五六七八九十])分之(?P<part>[一二两三四五六七八九])")
_CUT_TO = re.compile(r"打(?:个|了|到)?(?P<n>[一二两三四五六七八九1-9])(?P<more>[一二三四五六七八九1-9])?折")
"""打八折, 打八五折: what is left of it."""
_LEFT_OF = re.compile(
    r"(?:(?:只有|只剩|只能有|剩下?|相当于|大概是|差不多是|[是为到])(?:今年|去年|上年|往年|现在|目前|原来|上一年)(?:度|销售|营收|收入|销量|水平|同期)*的|(?:掉|降|跌|缩|减|滑)(?:到|至|成)(?:只有|只剩)?(?:(?:今年|去年|上年|往年|现在|原来)(?:度|销售|营收|收入|水平)*的?)?)"
    r"(?P<n>[一二三四五六七八九])成(?P<more>半|[一二三四五六七八九])?"
)
"""只有今年的九成, 掉到八成五: what is left of it."""
_HALF = re.compile(
    r"一半|减半|腰斩|半数|halv|\b(?:by|a|one|up|down) half\b|\bhalf (?:again|as much|more|less|of)\b"
)
_PART_EN = re.compile(
    r"\b(?:(?P<n>two|three|four)[ -]|(?:a|one)\s+)(?P<part>third|quarter|fifth|tenth)s?\b(?! (?:of (?:20|last|this|next)|ago|earlier|year))"
)
_PARTS_EN = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_COUNTS_EN = {"two": 2, "three": 3, "four": 4}
_TIMES: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"翻两番|翻二番|quadrupl|four ?fold"), 3),
    (re.compile(r"(?:涨|增加|增长|多)[^,，。]{0,2}(?:两|二)倍|翻三倍|tripl|treble|three ?fold"), 2),
    (
        re.compile(
            r"翻(?:上|了|个|一|1)*(?:番|倍)|翻番|翻倍|(?:涨|增加|增长|多|提高)[^,，。]{0,3}(?:一|1)倍|doubl|twice|two ?fold|2x\b"
        ),
        1,
    ),
)


def growth_of(tokens: Tokens) -> Decimal | None:
    """Expected growth of sales as a fraction; None where none is named."""
    text = tokens.text
    if _FLAT.search(text):
        return Decimal(0)
    for pattern, times in _TIMES:
        if pattern.search(text):
            return Decimal(times)
    cut = _CUT_TO.search(text)
    if cut is not None:
        return (_digit(cut["n"]) + _digit(cut["more"]) / 10) / 10 - 1
    left = _LEFT_OF.search(text)
    if left is not None:
        return _tenths(left) - 1
    falls = _FALLS.search(text) is not None
    if not (falls or tokens.has("¤") or _GROWS.search(text)):
        return None
    share = _share(text)
    return None if share is None else -share if falls else share


def _share(text: str) -> Decimal | None:
    for number in read_numbers(text):
        if number.kind == "percent":
            return number.value / 100
    tenths = _TENTHS.search(text)
    if tenths:
        return _tenths(tenths)
    part = _PART.search(text)
    if part:
        return _rounded(_digit(part["part"]) / _digit(part["whole"]))
    if _HALF.search(text):
        return Decimal("0.5")
    said = _PART_EN.search(text)
    if said:
        return _rounded(Decimal(_COUNTS_EN.get(said["n"] or "", 1)) / _PARTS_EN[said["part"]])
    return None


def _tenths(said: re.Match[str]) -> Decimal:
    """八成, 八成半, 八成五."""
    more = Decimal("0.5") if said["more"] == "半" else _digit(said["more"]) / 10
    return (_digit(said["n"]) + more) / 10


def _digit(written: str | None) -> Decimal:
    if not written:
        return Decimal(0)
    numbers = read_numbers(written.replace("两", "二"))
    return numbers[0].value if numbers else Decimal(1)


def _rounded(share: Decimal) -> Decimal:
    return share.quantize(Decimal("0.0001")).normalize()
