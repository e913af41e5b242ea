"""Reads the members of a JSON object as what they should be; says which member is at fault and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assistant.domain.text import Text
from ingest.firms.report import RejectedRow
from ingest.firms.standards.json_window import Json

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T[0-9:.]+(?:Z|[+-]\d{2}:?\d{2})?)?")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")
_HALF = re.compile("[\ud800-\udfff]")
_LARGEST = Decimal("9e16")  # yuan; more does not fit the store's whole 分
_LONGEST = 2_000
_FEN, _MILLIONTH = Decimal("0.01"), Decimal("0.000001")

NO_OBJECT = Text("应为 JSON 对象", "an object is wanted")
_NO_ARRAY = Text("应为 JSON 数组", "an array is wanted")
_NO_TEXT = Text("应为文字", "text is wanted")
_NO_NUMBER = Text("应为数字", "a number is wanted")
_NO_TRUTH = Text("应为 true 或 false", "true or false is wanted")
MISSING = Text("必填", "must be filled in")


class WrongValue(ValueError):
    """A member cannot be taken. path: where it stands in the record, such as awards/0/value/amount."""

    def __init__(self, path: str, value: Json, reason: Text) -> None:
        self.path, self.value, self.reason = path, value, reason
        super().__init__(f"{path}: {reason.en}")

    def row(self, file: str, number: int) -> RejectedRow:
        """The row of the report that tells it."""
        return RejectedRow(file, number, self.path, shown(self.value), self.reason)


def shown(value: Json) -> str:
    """A value for people: in one line, cut to 80 characters; of an object its members, of an array how many it has."""
    if isinstance(value, dict):
        text = "{" + "、".join(str(name)[:40] for name in list(value)[:6]) + "}"
    elif isinstance(value, list):
        text = f"[…] × {len(value)}"
    else:
        text = "" if value is None else str(value)
    return _UNPRINTABLE.sub(" ", _HALF.sub("?", text[:400]))[:80]


@dataclass(frozen=True, slots=True)
class Fields:
    """An object and where it stands. A member that is null or empty is as one that is not there."""

    values: dict[str, Json]
    path: str = ""

    @classmethod
    def of(cls, value: Json, path: str = "") -> Fields:
        """The members of `value`; raises WrongValue when it is no object."""
        if not isinstance(value, dict):
            raise WrongValue(path, value, NO_OBJECT)
        return cls(value, path)

    def at(self, name: str) -> str:
        """The path of a member."""
        return f"{self.path}/{name}" if self.path else name

    def wrong(self, name: str, reason: Text) -> WrongValue:
        """The error for a member."""
        return WrongValue(self.at(name), self.values.get(name), reason)

    def is_null(self, name: str) -> bool:
        """Whether the member is there and null."""
        return name in self.values and self.values[name] is None

    def text(self, name: str, longest: int = _LONGEST) -> str | None:
        """A text of one line, or a whole number as text; longer ones than `longest` characters are refused."""
        value = self.values.get(name)
        if value is None:
            return None
        # nearly every text is plain: this is four times as fast as looking for what it must not hold
        if type(value) is str and len(value) <= longest and value.isprintable():
            return value.strip() or None
        if isinstance(value, Decimal) and value == value.to_integral_value() and value.adjusted() < 40:
            return str(int(value))
        if not isinstance(value, str):
            raise self.wrong(name, _NO_TEXT)
        if _HALF.search(value):
            raise self.wrong(name, Text("含有无效字符", "it holds characters that are none"))
        value = _UNPRINTABLE.sub(" ", value).strip()
        if len(value) > longest:
            raise self.wrong(name, Text(f"超过 {longest} 字", f"longer than {longest} characters"))
        return value or None

    def needed(self, name: str) -> str:
        """A text that must be there."""
        if (value := self.text(name)) is None:
            raise self.wrong(name, MISSING)
        return value

    def begun(self, name: str, longest: int = 300) -> str | None:
        """A text of which the beginning is enough."""
        value = self.values.get(name)
        if isinstance(value, str) and len(value) > longest:
            return Fields({name: value[:longest]}, self.path).text(name)
        return self.text(name)

    def texts(self, name: str) -> list[str]:
        """An array of texts."""
        return [
            text for place, _ in enumerate(self.array(name)) if (text := self._place(name).text(str(place)))
        ]

    def day(self, name: str) -> date | None:
        """The day of a date or a moment, as it is written there (no time zone is applied)."""
        if (value := self.text(name)) is None:
            return None
        found = _DAY.fullmatch(value)
        if not found:
            raise self.wrong(name, Text("不是日期，应写作 2026-10-31", "not a date; write it as 2026-10-31"))
        try:
            return date.fromisoformat(found.group(1))
        except ValueError as error:
            raise self.wrong(name, Text("日历上没有这一天", "there is no such day")) from error

    def amount(self, name: str) -> Decimal | None:
        """An amount of money in whole hundredths, negative or not."""
        if (value := self._number(name)) is None:
            return None
        if abs(value) > _LARGEST:
            raise self.wrong(name, Text("金额过大", "the amount is too large"))
        return value.quantize(_FEN)

    def percent(self, name: str) -> Decimal | None:
        """A share in per cent, 0 to 100; gives a fraction of one."""
        if (value := self._number(name)) is None:
            return None
        if not 0 <= value <= 100:
            raise self.wrong(name, Text("比例应在 0 到 100 之间", "a share lies between 0 and 100"))
        return (value / 100).quantize(_MILLIONTH)

    def _number(self, name: str) -> Decimal | None:
        value = self.values.get(name)
        if value is not None and not isinstance(value, Decimal):
            raise self.wrong(name, _NO_NUMBER)
        return value

    def truth(self, name: str) -> bool | None:
        """true or false."""
        value = self.values.get(name)
        if value is not None and not isinstance(value, bool):
            raise self.wrong(name, _NO_TRUTH)
        return value

    def one(self, name: str) -> Fields | None:
        """An object."""
        value = self.values.get(name)
        return None if value is None else Fields.of(value, self.at(name))

    def many(self, name: str) -> Iterator[Fields]:
        """An array of objects; raises WrongValue at the first element that is none."""
        for place, value in enumerate(self.array(name)):
            yield Fields.of(value, f"{self.at(name)}/{place}")

    def array(self, name: str) -> list[Json]:
        """The elements of an array, as they are."""
        value = self.values.get(name)
        if value is not None and not isinstance(value, list):
            raise self.wrong(name, _NO_ARRAY)
        return value or []

    def _place(self, name: str) -> Fields:
        return Fields({str(place): held for place, held in enumerate(self.array(name))}, self.at(name))
