"""Purge: after it, nothing that a document held stands in any file of the home; and before it, it did."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import col, select

from assistant.domain.scope import LOCAL
from assistant.errors import PurgeUnfinished, StoreBusy, StoreFull
from assistant.retrieval import search
from assistant.retrieval.mirrors import sync_mirrors
from assistant.settings import Settings
from assistant.store import dialogue, jobs, library, publishing, purging
from assistant.store.documents import Document, Passage, PassageVector, Tombstone
from assistant.store.engine import Store
from ingest import erasing
from ingest.filestore import stored_path
from ingest.pipeline import add_paths
from tests.ingest.conftest import HashEmbedder, InProcess, Write
from tests.ingest.traces import forms_of, traces

SECRET = "绝密额度七千三百万元由青岚河谷支行单独掌握不得外传QZXJKV"
KEPT = "各支行应当每季度检查一次贷款用途并把结果写进系统"


@pytest.fixture
def settings(scout_settings: Settings) -> Settings:
    return scout_settings.model_copy(update={"lock_seconds": 60.0})


@pytest.fixture
def add(store: Store, settings: Settings, embedder: HashEmbedder) -> Callable[..., None]:
    def run(*paths: Path) -> None:
        report = add_paths(store, settings, paths, embedder=embedder, reader=InProcess())
        assert report.failed == []
        sync_mirrors(store, settings, embedder.id)

    return run


@pytest.fixture
def secret(write: Write, add: Callable[..., None]) -> Path:
    """A document with the secret and one without; both in the mirrors."""
    path = write("机密.md", f"# 机密通知{SECRET}\n\n第一条 {SECRET}。\n\n第二条 其余照旧。\n")
    add(path, write("公开.md", f"# 公开通知\n\n第一条 {KEPT}。\n"))
    return path


def number_of(store: Store, source: str) -> int:
    return next(row.id for row in library.list_documents(store) if row.source == source)


def vectors_of(store: Store, document_id: int) -> list[bytes]:
    with store.read() as session:
        query = (
            select(PassageVector.vector)
            .join(Passage, col(Passage.id) == PassageVector.passage_id)
            .where(Passage.document_id == document_id)
        )
        return list(session.exec(query))


def test_nothing_of_it_is_left_on_the_disk(
    store: Store, settings: Settings, secret: Path, embedder: HashEmbedder
) -> None:
    number = number_of(store, "机密.md")
    forms = forms_of(SECRET, vectors_of(store, number)) | {"a token": b"qzxjkv"}
    before = traces(settings.home, forms)
    assert {"utf-8", "float16 0", "float32 0", "a token"} <= {form for _, form in before}
    assert {Path(file).parts[0] for file, _ in before} >= {"files", "mirrors"}
    assert any(file.startswith("scout.db") for file, _ in before)

    report = erasing.purge(store, settings, [number])
    assert report.documents == (number,)
    assert report.left == (str(secret),), "the clerk's own file is named, not touched"
    assert secret.is_file()
    assert traces(settings.home, forms) == set()
    kept = forms_of(KEPT, vectors_of(store, number_of(store, "公开.md")))
    assert {form for _, form in traces(settings.home, kept)} >= {"utf-8", "float16 0", "float32 0"}
    assert [row.source for row in library.list_documents(store)] == ["公开.md"]


def test_removing_alone_leaves_text_which_purging_all_removed_erases(
    store: Store, settings: Settings, secret: Path, add: Callable[..., None], write: Write
) -> None:
    forms = forms_of(SECRET, [])
    publishing.remove(store, number_of(store, "机密.md"))
    changed = write("公开.md", f"# 公开通知\n\n第一条 {KEPT}，{SECRET}。\n")
    add(changed)
    write("公开.md", f"# 公开通知\n\n第一条 {KEPT}，从略。\n")
    add(changed)
    assert traces(settings.home, forms)
    with store.read() as session:
        retired = purging.removed_documents(session)
    assert len(retired) == 3
    erasing.purge(store, settings, retired)
    assert traces(settings.home, forms) == set()
    assert [row.source for row in library.list_documents(store)] == ["公开.md"]


def test_earlier_versions_and_removed_copies_go_too(
    store: Store, settings: Settings, secret: Path, add: Callable[..., None], write: Write
) -> None:
    publishing.remove(store, number_of(store, "机密.md"))
    copy = write("副本.md", secret.read_text("utf-8"))
    secret.unlink()
    add(copy)
    copy.write_text("# 副本\n\n第一条 已改写。\n", "utf-8")
    add(copy)
    report = erasing.purge(store, settings, [number_of(store, "副本.md")])
    assert len(report.documents) == 3
    assert traces(settings.home, forms_of(SECRET, [])) == set()


def test_a_file_that_another_document_needs_stays(
    store: Store, settings: Settings, secret: Path, add: Callable[..., None]
) -> None:
    other = library.document(store, number_of(store, "公开.md"))
    erasing.purge(store, settings, [number_of(store, "机密.md")])
    assert stored_path(settings, other.sha256).is_file()
    assert [path.name for path in settings.files.glob("*/*")] == [other.sha256]


def test_a_line_of_a_corpus_takes_the_stored_corpus_with_it(
    store: Store, settings: Settings, write: Write, add: Callable[..., None]
) -> None:
    lines = [{"_id": "1", "title": "甲", "text": SECRET}, {"_id": "2", "title": "乙", "text": KEPT}]
    add(write("corpus.jsonl", "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in lines)))
    rows = {row.external_id: row.id for row in library.list_documents(store)}
    forms = forms_of(SECRET, vectors_of(store, rows["1"]))
    assert traces(settings.home, forms)
    assert erasing.purge(store, settings, [rows["1"]]).documents == (rows["1"],)
    assert traces(settings.home, forms) == set()
    assert [row.external_id for row in library.list_documents(store)] == ["2"]


def test_uploads_go_with_it_under_any_name(
    store: Store, settings: Settings, write: Write, add: Callable[..., None]
) -> None:
    settings.inbox.mkdir()
    first, second = settings.inbox / "a.md", settings.inbox / "b.md"
    for path in (first, second):
        path.write_text(f"# 上传\n\n第一条 {SECRET}。\n", "utf-8")
    add(first, second)
    report = erasing.purge(store, settings, [number_of(store, "a.md")])
    assert report.left == ()
    assert traces(settings.home, forms_of(SECRET, [])) == set()


def test_what_stays_is_an_audit_line_without_a_word_of_it(
    store: Store, settings: Settings, secret: Path
) -> None:
    row = library.document(store, number_of(store, "机密.md"))
    began = datetime.now(UTC)
    erasing.purge(store, settings, [row.id])
    (line,) = purging.purged_documents(store)
    assert (line.id, line.sha256, line.finished) == (row.id, row.sha256, True)
    assert began <= line.at <= datetime.now(UTC)
    with store.read() as session:
        kept = session.get(Document, row.id)
        assert kept is not None
        words = [value for value in kept.model_dump().values() if isinstance(value, str)]
        assert set(words) <= {"", row.sha256, row.lang, row.kind, row.media_type}
        assert session.exec(select(Tombstone)).all(), "indexes elsewhere learn what to drop"
    assert {job.path for job in jobs.recent(store)} == {str(secret.with_name("公开.md"))}


def turn(question: str, answer: str, evidence: tuple[str, ...] = ()) -> dialogue.NewTurn:
    return dialogue.NewTurn(question, answer, "answer", "builtin", "zh", 1, {"q": question}, evidence)


def test_old_answers_that_cite_or_quote_it_are_taken_back(
    store: Store, settings: Settings, secret: Path
) -> None:
    number = number_of(store, "机密.md")
    cited = f"passage:{library.passages_of(store, number)[1].id}"
    for one in (
        turn("其余怎么办", "其余照旧。[1]", (cited,)),
        turn("额度多少", f"据记录：“{SECRET[:20]}，{SECRET[20:]}”"),
        turn(f"{SECRET}是什么意思", "不知道。"),
        turn("检查周期", f"{KEPT}。", ("passage:999999",)),
    ):
        dialogue.keep(store, "c", LOCAL, one)
    report = erasing.purge(store, settings, [number])
    assert report.answers == 3
    turns = dialogue.recent(store, "c", LOCAL, 9)
    taken = purging.TAKEN_BACK.zh
    assert [one.answer for one in turns] == [taken, taken, taken, f"{KEPT}。"]
    assert [one.question for one in turns] == ["其余怎么办", "额度多少", taken, "检查周期"]
    assert traces(settings.home, forms_of(SECRET, [])) == set()


def test_a_reader_that_looks_at_the_old_state_is_waited_for_and_then_named(
    store: Store, settings: Settings, secret: Path
) -> None:
    impatient = settings.model_copy(update={"lock_seconds": 0.5})
    mine = Store(impatient)
    with store.read() as session:
        session.exec(select(Passage)).all()
        with pytest.raises(StoreBusy):
            erasing.purge(mine, impatient, [number_of(store, "机密.md")])
    forms = forms_of(SECRET, [])
    assert [line.finished for line in purging.purged_documents(store)] == [False]
    assert traces(settings.home, forms), "the log still holds it, and nobody said otherwise"
    assert erasing.purge(mine, impatient, []).documents == ()
    assert traces(settings.home, forms) == set()
    assert [line.finished for line in purging.purged_documents(store)] == [True]
    mine.close()


def test_a_full_disk_is_told_and_the_purge_finished_later(
    store: Store, settings: Settings, secret: Path
) -> None:
    def refuse(self: Store) -> None:
        raise StoreFull(home=self.settings.home)

    number = number_of(store, "机密.md")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Store, "rewrite", refuse)
        with pytest.raises(StoreFull):
            erasing.purge(store, settings, [number])
    assert [row.source for row in library.list_documents(store)] == ["公开.md"], "out of every answer at once"
    erasing.purge(store, settings, [])
    assert traces(settings.home, forms_of(SECRET, [])) == set()


@pytest.fixture
def owner(settings: Settings) -> Iterator[subprocess.Popen[str]]:
    """A process that owns the mirrors and does nothing."""
    script = """
        import sys
        from filelock import FileLock
        with FileLock(sys.argv[1]):
            print("held", flush=True)
            sys.stdin.read()
    """
    holder = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script), str(settings.locks / "mirrors.lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        yield holder
        holder.kill()


def test_an_owner_that_does_not_follow_is_named_and_the_next_purge_finishes(
    store: Store, settings: Settings, secret: Path, owner: subprocess.Popen[str]
) -> None:
    impatient = settings.model_copy(update={"lock_seconds": 0.5})
    with pytest.raises(PurgeUnfinished, match="scout documents purge"):
        erasing.purge(store, impatient, [number_of(store, "机密.md")])
    assert library.list_documents(store)[0].source == "公开.md"
    owner.kill()
    owner.wait()
    erasing.purge(store, settings, [])
    assert traces(settings.home, forms_of(SECRET, [])) == set()


def test_a_running_server_builds_its_mirrors_anew(
    store: Store, settings: Settings, secret: Path, embedder: HashEmbedder
) -> None:
    """The server's searcher watches; the purge of another thread stands for that of another process."""
    server = search.open_searcher(store, settings, own_mirrors=True, embedder=embedder)
    server.sync()
    server.watch()
    try:
        forms = forms_of(SECRET, vectors_of(store, number_of(store, "机密.md")))
        purge = threading.Thread(
            target=erasing.purge, args=(Store(settings), settings, [number_of(store, "机密.md")])
        )
        purge.start()
        purge.join(120)
        assert traces(settings.home, forms) == set()
        assert [line.finished for line in purging.purged_documents(store)] == [True]
        hits = server.search("支行检查贷款用途").hits
        assert [hit.source for hit in hits] == ["公开.md"]
    finally:
        server.close()


