"""Makes firm data of any size to import: fictional firms and about ten relations a firm, skewed as real registers are.

Every value follows from (seed, what it is, number of its row) alone, so nothing is kept of what was written before:
memory is flat, and the same command gives the same bytes on every machine.
"""

from __future__ import annotations

from ingest.firms.synth.writing import SynthReport, write_firms

__all__ = ["SynthReport", "write_firms"]
