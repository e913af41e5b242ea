"""Turns the statements of a BODS file, sorted by the records that they are about, into rows.

Of several statements about a record the last one holds; one that closes a record ends its holdings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from assistant.domain.text import Text
from ingest.firms.report import Note, RejectedRow
from ingest.firms.rows import TypedRow
from ingest.firms.standards.bods_entities import (
    entity_type,
    entity_values,
    other_names,
    person_number,
    person_values,
    reason,
    record,
    unspecified_person,
)  # fmt: skip
from ingest.firms.standards.bods_relations import Interests, interests, lasting, parties
from ingest.firms.standards.json_stream import parsed
from ingest.firms.standards.json_values import Fields, WrongValue
from ingest.firms.standards.spool import Held, Spool
from ingest.firms.standards.tally import Tally

Rows = Iterator[TypedRow | RejectedRow | Note]

_LISTED = re.compile(r"\blisted\b|stock exchange|上市|证券交易", re.IGNORECASE)
_OF_THE_STATE = re.compile(r"\bstate\b|government|国有|国资|政府", re.IGNORECASE)
_UNNAMED_SUBJECT = Text("没有写明被持有的主体，不能记为股权", "names no subject: cannot be kept as a holding")
_UNNAMED_PERSON = Text(
    "人员未披露，股权按未披露原因记录", "the person is not named: holdings keep the reason"
)
_NOT_HERE = Text("文件中没有这条记录的声明", "the file has no statement of this record")
_NOBODY = "未披露的一方"
_ITSELF = Text("主体不能持有自身", "nothing holds itself")


@dataclass(frozen=True, slots=True)
class Statement:
    """The statement that holds of a record. stated_on: the day it was declared. closed: whether it ends the record."""

    publisher: str
    number: str
    stated_on: date | None
    details: Fields
    closed: bool


@dataclass(frozen=True, slots=True)
class Holder:
    """The interested party of a relationship: a field of `holdings` and its value; name: for people."""

    field: str
    value: str
    name: str


Made = Iterator[tuple[str, dict[str, object], str]]
"""Layout, values and text of rows."""


def publisher(statement: Fields) -> str:
    """Whose numbers the records have: records of two publishers are never one."""
    details = statement.one("publicationDetails")
    named = details.one("publisher") if details else None
    return (named.text("name", 300) or named.text("url", 300) or "-") if named else "-"


class Statements:
    """Makes the rows of the statements in `spool`, which stood in `file`."""

    def __init__(self, spool: Spool, file: str) -> None:
        self._spool, self._file, self._tally = spool, file, Tally(file)
        self._number = 0
        self._holder = lru_cache(maxsize=50_000)(self._looked_up)
        self._called = lru_cache(maxsize=50_000)(self._entity_name)

    def rows(self) -> Rows:
        """Persons, entities, relationships, then notes of what was counted."""
        for kind, make in (
            ("person", self._person),
            ("entity", self._entity),
            ("relationship", self._relationship),
        ):
            for group in self._spool.groups(kind):
                yield from self._of_one(group, make)
        yield from self._tally.notes()

    def _of_one(self, group: Iterator[Held], make: Callable[[Statement], Made]) -> Rows:
        last = before = next(group)
        for held in group:
            before, last = last, held
        self._number = last.number
        try:
            fields = Fields.of(parsed(last.text))
            details = Fields.of(fields.values.get("recordDetails"), "recordDetails")
            closed = fields.text("recordStatus") == "closed"
            if closed and not details.values.get("interests") and before is not last:
                # what closes a record may leave out what the record said
                earlier = Fields.of(parsed(before.text)).values.get("recordDetails")
                details = Fields.of(earlier, "recordDetails")
            statement = Statement(
                publisher(fields), fields.needed("recordId"), fields.day("statementDate"), details, closed
            )
            for layout, values, text in list(make(statement)):
                if layout not in ("persons", "names"):
                    values["as_of"] = statement.stated_on
                yield TypedRow(layout, values, self._file, last.number, f"{statement.number}：{text}")
        except WrongValue as fault:
            yield fault.row(self._file, last.number)

    def _person(self, statement: Statement) -> Made:
        number = person_number(statement.details, statement.publisher, statement.number)
        if number is None:
            why = unspecified_person(statement.details)
            self._tally.count("personType", _UNNAMED_PERSON, self._number, f"{statement.number} {why}")
            return
        values = person_values(statement.details, number)
        yield "persons", values, f"人员 {values['name']}"

    def _entity(self, statement: Statement) -> Made:
        reference = record(statement.publisher, statement.number)
        values = entity_values(statement.details, reference)
        yield "firms", values, f"主体 {values['name']}"
        for name in other_names(statement.details):
            named: dict[str, object] = {"firm_id": reference, "kind": "unverified", "name": name}
            yield "names", named, f"主体 {values['name']}，又称 {name}"

    def _relationship(self, statement: Statement) -> Made:
        subject, party = parties(statement.details)
        if subject is None or isinstance(subject, Fields):
            why = reason(subject)
            self._tally.count("subject", _UNNAMED_SUBJECT, self._number, f"{statement.number} {why}")
            return
        if subject == party:
            raise statement.details.wrong("interestedParty", _ITSELF)
        owned, called = record(statement.publisher, subject), self._called(statement.publisher, subject)
        if party is None or isinstance(party, Fields):
            holder = Holder("unknown_reason", reason(party), _NOBODY)
            exempt = self._exemption(statement.publisher, subject, party) if party else None
            if exempt:
                values: dict[str, object] = {"identifiers": (owned,), "disclosure": exempt}
                yield "firms", values, f"主体 {called}，{holder.value}"
        else:
            found = self._holder(statement.publisher, party)
            if found is None:
                raise statement.details.wrong("interestedParty", _NOT_HERE)
            holder = found
        closed_on = statement.stated_on if statement.closed else None
        for ending, held in lasting(interests(statement.details, closed_on)):
            yield from _offices(owned, called, holder, held)
            if not (held.only_offices and holder.field == "holder_person_id"):
                key = f"{record(statement.publisher, statement.number)}{ending}"
                yield _holding(owned, called, holder, held, key)

    def _looked_up(self, owner: str, number: str) -> Holder | None:
        """Who holds the record `number` of the publisher `owner`; raises WrongValue for a person who cannot be taken."""
        if self._spool.last("entity", f"{owner}\n{number}"):
            return Holder("holder_firm_id", record(owner, number), self._called(owner, number))
        details = self._details("person", owner, number)
        if details is None:
            return None
        person = person_number(details, owner, number)
        if person is None:
            return Holder("unknown_reason", unspecified_person(details), _NOBODY)
        return Holder("holder_person_id", person, str(person_values(details, person)["name"]))

    def _entity_name(self, owner: str, number: str) -> str:
        """What an entity is called, for people; its record's number where the file has no name of it."""
        details = self._details("entity", owner, number)
        return (details.begun("name") if details else None) or number

    def _details(self, kind: str, owner: str, number: str) -> Fields | None:
        held = self._spool.last(kind, f"{owner}\n{number}")
        if held is None:
            return None
        return Fields.of(Fields.of(parsed(held.text)).values.get("recordDetails"), "recordDetails")

    def _exemption(self, owner: str, subject: str, party: Fields) -> str | None:
        """Why the subject need not say who owns it, as Firm.disclosure has it; None where it is not told."""
        if reason(party) != "subjectExemptFromDisclosure":
            return None
        said = party.begun("description") or ""
        details = self._details("entity", owner, subject)
        if details:
            listing = details.one("publicListing")
            if listing and listing.truth("hasPublicListing"):
                return "listed_exempt"
            if entity_type(details) in ("state", "stateBody"):
                return "state_exempt"
        if _LISTED.search(said):
            return "listed_exempt"
        return "state_exempt" if _OF_THE_STATE.search(said) else None


def _offices(owned: str, called: str, holder: Holder, held: Interests) -> Made:
    if holder.field != "holder_person_id":
        return
    for role in held.offices:
        values: dict[str, object] = {"firm_id": owned, "person_id": holder.value, "role": role}
        dates = {"valid_from": held.begins_on, "valid_to": held.ends_on}
        values |= {name: day for name, day in dates.items() if day}
        yield "offices", values, f"{holder.name} 在 {called} 任 {role}"


def _holding(
    owned: str, called: str, holder: Holder, held: Interests, key: str
) -> tuple[str, dict[str, object], str]:
    values: dict[str, object] = {"firm_id": owned, holder.field: holder.value, "record_key": key}
    values |= held.holding()
    exact, *bounds = held.share
    shares = " 至 ".join(
        f"{share:.4%}" for share in ([exact] if exact is not None else bounds) if share is not None
    )
    said = [f"{holder.name} 持有 {called}", "、".join(held.codes) or "权益未写明", shares]
    if holder.field == "unknown_reason":
        said.append(holder.value)
    return "statement_holdings", values, "，".join(part for part in said if part)
