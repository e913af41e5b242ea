"""The organisations of one OCDS release: who is meant by a reference, and the rows that say who they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.domain.identity import is_uscc
from assistant.domain.text import Text
from ingest.firms.firm_numbers import Numbers
from ingest.firms.json_values import MISSING, Fields, WrongValue

_CREDIT_CODE_END = re.compile(r"[0-9A-Z]{18}$")
_CHINA = frozenset({"CN", "CHN", "中国"})


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation. reference: what other rows call it. values: of its row in `firms`. other_name: as the file
    calls it where that is not the registered name."""

    reference: str
    values: dict[str, object]
    roles: frozenset[str]
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
    _bad: set[str] = field(default_factory=set)

    def read(self, release: Fields) -> None:
        """Take in the array `parties`."""
        for place, value in enumerate(release.array("parties")):
            path = f"parties/{place}"
            try:
                fields = Fields.of(value, path)
                number = fields.text("id") or fields.text("name") or path
                self.by_id[number] = self._party(fields)
            except WrongValue as fault:
                self.faults.append(fault)
                if isinstance(value, dict) and value.get("id") is not None:
                    self._bad.add(str(value["id"]))

    def meant(self, reference: Fields | None) -> Party | None:
        """Who a reference means; None where it says nothing. A party that was refused raises WrongValue."""
        if reference is None:
            return None
        number = reference.text("id") or reference.text("name")
        if number in self._bad:
            raise reference.wrong(
                "id", Text("这一主体没有导入，原因见其本行", "this party was refused; see its own row")
            )
        party = self.by_id.get(number or "")
        if party is None:
            if not number and not reference.values.get("identifier"):
                return None
            party = self._party(reference)
            self.by_id[number or party.reference] = party
        self.used[party.reference] = party
        return party

    def only(self, *roles: str) -> Party | None:
        """The one party with one of these roles, None where there are several or none."""
        for role in roles:
            found = [party for party in self.by_id.values() if role in party.roles]
            if len(found) == 1:
                self.used[found[0].reference] = found[0]
                return found[0]
        return None

    def met(self) -> Iterator[Party]:
        """The parties that rows refer to."""
        yield from self.used.values()

    def _party(self, fields: Fields) -> Party:
        numbers = Numbers()
        identifier = fields.one("identifier")
        given = fields.text("id", 200)
        for one in ([identifier] if identifier else []) + list(fields.many("additionalIdentifiers")):
            numbers.add(one)
        ending = _CREDIT_CODE_END.search(given or "")
        if not numbers.uscc and ending and is_uscc(ending[0]):
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
        return Party(numbers.reference, values, frozenset(fields.texts("roles")), other)


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
