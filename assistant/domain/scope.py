"""What a caller may see. Made by the caller's entry (CLI, web), never from a model's words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """Limits of one caller.

    branch: the branch whose internal client facts are seen in full; None sees every branch's.
        Of another branch's client only the fact that it is one is seen (so that it is not courted twice).
    internal: whether facts marked internal to the bank are seen at all.
    """

    branch: str | None = None
    internal: bool = True


LOCAL = Scope()
"""The person at the terminal of the bank's own machine: everything."""
