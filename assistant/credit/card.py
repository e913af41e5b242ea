"""The scorecard as a typed model, checked when loaded: weights sum to 100, ranges leave no gap and do not overlap,
and points follow the direction that the factor calls better. A wrong card is refused with the factor's name."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from assistant.domain.text import Text


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Title(_Part):
    """A title in both languages."""

    zh: str
    en: str

    def text(self) -> Text:
        """As the domain's Text."""
        return Text(self.zh, self.en)


class Range(_Part):
    """Points for values from `from` (included) up to `to` (excluded); none is open on that side."""

    start: Decimal | None = Field(default=None, alias="from")
    end: Decimal | None = Field(default=None, alias="to")
    points: Decimal = Field(ge=0)

    def holds(self, value: Decimal) -> bool:
        """Whether `value` lies in the range."""
        return (self.start is None or value >= self.start) and (self.end is None or value < self.end)


class Scale(_Part):
    """What is read and how many points it gives. better: whether more or less of it is good."""

    reads: str
    better: Literal["higher", "lower"]
    ranges: tuple[Range, ...] = Field(min_length=1)

    @property
    def max(self) -> Decimal:
        """The most points there are."""
        return max(r.points for r in self.ranges)

    def points(self, value: Decimal) -> Decimal:
        """Points of a value; every value lies in exactly one range."""
        return next(r.points for r in self.ranges if r.holds(value))

    @model_validator(mode="after")
    def _whole(self) -> Scale:
        first, last = self.ranges[0], self.ranges[-1]
        if first.start is not None or last.end is not None:
            raise ValueError(f"{self.reads}: the first range must be open below and the last open above")
        for before, after in zip(self.ranges, self.ranges[1:], strict=False):
            if before.end is None or after.start is None or before.end != after.start:
                raise ValueError(
                    f"{self.reads}: ranges leave a gap or overlap between to={before.end} and from={after.start}"
                )
            if after.end is not None and after.end <= before.end:
                raise ValueError(
                    f"{self.reads}: ranges must rise; to={after.end} comes after to={before.end}"
                )
            rises = after.points >= before.points
            falls = after.points <= before.points
            if not (rises if self.better == "higher" else falls):
                raise ValueError(
                    f"{self.reads}: better is {self.better}, but points go from {before.points} to {after.points}"
                )
        return self


class Factor(Scale):
    """One factor of the card. stand_in is read where the factor's own measure is not known."""

    id: str
    title: Title
    why: str
    stand_in: Scale | None = None

    @model_validator(mode="after")
    def _stand_in_fits(self) -> Factor:
        if self.stand_in is not None and self.stand_in.max > self.max:
            raise ValueError(f"{self.id}: its stand-in gives more points than the factor itself")
        return self


class Group(_Part):
    """Factors under one weight."""

    id: str
    title: Title
    weight: Decimal
    factors: tuple[Factor, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _adds_up(self) -> Group:
        total = sum((f.max for f in self.factors), Decimal(0))
        if total != self.weight:
            raise ValueError(f"group {self.id}: its factors give {total} points, its weight is {self.weight}")
        return self


class Grade(_Part):
    """A grade from this score on."""

    grade: str
    start: Decimal = Field(alias="from")


class Scorecard(_Part):
    """A version of the card. completeness_line: below this share of known points a firm is not rated."""

    version: str
    completeness_line: Decimal = Field(ge=0, le=1)
    grades: tuple[Grade, ...] = Field(min_length=1)
    groups: tuple[Group, ...] = Field(min_length=1)

    @property
    def factors(self) -> tuple[Factor, ...]:
        """All factors in order."""
        return tuple(f for g in self.groups for f in g.factors)

    def grade(self, score: Decimal) -> str:
        """The grade of a score."""
        return next(g.grade for g in self.grades if score >= g.start)

    @model_validator(mode="after")
    def _sound(self) -> Scorecard:
        total = sum((g.weight for g in self.groups), Decimal(0))
        if total != 100:
            raise ValueError(f"the weights of the groups add up to {total}, not to 100")
        for what, names in (
            ("factors", [f.id for f in self.factors]),
            ("groups", [g.id for g in self.groups]),
            ("grades", [g.grade for g in self.grades]),
        ):
            twice = sorted({name for name in names if names.count(name) > 1})
            if twice:
                raise ValueError(f"two {what} have the same id: {', '.join(twice)}")
        starts = [g.start for g in self.grades]
        if starts != sorted(starts, reverse=True) or len(starts) != len(set(starts)) or starts[-1] != 0:
            raise ValueError("grades must fall from the best to one that starts at 0")
        if starts[0] > 100:
            raise ValueError(f"grade {self.grades[0].grade} starts at {starts[0]}, which no score reaches")
        return self
