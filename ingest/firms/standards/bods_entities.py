"""Entities and persons of the Beneficial Ownership Data Standard as rows: who they are, and what others call them by.

Every entity is found by its record (bods:<publisher>:<record>) beside its official numbers, so that a relationship
names it without looking it up. A person is never matched by name: the number is that of an official identifier, kept
as a digest, else that of the record.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from assistant.domain.text import Text
from assistant.store.firms import EntityKind, FirmStatus
from ingest.firms.firm_numbers import Numbers
from ingest.firms.standards.json_values import MISSING, Fields, WrongValue

_STATE = frozenset({"state", "stateBody"})
_ENTITY_TYPES = frozenset(
    {"registeredEntity", "legalEntity", "arrangement", "anonymousEntity", "unknownEntity", *_STATE}
)
_PERSON_TYPES = frozenset({"knownPerson", "anonymousPerson", "unknownPerson"})
_TICKER = re.compile(r"[0-9]{6}")
_CHINESE_MARKETS = frozenset({"XSHG", "XSHE", "XBSE", "BJSE"})
_REASONS = frozenset(
    {
        "noBeneficialOwners", "subjectUnableToConfirmOrIdentifyBeneficialOwner",
        "interestedPartyHasNotProvidedInformation", "subjectExemptFromDisclosure",
        "interestedPartyExemptFromDisclosure", "unknown", "informationUnknownToPublisher",
    }
)  # fmt: skip
_PEP_STATES = frozenset({"isPep", "isNotPep", "unknown"})
_NOT_IN_LIST = Text("不在标准的代码表内", "not a code of the standard's list")


def code(fields: Fields, name: str, codes: frozenset[str]) -> str | None:
    """A member that is one of these codes."""
    value = fields.text(name)
    if value is not None and value not in codes:
        raise fields.wrong(name, _NOT_IN_LIST)
    return value


def reason(fields: Fields | None) -> str:
    """Why a party is not named, as the standard's code; "unknown" where nothing is said."""
    return (code(fields, "reason", _REASONS) if fields else None) or "unknown"


def record(publisher: str, number: str) -> str:
    """The reference to the entity of a record."""
    return f"bods:{publisher}:{number}".replace("|", "%7C")


def entity_type(details: Fields) -> str | None:
    """The general form of an entity."""
    form = details.one("entityType")
    return code(form, "type", _ENTITY_TYPES) if form else None


def entity_values(details: Fields, reference: str) -> dict[str, object]:
    """Fields of the entity's row in `firms`."""
    numbers = Numbers()
    for identifier in details.many("identifiers"):
        numbers.add(identifier)
    values = _listing(details, numbers)
    numbers.put(*reference.split(":", 1))
    values |= numbers.values() | _life(details)
    kind = _kind(details, numbers)
    if kind:
        values["kind"] = kind
    for address in details.many("addresses"):
        field = {"registered": "address", "business": "plant_address"}.get(
            address.text("type") or "registered"
        )
        if field and (text := address.text("address")):
            values.setdefault(field, text)
    # the standard asks for no name: an entity may be known by its number, or be withheld
    values["name"] = details.text("name") or f"未写明名称的主体（{_shortest(numbers)}）"
    return values


def other_names(details: Fields) -> Iterator[str]:
    """Further names of an entity."""
    yield from (name for name in details.texts("alternateNames") if name != details.text("name"))


def _shortest(numbers: Numbers) -> str:
    return numbers.reference.rsplit(":", 1)[-1]


def _listing(details: Fields, numbers: Numbers) -> dict[str, object]:
    listing = details.one("publicListing")
    if listing is None or not listing.truth("hasPublicListing"):
        return {}
    values: dict[str, object] = {"listed": True}
    for security in listing.many("securitiesListings"):
        values.setdefault("exchange", security.text("stockExchangeName"))
        traded = security.one("security")
        ticker = traded.text("ticker", 40) if traded else None
        if security.text("operatingMarketIdentifierCode") in _CHINESE_MARKETS and _TICKER.fullmatch(
            ticker or ""
        ):
            numbers.stock_code = numbers.stock_code or ticker
    return {name: value for name, value in values.items() if value is not None}


def _life(details: Fields) -> dict[str, object]:
    founded, dissolved = details.day("foundingDate"), details.day("dissolutionDate")
    if founded and dissolved and dissolved < founded:
        raise details.wrong("dissolutionDate", Text("早于成立日期", "earlier than the founding"))
    values: dict[str, object] = {"founded_on": founded} if founded else {}
    if dissolved:
        values |= {"deregistered_on": dissolved, "status": FirmStatus.DEREGISTERED}
    return values


def _kind(details: Fields, numbers: Numbers) -> EntityKind | None:
    """What kind of entity it is; None where its credit code says it.

    A foreign state is no holder that makes a firm here state-owned: its bodies are foreign entities.
    """
    form = details.one("entityType") or Fields({})
    general, subtype = entity_type(details), form.text("subtype")
    place = details.one("jurisdiction")
    country = (place.text("code") or place.text("name") or "").upper()[:2] if place else ""
    if subtype == "trust":
        return EntityKind.TRUST
    if general in ("arrangement", "anonymousEntity", "unknownEntity"):
        return EntityKind.UNKNOWN
    if numbers.uscc:
        return None
    if numbers.foreign or country not in ("", "CN", "中华", "中国"):
        return EntityKind.FOREIGN
    if general in _STATE:
        return EntityKind.GOVERNMENT
    return EntityKind.COMPANY if general == "registeredEntity" and country else None


def person_number(details: Fields, publisher: str, number: str) -> str | None:
    """The number of a person; None for one who is not named (unspecified_person says why)."""
    if code(details, "personType", _PERSON_TYPES) in ("anonymousPerson", "unknownPerson"):
        return None
    for identifier in details.many("identifiers"):
        scheme, value = identifier.text("scheme") or identifier.text("schemeName"), identifier.text("id", 200)
        if scheme and value:
            # numbers of identity cards and passports are matched by and never kept
            return f"{scheme}:{hashlib.sha256(f'{scheme}:{value}'.encode()).hexdigest()[:24]}"
    return record(publisher, number)


def unspecified_person(details: Fields) -> str:
    """Why a person is not named."""
    return reason(details.one("unspecifiedPersonDetails"))


def person_values(details: Fields, number: str) -> dict[str, object]:
    """Fields of the person's row in `persons`."""
    names = list(details.many("names"))
    legal = next((name for name in names if name.text("type") == "legal"), names[0] if names else None)
    if legal is None:
        raise WrongValue(details.at("names"), None, MISSING)
    values: dict[str, object] = {"number": number, "name": legal.needed("fullName")}
    exposure = details.one("politicalExposure")
    if exposure:
        values["political_exposure"] = _exposure(exposure)
    return values


def _exposure(exposure: Fields) -> str:
    """Declared political exposure as text: its code, then what was declared."""
    parts = [code(exposure, "status", _PEP_STATES) or "unknown"]
    for detail in exposure.many("details"):
        place = detail.one("jurisdiction")
        said = (
            detail.text("reason"), detail.text("missingInfoReason"), place.text("name") if place else None,
            str(detail.day("startDate") or ""), str(detail.day("endDate") or ""),
        )  # fmt: skip
        parts.append("，".join(part for part in said if part))
    return "；".join(part for part in parts if part)
