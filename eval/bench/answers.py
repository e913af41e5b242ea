"""What a user waits for at the terminal: the start of the program, and answers warm and cold."""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from assistant.settings import Settings
from eval.bench.table import SCOUT, Row, process, quantile, times

QUESTION = "本地磷化工产业链里，国企的供应商有哪些适合授信？"


def measure() -> list[Row]:
    """The start of the program, and question 1 on the demo bank."""
    from assistant.store.engine import Store, prepare_home
    from assistant.store.migrate import upgrade
    from ingest.demo.load import load_demo

    rows = [start_of_help()]
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(home=Path(folder) / "home")
        prepare_home(settings)
        store = Store(settings)
        upgrade(store)
        load_demo(store, settings)
        store.close()
        rows += answers(settings.home)
    return rows


def start_of_help() -> Row:
    """`scout --help` against a bare Python, taken in turns."""
    helped, bare = [], []
    for _ in range(11):
        helped += times(process(str(SCOUT), "--help"), 1)
        bare += times(process(sys.executable, "-c", "pass"), 1)
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
    warm = times(lambda: assistant.ask(question), 30)
    policy = Question("应收账款质押有什么要求？")
    assistant.ask(policy)
    policy_times = times(lambda: assistant.ask(policy), 30)
    assistant.close()
    cold = times(process(str(SCOUT), "ask", QUESTION, "--json", home=home), 3)
    median = statistics.median(warm)
    return [
        Row(
            "built-in answer to question 1, warm (30 runs)",
            f"median {median * 1000:.0f} ms, p95 {quantile(warm, 0.95) * 1000:.0f} ms",
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
