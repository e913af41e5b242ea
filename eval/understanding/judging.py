"""Decides what a reply is worth: whether its meaning is exactly one of those expected, and its firms are the right set."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.agent.builtin.meaning import Intent, Meaning
from assistant.domain.firm_query import FirmQuery
from eval.understanding.asking import REFUSING, Reply
from eval.understanding.canonical import Canon
from eval.understanding.independent.expected import Expected
from eval.understanding.utterances import Expectation, Lang, Turn, Utterance

SETS = (Intent.SCREEN, Intent.LIST, Intent.COUNT)
"""Intents that ask for firms: their set is compared too."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One turn, judged. exact: the meaning is exactly one that is right, or it was refused as it must be. f1: of the
    set of firms, None where none was asked for. difference: what was wrong, for people; empty where exact."""

    utterance: Utterance
    turn: Turn
    reply: Reply
    exact: bool
    f1: float | None
    difference: str

    @property
    def refused(self) -> bool:
        """Whether the reply claims nothing: refused, asked back, or talk."""
        return self.reply.kind in REFUSING

    @property
    def misled(self) -> bool:
        """A wrong answer given with confidence: neither the meaning nor the set is right, and it was not asked back."""
        return not self.exact and self.f1 != 1.0 and self.reply.kind == "answer"

    @property
    def lang(self) -> Lang:
        """Language of the utterance."""
        return self.utterance.lang


_SHOWN_ANYWAY: int = FirmQuery().limit
"""Firms that a list shows where no number is said."""


class Judge:
    """Compares replies with what is expected of them."""

    def __init__(self, expected: Expected, canon: Canon) -> None:
        self._expected = expected
        self._canon = canon

    def judge(self, reply: Reply) -> Judged:
        """One reply against every reading that is right."""
        turn = reply.turn
        wrong = [self._difference(reading, reply) for reading in turn.readings]
        exact = any(not difference for difference in wrong)
        # one that was read rightly is held to that reading's firms, one that was not to the best of them
        held = [reading for reading, difference in zip(turn.readings, wrong, strict=True) if not difference]
        held = held or (list(turn.readings) if turn.readings[0].intent in SETS else [])
        scores = [f1 for reading in held if (f1 := self._f1(reading, reply)) is not None]
        return Judged(
            reply.utterance, turn, reply, exact, max(scores, default=None), "" if exact else wrong[0]
        )

    def _difference(self, reading: Expectation, reply: Reply) -> str:
        if reply.kind == "crashed":
            return f"crashed: {reply.text}"
        if reading.back is not None:
            return "" if reply.kind in REFUSING else f"{reply.kind}, not refused ({reading.back})"
        meaning = reply.meaning
        if meaning is None:
            return f"{reply.kind}, no meaning kept"
        if meaning.intent is not reading.intent:
            return f"intent {meaning.intent.value} for {reading.intent.value if reading.intent else None}"
        parts = {name: (want, got) for name, want, got in self._parts(reading, meaning, reply) if want != got}
        return "; ".join(
            f"{name} {got!r} for {want!r}"
            for name, (want, got) in parts.items()
            if name not in reading.ignore
        )

    def _parts(
        self, reading: Expectation, meaning: Meaning, reply: Reply
    ) -> list[tuple[str, object, object]]:
        wanted, got = (self._canon.query(one, reading.intent) for one in (reading.asked, meaning.query))
        if reading.intent is Intent.TRACE:  # the product and the direction say the rest
            wanted, got = ({k: v for k, v in query.items() if k == "regions"} for query in (wanted, got))
        parts: list[tuple[str, object, object]] = [
            (
                "query",
                {k: v for k, v in wanted.items() if got.get(k) != v},
                {k: v for k, v in got.items() if wanted.get(k) != v},
            ),
            ("firms", _firms(reading, reply), {self._canon.resolve(name) for name in meaning.firms}),
            ("product", self._canon.product(reading.product), self._canon.product(meaning.product)),
            ("kinds", set(reading.kinds), set(meaning.kinds)),
            ("level", reading.level, meaning.level),
            ("since", reading.since, meaning.since),
            ("growth", reading.growth, meaning.growth),
        ]
        if reading.intent is not Intent.GAPS:  # which are always by product
            parts.append(("count_by", reading.count_by, meaning.count_by))
        if reading.intent is Intent.PROFILE:
            parts.append(("aspect", reading.aspect, meaning.aspect))
        if reading.intent is Intent.TRACE:
            parts.append(("direction", reading.direction, meaning.direction))
        return parts

    def _f1(self, reading: Expectation, reply: Reply) -> float | None:
        """Of the firms found; 0 for none where some were asked for, 1 where none fit and none were found."""
        if reading.intent not in SETS or "query" in reading.ignore:
            return None
        wanted = set(self._expected.firms(self._asked(reading)))
        found = reply.found or ()
        if reading.query.get("limit") == _SHOWN_ANYWAY:
            found = found[:_SHOWN_ANYWAY]  # 前二十家 and no number at all show the same twenty
        got = set(found)
        if not wanted and not got:
            return float(reply.found is not None or reply.kind in REFUSING)
        return 2 * len(wanted & got) / (len(wanted) + len(got))

    def _asked(self, reading: Expectation) -> dict[str, object]:
        """The reading's query as it stands, names of firms by credit code."""
        asked = dict(reading.query)
        for name in ("buyers", "suppliers", "controlled_by"):
            if name in asked:
                asked[name] = [self._canon.resolve(firm) for firm in asked[name]]
        return asked


def _firms(reading: Expectation, reply: Reply) -> set[str]:
    """The firms meant; "@2" is the second of the list shown before."""
    found = set()
    for name in reading.firms:
        place = int(name[1:]) - 1 if name.startswith("@") else None
        if place is None:
            found.add(name)
        else:
            found.add(reply.before[place] if place < len(reply.before) else name)
    return found
