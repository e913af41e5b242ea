"""Where a speaker pauses in a Chinese text that was written down without marks: speech that was transcribed.

快冬储了卖化肥的肯定要钱周转福泉搞农资贸易的哪些放得款: clauses that ask for nothing can only be passed over where clauses are known.
Learned from the marks of punctuated utterances. Features: letters and words on either side of a place, kinds of the tokens
there, what stands since the last pause and what is still to come. No pause falls within a word that the lexer knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from assistant.agent.builtin.learned.weights import measure
from assistant.agent.builtin.question_tokens import Tokens
from assistant.retrieval.tokens import ordinary_words

PAUSE_FROM = 0.4
"""A place from here on is a pause. `scout eval learn` says how many of those held out lie on either side."""
SURE_FROM = 0.8
"""A place from here on is a pause whether or not the text is understood without: 你看下 after what was told before it."""
MARKS = ",，。;；!！?？:：\n—…"
"""What is written where a speaker pauses. A list's 、 is no pause: 毛尖红茶都算 is said in one breath."""
_HAN = re.compile(r"[\u4e00-\u9fff]")
_MARKED = re.compile(rf"[{MARKS}、\s](?!$)")
_LEAST_LETTERS = 20
"""Chinese letters of a text that may hold a pause; shorter ones are said in one breath."""
_SHORTEST = 3
"""Letters between two pauses."""
_TURNS_TO_YOU = re.compile(
    r"(?<![让请叫要想喊给问跟由等靠求托和向把替帮对])(?:请|麻烦|劳烦)?[你您](?:们)?(?:再|先|快|就|也|马上|赶紧|赶快|去|来|现在)*(?:帮|给我|替我|讲|看[一下看哈]?|查|把|列|数|报|点|筛|挑|找|推荐|拉|整理|算|捋|排)(?!们)"
)
"""…头发都愁白了你帮我看下: where a speaker turns to who is asked, whatever was said before."""
_ASKED_OUT = re.compile(
    r"(?:有|是|都)(?:哪些|哪几|几|多少)(?:[家户个])?(?:企业|公司|厂子?)?(?:[嘛呢哦啊呀噻哈])?(?=我(?!们?行|们?的)|咱们?要|前[几两]?天|昨天|今天|明天|刚才|领导|行长|老板|这个比|以前的)"
)
"""现在有哪些家嘛前几天路过…: the question is out, and its speaker tells on."""
_GOES_ON = re.compile(
    r"(?:也|都|全|统统|通通|一律|一概|一个都|一家都)*(?:别|莫|不要|不算|不看|不用|除外|排开|排除|去掉|划掉|不消|剔)|"
    r"(?:还有|以及|或者|和|跟)[^哪谁几]{1,16}的(?:也|都|全|统统|通通|一律|一概)*(?:别|莫|不要|不算|不看|排开|排除)"
)
"""失信的还有当着被告的别给我: a denial stands with what it denies."""
_ASKS_WHICH = re.compile(r"(?:哪几|哪些|哪|几|多少)(?:[家户个])?$")
_OF_A_KIND = frozenset("SVTFHPIUK@")
"""是哪几家国企的供应商: which of them is asked in one breath."""
_EDGE = 4
_KINDS = {
    **dict.fromkeys("RZCL", "place"), **dict.fromkeys("HP@", "trade"), **dict.fromkeys("IKU", "firm"),
    **dict.fromkeys("zxeY*", "event"), **dict.fromkeys("mynd#", "figure"),
}  # fmt: skip
_FAR = (2, 4, 6, 9, 13, 20)


def may_be_speech(text: str) -> bool:
    """Whether the text is long, Chinese and without marks, as speech is that was transcribed."""
    return len(_HAN.findall(text)) >= _LEAST_LETTERS and not _MARKED.search(text.strip(MARKS + " "))


def with_pauses(tokens: Tokens, bound: float) -> str | None:
    """The text of the tokens with commas where its speaker pauses, as surely as `bound` says; None where it was said in
    one breath. Of a text that may be speech."""
    text = tokens.text.rstrip(MARKS + " ")
    places = _Places(tokens)
    learned = measure("pauses")
    cued = {said.start() for said in _TURNS_TO_YOU.finditer(text)} | {
        said.end() for said in _ASKED_OUT.finditer(text)
    }
    made, last = [], 0
    for at in places.free():
        if at - last < _SHORTEST or len(text) - at < _SHORTEST or _GOES_ON.match(text, at):
            continue
        if _ASKS_WHICH.search(text, 0, at) and places.begins_a_kind(at):
            continue
        if at in cued or learned.probability(places.features_of(at, last)) >= bound:
            made.append(text[last:at])
            last = at
    return ",".join([*made, text[last:]]) if made else None


