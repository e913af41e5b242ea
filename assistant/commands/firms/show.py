"""`scout firms show`: all that is known of one firm."""

from __future__ import annotations

from assistant.commands.firms.desk import Firm, Json, meant, opened


def show(
    firm: Firm,
    as_json: Json = False,
) -> None:
    """Show all that is known of one firm: owners, buyers, events, papers, figures, score."""
    from assistant.commands.firm_output import print_json, profile_json
    from assistant.commands.firm_sheet import print_sheet
    from assistant.credit.judge import judge
    from assistant.credit.scorecard import load_card
    from assistant.store import firm_facts

    with opened() as desk:
        firm_id = meant(desk.session, firm)
        facts = firm_facts.load(desk.session, [firm_id], today=desk.today, scope=desk.scope)[0]
        judged = judge(facts, load_card(), desk.profile, desk.today)
        if as_json:
            print_json(profile_json(facts, judged))
        else:
            print_sheet(facts, judged, desk.today, desk.settings.lang)
