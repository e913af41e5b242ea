"""What an officer waits for as the firm database grows: questions of all kinds through the assistant, at three sizes.

The stores are made as a user makes them: `scout firms synth` and `scout firms import`, the built-in model, no documents.
Processor time of the whole process, every thread: the machine's other work is left out. Each question is asked once to warm
up what it loads and then ROUNDS times; of these the middle one counts. A question that the assistant does not answer
is an error of the bench, but for the mistyped name, which it asks back.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.settings import Settings
from eval.bench.table import Row, as_markdown, quantile

SIZES = (10_000, 100_000, 1_000_000)
ROUNDS = 3
TODAY = date(2026, 10, 31)
HOME = "522702"

QUESTIONS: tuple[tuple[str, ...], ...] = (
    # lists with conditions and orders
    ("磷酸一铵的生产企业有哪些",),
    ("本地谁做黄磷",),
    ("瓮安的磷化工企业有哪些", "只看营收五百万以上的", "按注册资本从高到低排"),
    ("营收一个亿以上的磷化工企业",),
    ("福泉有哪些专精特新企业",),
    ("注册资本五千万以上的福泉化工企业",),
    ("福泉注册资本最大的20家企业",),
    ("贵州省近一年中标金额最多的企业",),
    ("磷化工上游企业里营收最高的",),
    ("贵州省成立最早的企业",),
    ("成立十年以上、没有行政处罚的福泉国企供应商",),
    ("近两年中标三次以上的福泉企业",),
    ("国企在贵州有哪些",),
    ("民营企业里磷化工中游的有哪些",),
    ("福泉的包装企业有哪些",),
    ("近半年中标政府项目的存量客户",),
    ("有失信记录的存量客户",),
    # counts
    ("贵州有多少家国企供应商",),
    ("黔南州政府供应商有多少家",),
    ("磷化工产业链上中下游各有多少家",),
    ("福泉各环节企业数量",),
    ("福泉企业按行业分布",),
    # screening
    ("本地磷化工产业链里，国企的供应商有哪些适合授信？", "只看成立三年以上的", "排除有行政处罚的"),
    ("瓮安磷化工政府供应商里哪些适合授信",),
    # chains and clusters
    ("磷化工产业链图谱",),
    ("磷化工产业链缺哪些环节",),
    ("磷酸二铵的上游原材料是什么，本地谁在做",),
    ("福泉磷化工算不算产业集群，本地配套比例多少",),
    # signals of many firms
    ("存量客户有哪些营销商机",),
    ("存量客户的风险预警",),
    ("存量客户里谁新增了被执行记录",),
    # one firm, or two
    ("介绍一下{supplier}", "它的实际控制人是谁", "它的股权穿透图"),
    ("介绍一下{buyer}",),
    ("{mistyped}的司法风险",),
    ("{supplier}的供应链网络",),
    ("{buyer}的供应商有哪些",),
    ("{supplier}有什么预警信号",),
    ("测算一下{client}的流动资金需求",),
    ("比较{supplier}和{client}",),
    ("{supplier}和{client}是什么关系",),
    ("给{supplier}出一份尽调摘要",),
)  # fmt: skip
"""Conversations: a question, and what is asked after it. Names in braces are taken from the store that is asked."""

_NAMED = {
    # a private firm of the county that sells to state firms
    "supplier": """SELECT f.name FROM firm f JOIN firm_feature x ON x.firm_id = f.id WHERE x.region_code = :home
                   AND x.label_bits & 2 <> 0 AND x.wins_24m > 0 AND f.status = 'ACTIVE' ORDER BY f.id DESC LIMIT 1""",
    # the firm that the most is sold to
    "buyer": """SELECT f.name FROM firm f JOIN supply s ON s.buyer_id = f.id WHERE f.kind = 'COMPANY'
                GROUP BY f.id ORDER BY count(*) DESC, f.id LIMIT 1""",
    "client": """SELECT f.name FROM firm f JOIN bank_client b ON b.firm_id = f.id JOIN statement s ON s.firm_id = f.id
                 WHERE f.status = 'ACTIVE' GROUP BY f.id HAVING count(*) > 1 ORDER BY f.id LIMIT 1""",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One turn of a question: seconds of processor time, of the rounds the middle."""

    firms: int
    question: str
    kind: str
    seconds: float


