"""The due-diligence summary: one report in each format, warm and as a process, and every firm of the demo bank in a batch."""

from __future__ import annotations

import resource
import statistics
import tempfile
from functools import partial
from pathlib import Path

from sqlmodel import col, select

from assistant.settings import Settings
from eval.bench.table import SCOUT, Row, Spent, process, quantile, spent_on, times

FIRMS = 20
"""Firms that each format is printed for."""
AIMS = {"md": 2, "json": 2, "html": 5, "docx": 5, "pdf": 5}
"""Seconds that one report of the demo bank is to take at the most (issue: 2 s as markdown, 5 s as docx or pdf)."""


def measure(firms: int = 600, each: int = FIRMS) -> list[Row]:
    """each: firms that every format is printed for. firms: how many of the demo bank's firms the batch is made for."""
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
        some = ids[:: max(1, len(ids) // each)][:each]
        told: dict[str, list[Spent]] = {}
        with opened(settings, None) as press:
            for format_ in FORMATS:
                press.make(some[0], format_, "zh", LOCAL)
                told[format_] = [spent_on(partial(press.make, id_, format_, "zh", LOCAL)) for id_ in some]
            base = statistics.median(one.processor for one in told["md"])
            for name, taken in told.items():
                median = statistics.median(one.processor for one in taken)
                walls = [one.wall for one in taken]
                rows.append(
                    Row(
                        f"one report as {name}, warm ({len(taken)} firms; aim under {AIMS[name]} s)",
                        f"median {statistics.median(walls):.2f} s, p95 {quantile(walls, 0.95):.2f} s, {median:.2f} s of processor",
                        f"as markdown {base:.2f} s of processor",
                        f"{median / base:.1f} x",
                    )
                )
            cold = times(
                process(str(SCOUT), "report", codes[38], "-o", f"{folder}/one.pdf", home=settings.home), 3
            )
            warm = statistics.median(one.wall for one in told["pdf"])
            rows.append(
                Row(
                    "`scout report FIRM -o FILE.pdf` as a process (3 runs)",
                    f"median {statistics.median(cold):.1f} s",
                    f"warm {warm:.2f} s",
                    f"{statistics.median(cold) / warm:.1f} x",
                )
            )
            listed = Path(folder) / "list.csv"
            listed.write_text("\n".join(codes[:firms]), encoding="utf-8")
            before = _resident()
            spent = spent_on(partial(run, press, listed, Path(folder) / "reports", "docx", "zh"))
            count = min(firms, len(codes))
            rows.append(
                Row(
                    f"batch of {count} firms as docx",
                    f"{count / spent.wall * 60:.0f} firms a minute ({spent.processor / count:.2f} s of processor each), at most "
                    f"{_resident():.0f} MB resident",
                    f"{before:.0f} MB before it",
                    f"{_resident() / before:.2f} x",
                )
            )
    return rows


def _resident() -> float:
    """The most that this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
