"""`scout firms owners`: who controls a firm, who owns it in the end, and whom it is tied to, each with its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from assistant.commands.firms.desk import Firm, Json, meant, opened

if TYPE_CHECKING:
    from assistant.commands.firms.desk import Desk
    from assistant.store.owner_sheet import OwnerSheet


def owners(
    firm: Firm,
    to: Annotated[
        str | None,
        typer.Option("--to", help="Another firm: show how the two are connected.", show_default=False),
    ] = None,
    as_json: Json = False,
) -> None:
    """Show controller, beneficial owners and hidden ties of a firm, or its connection with another."""
    from assistant.commands.firm_output import plain, print_json
    from assistant.commands.owner_words import print_owners, words_of

    with opened() as desk:
        sheet = _sheet(desk, firm, to)
        if as_json:
            print_json({**plain(sheet), "texts": plain(words_of(sheet))})
        else:
            print_owners(sheet, desk.settings.lang)


def _sheet(desk: Desk, firm: str, to: str | None) -> OwnerSheet:
    from assistant.store.owner_sheet import owner_sheet

    firm_id = meant(desk.session, firm)
    other = meant(desk.session, to) if to else None
    return owner_sheet(desk.session, firm_id, other, today=desk.today, scope=desk.scope)
