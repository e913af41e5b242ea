"""The due-diligence summary: one report in each format, warm and as a process, and every firm of the demo bank in a batch."""

from __future__ import annotations

import resource
import statistics
import tempfile
import time
from functools import partial
from pathlib import Path

from sqlmodel import col, select

from assistant.settings import Settings
from eval.bench.table import SCOUT, Row, process, quantile, times

FIRMS = 20
"""Firms that each format is printed for."""
AIMS = {"md": 2, "json": 2, "html": 5, "docx": 5, "pdf": 5}
"""Seconds that one report of the demo bank is to take at the most (issue: 2 s as markdown, 5 s as docx or pdf)."""


def measure(firms: int = 600) -> list[Row]:
    """firms: how many of the demo bank's firms the batch is made for."""
    from assistant.commands.report import opened
    from assistant.commands.report_batch import run
    from assistant.domain.scope import LOCAL
    from assistant.report.formats import FORMATS
    from assistant.store.engine import Store, prepare_home
    from assistant.store.firms import FirmIdentifier
    from assistant.store.migrate import upgrade
    from ingest.demo.load import load_demo

    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(home=Path(folder) / "home")
        prepare_home(settings)
        store = Store(settings)
        upgrade(store)
        load_demo(store, settings)
        with store.read() as session:
            found = session.exec(
                select(FirmIdentifier.value, FirmIdentifier.firm_id)
                .where(FirmIdentifier.scheme == "uscc")
                .order_by(col(FirmIdentifier.firm_id))
            ).all()
        codes, ids = [code for code, _ in found], [id_ for _, id_ in found]
        store.close()
        some = ids[:: max(1, len(ids) // FIRMS)][:FIRMS]
        told: dict[str, list[float]] = {}
        with opened(settings, None) as press:
            for format_ in FORMATS:
                press.make(some[0], format_, "zh", LOCAL)
                told[format_] = [times(partial(press.make, id_, format_, "zh", LOCAL), 1)[0] for id_ in some]
            base = statistics.median(told["md"])
            for name, taken in told.items():
                median = statistics.median(taken)
                rows.append(
                    Row(
                        f"one report as {name}, warm ({len(taken)} firms; aim under {AIMS[name]} s)",
                        f"median {median:.2f} s, p95 {quantile(taken, 0.95):.2f} s",
                        f"as markdown {base:.2f} s",
                        f"{median / base:.1f} x",
                    )
                )
            cold = times(
                process(str(SCOUT), "report", codes[38], "-o", f"{folder}/one.pdf", home=settings.home), 3
            )
            rows.append(
                Row(
                    "`scout report FIRM -o FILE.pdf` as a process (3 runs)",
                    f"median {statistics.median(cold):.1f} s",
                    f"warm {statistics.median(told['pdf']):.2f} s",
                    f"{statistics.median(cold) / statistics.median(told['pdf']):.1f} x",
                )
            )
            listed = Path(folder) / "list.csv"
            listed.write_text("\n".join(codes[:firms]), encoding="utf-8")
            before, began = _resident(), time.perf_counter()
            run(press, listed, Path(folder) / "reports", "docx", "zh")
            took = time.perf_counter() - began
            rows.append(
                Row(
                    f"batch of {min(firms, len(codes))} firms as docx",
                    f"{min(firms, len(codes)) / took * 60:.0f} firms a minute, at most {_resident():.0f} MB resident",
                    f"{before:.0f} MB before it",
                    f"{_resident() / before:.2f} x",
                )
            )
    return rows


def _resident() -> float:
    """The most that this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
