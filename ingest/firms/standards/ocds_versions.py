"""Makes a release of a versioned one, in which every value stands with the releases that gave it: the last one holds."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.firms.standards.json_window import Json

_OF_A_VERSION = frozenset({"releaseID", "releaseDate", "releaseTag", "value"})


def latest(versioned: dict[str, Json]) -> dict[str, Json]:
    """The release that holds after all of them; its date is that of the last."""
    release = {name: _latest(value) for name, value in versioned.items()}
    release["date"] = max(_days(versioned), default=None)
    return release


def _latest(value: Json) -> Json:
    if isinstance(value, dict):
        return {name: _latest(held) for name, held in value.items()}
    if not isinstance(value, list):
        return value
    if _is_history(value):
        # sorted() keeps the order of the file where two have one date
        return sorted(value, key=lambda version: str(version.get("releaseDate")))[-1].get("value")
    return [_latest(element) for element in value]


def _is_history(value: list[Json]) -> bool:
    """Whether a list holds the versions of one value, and not elements of their own."""
    return bool(value) and all(
        isinstance(version, dict) and "releaseDate" in version and version.keys() <= _OF_A_VERSION
        for version in value
    )


def _days(value: Json) -> Iterator[str]:
    if isinstance(value, dict):
        for held in value.values():
            yield from _days(held)
    elif isinstance(value, list):
        if _is_history(value):
            yield from (str(version["releaseDate"]) for version in value)
        else:
            for element in value:
                yield from _days(element)
