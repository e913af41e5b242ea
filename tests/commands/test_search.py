"""`scout search`: the JSON contract, bulk runs in TREC format, and what is said of wrong calls."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.domain.reading.normal import fold
from assistant.settings import Settings, settings
from assistant.store.engine import Store, prepare_home
from assistant.store.migrate import upgrade
from eval.datasets import CorpusLine
from ingest.pipeline import add_paths

LINES = [
    CorpusLine("a1", "商业银行法第四十条", "商业银行不得向关系人发放信用贷款。"),
    CorpusLine("a2", "商业银行法第三十五条", "商业银行贷款，应当对借款人的借款用途进行严格审查。"),
    CorpusLine("a3", "商业银行法（旧）第四十条", "商业银行不得向关系人发放信用贷款！"),
    CorpusLine("a4", "茶叶条例第一条", "茶园的种植面积由县级统计。"),
]


@pytest.fixture(scope="module")
def corpus_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with four corpus lines, embedded by the real model."""
    config = Settings(home=tmp_path_factory.mktemp("search") / "home")
    prepare_home(config)
    store = Store(config)
    upgrade(store)
    corpus = config.home.with_name("corpus.jsonl.gz")
    rows = ({"_id": line.id, "title": line.title, "text": line.text} for line in LINES)
    with gzip.open(corpus, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    assert add_paths(store, config, [corpus]).added == len(LINES)
    store.close()
    return config.home


@dataclass(frozen=True, slots=True)
class Done:
    """One call: its exit status and what it printed."""

    status: int
    out: str
    err: str


Scout = Callable[..., Done]


@pytest.fixture
def scout(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Scout]:
    """scout(home, word, …): the command as the shell calls it, in this process."""

    def call(home: Path, *words: str) -> Done:
        monkeypatch.setenv("SCOUT_HOME", str(home))
        monkeypatch.setattr(sys, "argv", ["scout", "search", *words])
        settings.cache_clear()
        status = 0
        try:
            main()
        except SystemExit as end:
            status = int(end.code or 0)
        printed = capsys.readouterr()
        return Done(status, printed.out, printed.err)

    yield call
    settings.cache_clear()


def test_json_is_the_contract(scout: Scout, corpus_home: Path) -> None:
    done = scout(corpus_home, "关系人贷款", "-k", "2", "--json")
    assert done.status == 0, done.err
    passages = json.loads(done.out)["passages"]
    assert len(passages) == 2
    assert set(passages[0]) >= {
        "passage_id", "document_id", "title", "source", "locator", "text", "score",
    }  # fmt: skip
    assert fold(passages[0]["text"]).startswith("商业银行不得向关系人发放信用贷款")
    assert done.err == ""


def test_people_get_a_table(scout: Scout, corpus_home: Path) -> None:
    done = scout(corpus_home, "关系人贷款")
    assert done.status == 0
    assert "第四十条" in done.out
    assert not done.out.startswith("{")


def test_a_bulk_run_folds_nothing(scout: Scout, corpus_home: Path, tmp_path: Path) -> None:
    queries, run = tmp_path / "q.jsonl", tmp_path / "out.trec"
    queries.write_text(
        '{"_id": "7", "text": "关系人贷款"}\n\n{"_id": "8", "text": "火星上有没有水"}\n', encoding="utf-8"
    )
    done = scout(corpus_home, "--queries", str(queries), "--run", str(run), "-k", "3")
    assert done.status == 0, done.err
    rows = [line.split() for line in run.read_text().splitlines()]
    assert [len(row) for row in rows] == [6] * 6
    first = [row for row in rows if row[0] == "7"]
    assert {row[2] for row in first[:2]} == {"a1", "a3"}, "copies stay"
    assert [row[3] for row in first] == ["1", "2", "3"]
    assert [float(row[4]) for row in first] == sorted((float(row[4]) for row in first), reverse=True)
    assert len([row for row in rows if row[0] == "8"]) == 3, "a question without an answer is ranked too"
    assert {(row[1], row[5]) for row in rows} == {("Q0", "scout")}


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ([], 2),
        (["   "], 2),
        (["字" * 5000], 2),
        (["茶", "--queries", "q.jsonl"], 2),
        (["--queries", "absent.jsonl", "--run", "out.trec"], 1),
        (["--run", "out.trec"], 2),
        (["茶", "-k", "0"], 2),
    ],
)
def test_wrong_calls_say_what_to_do(words: list[str], status: int, scout: Scout, corpus_home: Path) -> None:
    done = scout(corpus_home, *words)
    assert done.status == status
    assert done.out == ""
    assert done.err.strip()
    assert "Traceback" not in done.err


def test_a_broken_queries_file_names_its_line_and_leaves_no_run(
    scout: Scout, corpus_home: Path, tmp_path: Path
) -> None:
    queries, run = tmp_path / "q.jsonl", tmp_path / "out.trec"
    queries.write_text('{"_id": "7", "text": "茶"}\n{"_id": 8}\n', encoding="utf-8")
    done = scout(corpus_home, "--queries", str(queries), "--run", str(run))
    assert done.status == 2
    assert ":2:" in done.err
    assert list(tmp_path.iterdir()) == [queries]


def test_no_store_yet(scout: Scout, tmp_path: Path) -> None:
    done = scout(tmp_path / "nowhere", "茶")
    assert done.status == 1
    assert "scout init" in done.err
    assert len(done.err.splitlines()) == 1
