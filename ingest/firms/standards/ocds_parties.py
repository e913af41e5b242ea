"""The organisations of one OCDS release: who is meant by a reference, and the rows that say who they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NoReturn

from assistant.domain.text import Text
from ingest.firms.firm_numbers import Numbers, is_credit_code
from ingest.firms.standards.json_values import MISSING, NO_OBJECT, Fields, WrongValue
from ingest.firms.standards.json_window import Json

_CREDIT_CODE_END = re.compile(r"[0-9A-Z]{18}$")
_CHINA = frozenset({"CN", "CHN", "中国"})


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation. reference: what other rows call it. values: of its row in `firms`. other_name: as the file
    calls it where that is not the registered name."""

    reference: str
    values: dict[str, object]
    other_name: str | None = None


@dataclass(slots=True)
class Said:
    """The parties whose rows were given lately, so that a buyer of many awards is not told again with each."""

    held: set[int] = field(default_factory=set)

    def again(self, party: Party) -> bool:
        """Whether this was told already; remembers it."""
        mark = hash(
            (party.reference, tuple(sorted((name, str(value)) for name, value in party.values.items())))
        )
        if mark in self.held:
            return True
        if len(self.held) >= 100_000:
            self.held.clear()
        self.held.add(mark)
        return False


@dataclass(slots=True)
class Parties:
    """The organisations of the release with this ocid. faults: those that cannot be taken."""

    ocid: str
    by_id: dict[str, Party] = field(default_factory=dict)
    faults: list[WrongValue] = field(default_factory=list)
    used: dict[str, Party] = field(default_factory=dict)
    _given: dict[str, Fields] = field(default_factory=dict)
    _bad: set[str] = field(default_factory=set)

    def read(self, release: Fields) -> None:
        """Take in the array `parties`. A party is looked into when something refers to it."""
        for place, value in enumerate(release.array("parties")):
            path = f"parties/{place}"
            if isinstance(value, dict):
                self._given.setdefault(_mark(value) or path, Fields(value, path))
            else:
                self.faults.append(WrongValue(path, value, NO_OBJECT))

    def meant(self, reference: Fields | None) -> Party | None:
        """Who a reference means; None where it says nothing. A party that was refused raises WrongValue."""
        if reference is None:
            return None
        mark = _mark(reference.values)
        if mark is None and not reference.values.get("identifier"):
            return None
        key = mark or reference.path
        if key in self._bad:
            self._refused(reference)
        party = self.by_id.get(key) or self._looked_into(key, self._given.get(key, reference), reference)
        self.used[party.reference] = party
        return party

    def _looked_into(self, key: str, fields: Fields, reference: Fields) -> Party:
        try:
            party = self.by_id[key] = self._party(fields)
        except WrongValue as fault:
            self._bad.add(key)
            if fields is reference:
                raise
            self.faults.append(fault)
            self._refused(reference)
        return party

    def only(self, *roles: str) -> Party | None:
        """The one party with one of these roles, None where there are several or none."""
        for role in roles:
            found = [one for one in self._given.values() if role in _roles(one)]
            if len(found) == 1:
                return self.meant(found[0])
        return None

    def met(self) -> Iterator[Party]:
        """The parties that rows refer to."""
        yield from self.used.values()

    def _refused(self, reference: Fields) -> NoReturn:
        raise reference.wrong(
            "id", Text("这一主体没有导入，原因见其本行", "this party was refused; see its own row")
        )

    def _party(self, fields: Fields) -> Party:
        numbers = Numbers()
        identifier = fields.one("identifier")
        given = fields.text("id", 200)
        for one in ([identifier] if identifier else []) + list(fields.many("additionalIdentifiers")):
            numbers.add(one)
        ending = _CREDIT_CODE_END.search(given or "")
        if not numbers.uscc and ending and is_credit_code(ending[0]):
            numbers.uscc = ending[0]
        registered = identifier.text("legalName") if identifier else None
        called = fields.text("name")
        name = registered or called
        if name is None:
            raise WrongValue(fields.at("name"), None, MISSING)
        if not numbers.any:
            numbers.put(f"ocds:{self.ocid}", given or name)
        values = _contact(fields)
        country = _country(fields)
        numbers.foreign = numbers.foreign or (country is not None and country not in _CHINA)
        values |= {"name": name, **numbers.values()}
        other = called if called and called != name else None
        return Party(numbers.reference, values, other)


def _mark(values: dict[str, Json]) -> str | None:
    """What a party is referred to by within its release: its id, else its name."""
    for name in ("id", "name"):
        value = values.get(name)
        if isinstance(value, (str, Decimal)) and str(value).strip():
            return str(value).strip()
    return None


def _roles(fields: Fields) -> list[Json]:
    held = fields.values.get("roles")
    return held if isinstance(held, list) else []


def _contact(fields: Fields) -> dict[str, object]:
    address, contact = fields.one("address"), fields.one("contactPoint")
    values: dict[str, object] = {}
    if address:
        parts = [address.text(name) for name in ("region", "locality", "streetAddress")]
        values["address"] = " ".join(dict.fromkeys(part for part in parts if part))
    if contact:
        values["phone"], values["email"] = contact.text("telephone", 100), contact.text("email", 200)
    return {name: value for name, value in values.items() if value}


def _country(fields: Fields) -> str | None:
    address = fields.one("address")
    return (address.text("country") or address.text("countryName")) if address else None