def turns_to_you(text: str) -> int | None:
    """Where the speaker turns to who is asked for the last time; None where they do not."""
    return max((said.start() for said in _TURNS_TO_YOU.finditer(text)), default=None)


def places_of(tokens: Tokens, pauses: frozenset[int]) -> Iterator[tuple[set[str], bool]]:
    """The features of every place of a text where a pause can be, and whether there is one: to learn from."""
    places = _Places(tokens)
    last = 0
    for at in places.free():
        yield places.features_of(at, last), at in pauses
        last = at if at in pauses else last


class _Places:
    """The places between the letters of a text, with what stands around them."""

    def __init__(self, tokens: Tokens) -> None:
        self._text, self._items = tokens.text, tokens.items
        self._before: dict[int, int] = {}
        """Place -> number of tokens that end at or before it."""
        self._within = {
            place
            for token in self._items
            for place in range(token.start + 1, token.end)
            if token.category != "."
        }
        count = 0
        for place in range(len(self._text) + 1):
            while count < len(self._items) and self._items[count].end <= place:
                count += 1
            self._before[place] = count
        self._kinds_at = {token.start for token in self._items if token.category in _OF_A_KIND}
        words = list(ordinary_words(self._text))
        self._starts: dict[int, str] = {}
        self._stops: dict[int, str] = {}
        if "".join(words) == self._text:
            for word, end in zip(words, accumulate(map(len, words)), strict=True):
                self._starts[end - len(word)] = word
                self._stops[end] = word

    def begins_a_kind(self, place: int) -> bool:
        """Whether a kind of firm or a product begins at the place."""
        return place in self._kinds_at

    def free(self) -> Iterator[int]:
        """Places beside a Chinese letter that are within no token of a known kind."""
        text = self._text
        for at in range(1, len(text)):
            if at not in self._within and (_HAN.match(text[at - 1]) or _HAN.match(text[at])):
                yield at

    def features_of(self, at: int, last: int) -> set[str]:
        """Of the place before the letter `at`. last: where the last pause was."""
        text = self._text
        left, right = text[max(0, at - _EDGE) : at], text[at : at + _EDGE]
        found = {f"l{size}={left[-size:]}" for size in range(1, _EDGE + 1)}
        found |= {f"r{size}={right[:size]}" for size in range(1, _EDGE + 1)}
        found |= {f"lr={left[-one:]}|{right[:other]}" for one, other in ((1, 1), (2, 1), (1, 2), (2, 2))}
        found |= self._of_words(at)
        found |= self._of_kinds(at, last)
        said = text[last:at]
        found |= {f"since={_bucket(at - last)}", f"left={_bucket(len(text) - at)}"}
        found |= {f"begins={said[:2]}", f"l1={left[-1:]} since={_bucket(at - last)}"}
        return found

    def _of_words(self, at: int) -> set[str]:
        before, behind = self._stops.get(at), self._starts.get(at)
        if before is None or behind is None:
            return {"within a word"} if self._stops else set()
        return {f"wl={before}", f"wr={behind}", f"ww={before}|{behind}"}

    def _of_kinds(self, at: int, last: int) -> set[str]:
        count = self._before[at]
        items = self._items
        inside = count < len(items) and items[count].start < at
        edge = [self._kind(place) for place in (count - 2, count - 1)]
        following = [self._kind(place) for place in (count, count + 1)]
        if inside:
            edge = [edge[1], "in"]
        touches = "" if count and items[count - 1].end == at else "~"
        found = {f"k1={edge[1]}{touches}", f"k2={edge[0]}{edge[1]}", f"n1={following[0]}"}
        found |= {f"n2={following[0]}{following[1]}", f"k1n1={edge[1]}{touches}/{following[0]}"}
        since = {items[place].category for place in range(self._before[last], count)}
        beyond = {token.category for token in items[count:]}
        for name, members in (("asks", "WQ"), ("firm", "IUK"), ("says", "HPRZCxzeY*")):
            here, there = bool(since & set(members)), bool(beyond & set(members))
            found.add(f"{name}={here:d}{there:d}")
            found.add(f"{name}={here:d}{there:d} r1={self._text[at : at + 1]}")
        return found

    def _kind(self, place: int) -> str:
        if not 0 <= place < len(self._items):
            return "edge"
        token = self._items[place]
        return _KINDS.get(token.category, token.category)


def _bucket(distance: int) -> int:
    return next((at for at, bound in enumerate(_FAR) if distance <= bound), len(_FAR))
