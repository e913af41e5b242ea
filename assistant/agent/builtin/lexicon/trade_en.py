"""English names of whom firms deal with and what they are, beside those of trade.py."""

from __future__ import annotations

from assistant.agent.builtin.lexicon.entries import Entry, words

TRADE_EN: dict[str, Entry] = {
    **words("S", None, "soe-owned|soe owned|the state-owned|the state-owned firms|the soes|to the state|to the soes|to the government-owned|state sector firms|state-sector firms|state-sector"),
    **{
        spelling: ("S", level)
        for level, names in (
            ("central", "central|central-level|national"),
            ("province", "provincial|provincial-level|province-level"),
            ("city", "city|city-level|municipal|municipal-level|prefecture|prefecture-level|prefectural"),
            ("county", "county|county-level|district-level"),
        )
        for name in names.split("|")
        for state in ("state-owned", "state owned", "soe", "government-owned", "state-run", "state-controlled")
        for noun in ("", " firms", " companies", " enterprises", " businesses", "s", " buyers", " buyer", " customers")
        for spelling in (f"{name} {state}{noun}",)
        if noun != "s" or state == "soe"
    },
    **words("S", None, "state-owned buyer|state buyer|soe buyer|soe buyers|state-owned bodies|state-owned groups|state-owned businesses|state-owned entities|state-owned purchasers|state-owned clients|state customers"),
    **words("V", None, "government buyer|government buyers|government customer|government customers|government purchasers|public buyer|public-sector buyer|public-sector buyers|government departments|government offices|government body|public body|government bureaus|state organs|public authorities|government entities|procurement office"),
    **words("T", None, "listed ones|listed buyer|listed groups|listed group|listed businesses|listed enterprises|listed enterprise|listed entities|listed customer|publicly traded ones|publicly traded firms|stock-market companies|companies on the stock market|quoted companies|plcs"),
    **words("I", None, "shops|workshops|garages|sellers|dealers|merchants|resellers|concerns|establishments|undertakings|smallholders|farmers|planters|mills|presses|pressers"),
    **words("K", "cooperative", "farmers' co-ops|farmer cooperatives|farmer co-ops|farming cooperatives|agri co-ops|agricultural cooperatives|agricultural co-ops"),
    **words("q", "示范社", "model status|model co-op status|model co-ops|model co-op|demonstration cooperatives"),
}  # fmt: skip
