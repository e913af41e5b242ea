"""Makes one release of several about one procurement, in the order of their dates, by the rules of OCDS merging.

Objects are merged member by member; null takes back; elements of arrays are matched by `id`; arrays of other things, and
those that the schema replaces whole, are replaced. Only the members that the import reads are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ingest.firms.standards.json_window import Json

Shape = Mapping[str, Any]
"""Members that are kept: with the shape of what stands in them, or None for all of it."""

_VALUE: Shape = {"amount": None, "currency": None}
_PERIOD: Shape = {"startDate": None, "endDate": None}
_IDENTIFIER: Shape = {"scheme": None, "id": None, "legalName": None}
_ORGANISATION: Shape = {
    "id": None, "name": None, "identifier": _IDENTIFIER, "additionalIdentifiers": None, "roles": None,
    "address": {"streetAddress": None, "locality": None, "region": None, "country": None, "countryName": None},
    "contactPoint": {"telephone": None, "email": None},
}  # fmt: skip
_TRANSACTION: Shape = {
    "id": None, "date": None, "value": _VALUE, "amount": _VALUE, "payer": _ORGANISATION, "payee": _ORGANISATION,
    "providerOrganization": _IDENTIFIER, "receiverOrganization": _IDENTIFIER,
}  # fmt: skip
_STATE: Shape = {"id": None, "title": None, "description": None, "status": None, "finalStatus": None}

RELEASE: Shape = {
    "ocid": None, "date": None, "tag": None, "parties": _ORGANISATION, "buyer": _ORGANISATION,
    "tender": {
        **_STATE, "procuringEntity": _ORGANISATION, "procurementMethod": None,
        "techniques": {"hasFrameworkAgreement": None},
    },
    "awards": {**_STATE, "date": None, "value": _VALUE, "suppliers": _ORGANISATION},
    "contracts": {
        **_STATE, "awardID": None, "dateSigned": None, "period": _PERIOD, "value": _VALUE, "suppliers": _ORGANISATION,
        "implementation": {"transactions": _TRANSACTION},
    },
}  # fmt: skip

_REPLACED = frozenset({"additionalIdentifiers", "roles", "tag"})


def kept(value: Json, shape: Shape | None) -> Json:
    """`value` with the members of `shape` only; what has not that shape is left for the reader to refuse."""
    if shape is None:
        return value
    if isinstance(value, list):
        return [kept(element, shape) if isinstance(element, dict) else element for element in value]
    if isinstance(value, dict):
        return {name: kept(value[name], inner) for name, inner in shape.items() if name in value}
    return value


def merged(releases: Iterable[dict[str, Json]]) -> dict[str, Json]:
    """The state after all of them, earliest first. Each is of the shape RELEASE."""
    state: dict[str, Json] = {}
    for release in releases:
        _merge(state, release)
    return state


def _merge(state: dict[str, Json], change: dict[str, Json]) -> None:
    for name, new in change.items():
        old = state.get(name)
        if isinstance(new, dict):
            inner = state[name] = old if isinstance(old, dict) else {}
            _merge(inner, new)
        elif isinstance(new, list) and name not in _REPLACED:
            state[name] = _merged_list(old if isinstance(old, list) else [], new)
        else:
            # null stays, as what was taken back: an earlier file may have brought it into the store
            state[name] = new


def _merged_list(old: list[Json], new: list[Json]) -> list[Json]:
    if not all(isinstance(element, dict) and element.get("id") is not None for element in new):
        return [_clean(element) for element in new]
    places = {str(element["id"]): element for element in old if isinstance(element, dict) and "id" in element}
    found = [element for element in old if isinstance(element, dict)]
    for element in new:
        number = str(element["id"])
        if number not in places:
            places[number] = {}
            found.append(places[number])
        _merge(places[number], element)
    return found


def _clean(element: Json) -> Json:
    if not isinstance(element, dict):
        return element
    fresh: dict[str, Json] = {}
    _merge(fresh, element)
    return fresh
