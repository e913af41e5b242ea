"""The conditions of a search as they are typed: from options to the one query object, wrong ones named."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from assistant.domain.firm_query import FirmQuery
    from assistant.store.firm_groups import Grouped
    from assistant.store.firm_search import FirmPage

Names = Annotated[list[str] | None, typer.Option(help="Any of these; repeat the option.")]
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])]
Yuan = Annotated[str | None, typer.Option(help="Yuan, e.g. 5000000.")]


def query_of(**fields: Any) -> FirmQuery:
    """The query of the options; a value that the query does not know is wrong usage."""
    from pydantic import ValidationError

    from assistant.domain.firm_query import FirmQuery
    from assistant.errors import UsageError

    try:
        return FirmQuery.model_validate(fields)
    except ValidationError as error:
        first = error.errors()[0]
        raise UsageError(what=f"--{'-'.join(str(p) for p in first['loc'][:1])}: {first['msg']}") from error


def yuan(text: str | None) -> Decimal | None:
    from assistant.errors import UsageError

    if text is None:
        return None
    try:
        amount = Decimal(text.replace(",", ""))
    except ArithmeticError as error:
        raise UsageError(what=f"{text}: yuan") from error
    if not amount.is_finite():
        raise UsageError(what=f"{text}: yuan")
    return amount


def division_codes(names: list[str]) -> list[str]:
    """Division codes of names or codes; raises NotFound for a place that the table does not list."""
    from assistant.errors import NotFound
    from assistant.store import regions

    codes: list[str] = []
    for name in names:
        if name.isdigit() and regions.region(name) is not None:
            codes.append(name)
            continue
        found = regions.by_name(name)
        if not found:
            raise NotFound(name=name)
        codes += [place.code for place in found]
    return codes


def require_known(page: FirmPage | Grouped) -> None:
    """Raises NotFound for a chain or product that the store does not know, with the likeliest names."""
    from assistant.errors import NotFound

    for unknown in page.unknown:
        near = f"（{'、'.join(unknown.suggestions)}？）" if unknown.suggestions else ""
        raise NotFound(name=f"{unknown.value}{near}")


Where = Annotated[
    list[str] | None,
    typer.Option(
        "--where",
        help="Any field of the query as FIELD=VALUE (values of a list with commas), e.g. sizes=small,micro "
        "industries=26 buyers=某集团有限公司 ownership=private age_min=3 won_months=12 wins_min=2; repeat it.",
    ),
]


def conditions_of(where: list[str]) -> dict[str, Any]:
    """Fields of the query from FIELD=VALUE texts; a field that comes twice in a list adds to it.

    Raises UsageError for a text that is no condition or names no field, NotFound for an unknown place.
    """
    from assistant.domain.firm_query import FirmQuery
    from assistant.errors import UsageError

    found: dict[str, Any] = {}
    for text in where:
        field, mark, value = text.partition("=")
        field = _SHORT.get(field.strip(), field.strip())
        known = FirmQuery.model_fields.get(field)
        if not mark or known is None or field == "then_by":
            raise UsageError(what=f"{text}: FIELD=VALUE, FIELD: {', '.join(FirmQuery.model_fields)}")
        if known.default_factory is None:
            found[field] = value.strip()
            continue
        values = [part.strip() for part in value.replace("，", ",").split(",") if part.strip()]
        if field in ("regions", "exclude_regions"):
            values = division_codes(values)
        found[field] = [*found.get(field, []), *values]
    return found


_SHORT = {
    "region": "regions", "segment": "segments", "product": "products", "label": "labels", "town": "towns",
    "park": "parks", "industry": "industries", "size": "sizes", "buyer": "buyers", "supplier": "suppliers",
    "qualification": "qualifications", "branch": "branches", "kind": "kinds", "status": "statuses",
    "name": "name_contains",
}  # fmt: skip
"""One value of a list is named by the singular."""
