"""`make bench`: what a user waits for, each figure beside another measured in the same run.

Machines are shared and noisy, so nothing here passes or fails by the clock: the table is to be read. Written to
build/bench.md and printed. `--clone` adds the way from a fresh clone to the first answer (minutes).
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from assistant.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "build" / "bench.md"
QUESTION = "本地磷化工产业链里，国企的供应商有哪些适合授信？"
SCOUT = Path(sys.executable).with_name("scout")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a figure, what it was measured against, and their ratio."""

    what: str
    figure: str
    beside: str
    ratio: str


def _quantile(seconds: list[float], share: float) -> float:
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


def _times(run: Callable[[], object], count: int) -> list[float]:
    taken = []
    for _ in range(count):
        began = time.perf_counter()
        run()
        taken.append(time.perf_counter() - began)
    return taken


def _process(*arguments: str, home: Path | None = None) -> Callable[[], object]:
    environment = dict(os.environ) | ({"SCOUT_HOME": str(home)} if home else {})
    return lambda: subprocess.run(arguments, env=environment, capture_output=True, check=True)  # noqa: S603


def start_of_help() -> Row:
    """`scout --help` against a bare Python, taken in turns."""
    helped, bare = [], []
    for _ in range(11):
        helped += _times(_process(str(SCOUT), "--help"), 1)
        bare += _times(_process(sys.executable, "-c", "pass"), 1)
    median, base = statistics.median(helped), statistics.median(bare)
    return Row(
        "start of `scout --help` (11 runs)",
        f"median {median:.2f} s",
        f"bare Python {base:.2f} s",
        f"{median / base:.1f} x",
    )


def answers(home: Path) -> list[Row]:
    """Question 1 with the built-in model, in one warm process and as a fresh one, beside its tool alone."""
    from assistant.agent.build import build_assistant
    from assistant.domain.events import Question

    assistant = build_assistant(Settings(home=home))
    question = Question(QUESTION)
    assistant.ask(question)
    warm = _times(lambda: assistant.ask(question), 30)
    policy = Question("应收账款质押有什么要求？")
    assistant.ask(policy)
    policy_times = _times(lambda: assistant.ask(policy), 30)
    assistant.close()
    cold = _times(_process(str(SCOUT), "ask", QUESTION, "--json", home=home), 3)
    median = statistics.median(warm)
    return [
        Row(
            "built-in answer to question 1, warm (30 runs)",
            f"median {median * 1000:.0f} ms, p95 {_quantile(warm, 0.95) * 1000:.0f} ms",
            f"a policy question {statistics.median(policy_times) * 1000:.0f} ms",
            f"{median / statistics.median(policy_times):.1f} x",
        ),
        Row(
            "`scout ask` question 1 as a process (3 runs)",
            f"median {statistics.median(cold):.1f} s",
            f"warm answer {median:.2f} s",
            f"{statistics.median(cold) / median:.1f} x",
        ),
    ]


def ingest(documents: list[Path]) -> Row:
    """Passages taken in a second, all steps, against the embedder alone over the same passages."""
    from sqlmodel import col, select

    from assistant.retrieval.embedder import make_embedder
    from assistant.store.documents import Passage
    from assistant.store.engine import Store, prepare_home
    from assistant.store.migrate import upgrade
    from ingest.pipeline import add_paths

    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(home=Path(folder) / "home")
        prepare_home(settings)
        store = Store(settings)
        upgrade(store)
        embedder = make_embedder(settings)
        embedder.embed(["预热"])
        began = time.perf_counter()
        report = add_paths(store, settings, documents)
        whole = report.passages / (time.perf_counter() - began)
        with store.read() as session:
            texts = list(session.exec(select(Passage.index_text).order_by(col(Passage.id))))
        began = time.perf_counter()
        embedder.embed(texts)
        alone = len(texts) / (time.perf_counter() - began)
        store.close()
    return Row(
        f"ingest, all steps ({report.passages} passages of {report.added} files)",
        f"{whole:.0f} passages/s",
        f"embedder alone {alone:.0f} passages/s",
        f"{whole / alone:.2f} x",
    )


def from_clone() -> list[Row]:
    """A fresh clone, set up with the package cache as it is, to the first answer."""
    with tempfile.TemporaryDirectory() as folder:
        clone, home = Path(folder) / "clone", Path(folder) / "home"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)  # noqa: S603, S607
        environment = {k: v for k, v in os.environ.items() if k != "VIRTUAL_ENV"} | {"SCOUT_HOME": str(home)}

        def run(*arguments: str) -> float:
            began = time.perf_counter()
            subprocess.run(arguments, cwd=clone, env=environment, capture_output=True, check=True)  # noqa: S603
            return time.perf_counter() - began

        setup = run("make", "setup")
        scout = str(clone / ".venv" / "bin" / "scout")
        first = run(scout, "init", "--demo")
        asked = run(scout, "ask", QUESTION)
        again = run("make", "setup") + run(scout, "init", "--demo") + run(scout, "ask", QUESTION)
        shutil.rmtree(clone)
    whole = setup + first + asked
    return [
        Row(
            "`make run`, from clone to answer, warm package cache",
            f"{whole:.0f} s (setup {setup:.0f}, demo bank {first:.0f}, answer {asked:.0f})",
            f"the second time {again:.0f} s",
            f"{whole / again:.1f} x",
        )
    ]


def main() -> None:
    """Measure, print and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clone", action="store_true", help="also measure the way from a fresh clone")
    wanted = parser.parse_args()
    from assistant.logs import configure
    from assistant.store.engine import Store, prepare_home
    from assistant.store.migrate import upgrade
    from ingest.demo.load import load_demo

    configure(Settings())
    rows = [start_of_help()]
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(home=Path(folder) / "home")
        prepare_home(settings)
        store = Store(settings)
        upgrade(store)
        load_demo(store, settings)
        store.close()
        rows += answers(settings.home)
    shared = ROOT.parent / "shared" / "data"
    real = [shared / "reports", shared / "laws"]
    demo = [ROOT / "ingest" / "demo" / "documents"]
    rows.append(ingest([path for path in real if path.is_dir()] or demo))
    if wanted.clone:
        rows += from_clone()
    lines = ["| what | figure | beside | ratio |", "|---|---|---|---|"]
    lines += [f"| {row.what} | {row.figure} | {row.beside} | {row.ratio} |" for row in rows]
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(TABLE.read_text("utf-8"))


if __name__ == "__main__":
    main()