_VICTIM = """
import os, signal, sys
from pathlib import Path
from assistant.settings import Settings
from assistant.store.engine import Store
from ingest import erasing

home, number, moment = sys.argv[1:4]

def dying(function):
    def call(*args, **kwargs):
        if moment.startswith("before"):
            os.kill(os.getpid(), signal.SIGKILL)
        result = function(*args, **kwargs)
        os.kill(os.getpid(), signal.SIGKILL)
        return result
    return call

if moment.endswith("files"):
    erasing.sweep = dying(erasing.sweep)
elif moment.endswith("mirrors"):
    erasing.sync_mirrors = dying(erasing.sync_mirrors)
elif moment.endswith("rewrite"):
    Store.rewrite = dying(Store.rewrite)
settings = Settings(home=Path(home))
erasing.purge(Store(settings), settings, [int(number)])
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    "moment", ["before files", "before mirrors", "after mirrors", "before rewrite", "after rewrite"]
)
def test_killed_at_a_moment_it_is_finished_by_the_next(
    store: Store, settings: Settings, secret: Path, moment: str
) -> None:
    number = number_of(store, "机密.md")
    victim = subprocess.run(
        [sys.executable, "-c", _VICTIM, str(settings.home), str(number), moment],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert victim.returncode == -signal.SIGKILL, victim.stderr.decode()
    assert [row.source for row in library.list_documents(store)] == ["公开.md"]
    assert [line.finished for line in purging.purged_documents(store)] == [False]
    erasing.purge(store, settings, [])
    assert traces(settings.home, forms_of(SECRET, [])) == set()
    assert [line.finished for line in purging.purged_documents(store)] == [True]
