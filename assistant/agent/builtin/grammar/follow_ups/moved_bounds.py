"""Turns after a list that move one of its bounds: 放宽到两百万, 三百万有点高了，降到一百万, ten is enough."""

from __future__ import annotations

import re

from assistant.agent.builtin.grammar.conditions import Conditions
from assistant.agent.builtin.grammar.follow_ups.alternatives import AGES
from assistant.agent.builtin.meaning import Meaning
from assistant.agent.builtin.question_tokens import Token, Tokens
from assistant.domain.firm_query import FirmQuery
from assistant.domain.reading.numbers import read_numbers
from assistant.domain.text import Lang

_MOVED = re.compile(
    r"(?:放宽|放松|降低?|下调|提高?|上调|抬|收紧|收|改|调整?|加|减|换|卡|拉高|压)(?:到|至|成|为)|^(?:那|算了|嗯|好|我看|要不|这样|[,，])*(?:还是|那就|就)(?:按|用|卡)?(?=[\d一二两三四五六七八九十百千]+(?:个)?(?:[万亿年人家户次]|百万|千万)[\u4e00-\u9fff]{0,3}(?:吧|好了|够了|得了|就行|算了|罢)[。!！]*$)|(?:lower|raise|relax|tighten|loosen|reduce|increase|bring|make|change|set|drop) (?:it|that|this|the \w+(?: \w+)?) (?:to|down to|up to)|make (?:it|that)"
)
_TOO_MUCH = re.compile(
    r"(?:卡|定|设|订|要求)得?(?:太|有点|过)?(?:严|松|高|低|紧|多|少|死)了?(?:一?点|些)?(?:了|啦)?[,，;；](?:那|就|改|先|还是)*|(?:太|还是|有点|有些|过于|偏)(?:严|松|高|低|紧|多|少|苛刻|宽|大|小)(?:了|啦)?(?:点|些)?[,，;；](?:那|就|改|先|还是)*|"
    r"\btoo (?:strict|tight|high|low|loose|lenient|much|many|few|harsh|generous)\b[^,.;]*[,.;]\s*(?:so |but |let's say |say |make it |try )?"
)
"""Ten was too strict after all; four will do: another bound for the measure."""
_A_LITTLE = re.compile(
    r"(?:放宽|放松|放低|放大|宽|松|让|缓|放|严|紧|收紧|收|缩|降低?|提高?|抬|拉|加|减|压|调|高|低|长|短|往[上下][调提放降收压拉]?)(?:(?:一)?(?:点|些|下)儿?|一[松宽放降调抬提压让缓收])(?:吧|嘛|呗|啊|好了)?[,，;；]?(?=(?:那|就|改|先|到|要|按|算|来|个|取)*[\d一二两三四五六七八九十百千])"
)
"""放宽一点，八年吧; 再低点两百万."""
_WILL_DO = re.compile(
    r"^(?:那|要不|要么|或者|其实)?(?=[\d一二两三四五六七八九十百千][^,，。]{1,8}?(?:以上|往上)?的?(?:就|也)?(?:行|可以|够|成|好)(?:了|吧)*[\s。!！]*$)"
)
"""八年就够了: the bound that the list has, with another figure."""
_NOT_ENOUGH = re.compile(
    r"不够|太少|太多|少了|多了|\btoo (?:few|many)\b|not enough|isn't enough|aren't enough"
)
_MONEY = ("registered_capital_min", "paid_in_capital_min", "revenue_min", "won_amount_min", "event_amount_min",
          "bought_amount_min", "registered_capital_max", "revenue_max", "won_amount_max")  # fmt: skip
_COUNTED = ("insured_min", "insured_max", "wins_min", "wins_max")


def _measure(token: Token) -> str:
    """How the fields of a measure that is named begin."""
    return {"i": "insured", "f": "age"}.get(token.category) or str(token.value)


def _another_limit(tokens: Tokens, base: Meaning, lang: Lang) -> Meaning | None:
    """前五不够，来十家; five is too few, make it ten: another number of firms where the list has the first one."""
    if _NOT_ENOUGH.search(tokens.text) is None or base.query.limit == FirmQuery().limit:
        return None
    numbers = [int(token.value) for token in tokens.all("n") if token.value == int(token.value)]
    if len(numbers) != 2 or numbers[0] != base.query.limit or tokens.has("WA§RHP"):
        return None
    query = FirmQuery.model_validate(base.query.model_dump() | {"limit": numbers[1], "offset": 0})
    return base.model_copy(update={"query": query, "lang": lang, "refined": True})


def other_bound(tokens: Tokens, read: Conditions, base: Meaning, lang: Lang) -> Meaning | None:
    """放宽到一千万吧: the same measure with another bound, where the list has one measure of the kind."""
    moved = next(
        (found for way in (_MOVED, _TOO_MUCH, _A_LITTLE, _WILL_DO) if (found := way.search(tokens.text))),
        None,
    )
    longer = _another_limit(tokens, base, lang)
    if longer is not None:
        return longer
    if moved is None or set(read.fields) - {"limit", *AGES} or tokens.has("WAQ§RHPq"):
        return None
    behind = [token for token in tokens.items if token.start >= moved.end() - 1 and token.category in "myn"]
    if not behind:
        return None
    figure = behind[0]
    names = {"m": _MONEY, "y": AGES, "n": (*_COUNTED, "age_min", "age_max")}[figure.category]
    named = tokens.all("cif")
    if named:  # 资本提到两百万: the measure that is named, held yet or not
        names = tuple(name for name in names if name.startswith(_measure(named[0])))
    held = [name for name in names if getattr(base.query, name) is not None]
    if named and not held:
        held = [name for name in names if name.endswith("_min")]
    if len(held) != 1:
        return None
    numbers = read_numbers(figure.text)
    if not numbers:
        return None
    value = numbers[0].value
    made = value if figure.category == "m" else int(value)
    query = FirmQuery.model_validate(base.query.model_dump() | {held[0]: made, "offset": 0})
    return base.model_copy(update={"query": query, "lang": lang, "refined": True})
