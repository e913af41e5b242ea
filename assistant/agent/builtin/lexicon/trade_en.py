"""English names of whom firms deal with and what they are, beside those of trade.py."""

from __future__ import annotations

from assistant.agent.builtin.lexicon.entries import Entry, words

TRADE_EN: dict[str, Entry] = {
    **words("S", None, "the state-owned|the state-owned firms|the soes|state-owned outfits|state-owned ones|state sector firms|state-sector firms|state-sector"),
    **words("I", None, "shops|workshops|garages|sellers|dealers|merchants|resellers|concerns|establishments|undertakings|smallholders|farmers|planters"),
    **words("K", "cooperative", "farmers' co-ops|farmer cooperatives|farmer co-ops|farming cooperatives"),
}  # fmt: skip