def measure(*sizes: int) -> list[Row]:
    """A row a size: median, 95th percentile and the slowest of all turns."""
    return list(rows_of([one for firms in sizes or SIZES for one in _at(firms)]))


def _at(firms: int) -> list[Asked]:
    with tempfile.TemporaryDirectory(prefix="scout-bench-") as folder:
        home = imported_home(Path(folder), firms)
        return asked_in(home, firms)


def imported_home(folder: Path, firms: int) -> Path:
    """A home with so many fictional firms, made by the importer."""
    from assistant.store.engine import Store, prepare_home
    from assistant.store.migrate import upgrade
    from ingest.firms.importing import import_path
    from ingest.firms.synth import write_firms

    settings = _settings(folder / "home")
    files = folder / "files"
    write_firms(files, firms)
    prepare_home(settings)
    store = Store(settings)
    upgrade(store)
    report = import_path(store, settings, files)
    store.close()
    if report.rejected_rows:
        raise ValueError(f"{report.rejected_rows} rows of the benchmark's own files were rejected")
    return settings.home


def _settings(home: Path) -> Settings:
    return Settings(home=home, region=HOME, today=TODAY)


def asked_in(home: Path, firms: int, rounds: int = ROUNDS) -> list[Asked]:
    """Every turn asked in that home. Raises ValueError where one is not answered."""
    from assistant.agent.build import build_assistant
    from assistant.domain.events import Question

    found: list[Asked] = []
    with _names(home) as names:
        assistant = build_assistant(_settings(home))
        assistant.warm()
        for turns in QUESTIONS:
            conversation: str | None = None
            for turn in turns:
                text = turn.format(**names)
                taken: list[float] = []
                for _ in range(rounds + 1):
                    began = time.process_time()
                    answer = assistant.ask(Question(text, conversation))
                    taken.append(time.process_time() - began)
                if answer.kind.value != "answer" and "mistyped" not in turn:
                    raise ValueError(f"not answered ({answer.kind.value}): {text}")
                conversation = answer.conversation_id
                tools = " ".join(call.name for call in answer.tool_calls)
                found.append(Asked(firms, turn, tools, statistics.median(taken[1:])))
        assistant.close()
    return found


@contextmanager
def _names(home: Path) -> Iterator[dict[str, str]]:
    """Names of firms of that home to ask for; of the one that is mistyped a character is left out."""
    from sqlalchemy import text

    from assistant.store.engine import Store

    store = Store.open(_settings(home))
    with store.read() as session:
        names = {
            what: str(session.execute(text(sql), {"home": HOME} if ":home" in sql else {}).scalar_one())
            for what, sql in _NAMED.items()
        }
    store.close()
    supplier = names["supplier"]
    middle = len(supplier) // 2
    yield names | {"mistyped": supplier[:middle] + supplier[middle + 1 :]}


def rows_of(found: Sequence[Asked]) -> Iterator[Row]:
    """A row of the table for each size."""
    for firms in dict.fromkeys(one.firms for one in found):
        there = [one for one in found if one.firms == firms]
        taken = [one.seconds for one in there]
        slowest = max(there, key=lambda one: one.seconds)
        yield Row(
            f"answers of the built-in model at {firms:,} firms ({len(there)} turns of all kinds, processor time)",
            f"median {statistics.median(taken):.2f} s, p95 {quantile(taken, 0.95):.2f} s",
            f"slowest {slowest.seconds:.2f} s: {slowest.question}",
            f"{quantile(taken, 0.95) / statistics.median(taken):.1f} x",
        )


def main() -> None:
    """Measure a home that is there (its size is told), or make one of each size; print every turn and the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--firms", type=int, action="append", default=[])
    parser.add_argument(
        "--home", action="append", default=[], metavar="FIRMS=DIR", help="a home of so many firms"
    )
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    wanted = parser.parse_args()
    found: list[Asked] = []
    for given in wanted.home:
        firms, _, folder = given.partition("=")
        found += asked_in(Path(folder), int(firms), wanted.rounds)
    for firms in wanted.firms or (() if wanted.home else SIZES):
        found += _at(firms)
    for one in sorted(found, key=lambda one: (one.firms, -one.seconds)):
        sys.stdout.write(f"{one.firms:>9,}  {one.seconds:6.3f} s  {one.kind:22} {one.question}\n")
    sys.stdout.write(as_markdown(rows_of(found)))


if __name__ == "__main__":
    main()
