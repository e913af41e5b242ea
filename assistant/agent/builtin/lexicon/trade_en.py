"""English names of whom firms deal with and what they are, beside those of trade.py."""

from __future__ import annotations

from assistant.agent.builtin.lexicon.entries import Entry, words

TRADE_EN: dict[str, Entry] = {
    **words("S", None, "soe-owned|soe owned|the state-owned|the state-owned firms|the soes|to the state|to the soes|to the government-owned|state sector firms|state-sector firms|state-sector"),
    **words("I", None, "shops|workshops|garages|sellers|dealers|merchants|resellers|concerns|establishments|undertakings|smallholders|farmers|planters|mills|presses|pressers"),
    **words("K", "cooperative", "farmers' co-ops|farmer cooperatives|farmer co-ops|farming cooperatives|agri co-ops|agricultural cooperatives|agricultural co-ops"),
    **words("q", "示范社", "model status|model co-op status|model co-ops|model co-op|demonstration cooperatives"),
}  # fmt: skip
