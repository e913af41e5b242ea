"""The library: one transaction a change, sequence numbers in order, tombstones for what left."""

from __future__ import annotations

import pytest
from sqlmodel import col, select

from assistant.errors import DocumentNotFound
from assistant.store import jobs, library, publishing
from assistant.store.documents import Passage, PassageVector, Publication, Tombstone
from assistant.store.engine import Store

MODEL = publishing.ModelName("test:two", 2)


def draft(path: str, sha256: str, title: str = "示例") -> publishing.DocumentDraft:
    return publishing.DocumentDraft(sha256, path, path.rsplit("/", 1)[-1], title, "report", "txt", 10)


def pieces(*texts: str) -> list[publishing.IndexedPassage]:
    return [
        publishing.IndexedPassage(n, "paragraph", "", None, None, "正文", text, text, text, bytes(4))
        for n, text in enumerate(texts)
    ]


def test_publishing_makes_document_passages_and_vectors(store: Store) -> None:
    done = publishing.publish(store, draft("/a.txt", "1"), pieces("甲", "乙"), MODEL)
    assert (done.sequence, done.replaced) == (1, None)
    (row,) = library.list_documents(store)
    assert (row.id, row.passages, row.source) == (done.document_id, 2, "a.txt")
    assert [p.text for p in library.passages_of(store, row.id)] == ["甲", "乙"]
    with store.read() as session:
        assert len(session.exec(select(PassageVector)).all()) == 2


def test_the_same_path_replaces_and_leaves_tombstones(store: Store) -> None:
    first = publishing.publish(store, draft("/a.txt", "1"), pieces("旧一", "旧二"), MODEL)
    old = [p.id for p in library.passages_of(store, first.document_id)]
    second = publishing.publish(store, draft("/a.txt", "2"), pieces("新"), MODEL)
    assert second.replaced == first.document_id
    assert second.sequence > first.sequence
    assert [row.id for row in library.list_documents(store)] == [second.document_id]
    with store.read() as session:
        tombs = session.exec(select(Tombstone)).all()
        assert {(t.passage_id, t.sequence) for t in tombs} == {(one, second.sequence) for one in old}
        assert {v.passage_id for v in session.exec(select(PassageVector))}.isdisjoint(old)
        assert [p.text for p in session.exec(select(Passage).where(col(Passage.live)))] == ["新"]


def test_a_removed_document_is_gone_and_removing_it_again_is_refused(store: Store) -> None:
    done = publishing.publish(store, draft("/a.txt", "1"), pieces("甲"), MODEL)
    sequence = publishing.remove(store, done.document_id)
    assert library.list_documents(store) == []
    assert library.known_files(store) == []
    with store.read() as session:
        assert [(p.id, p.action) for p in session.exec(select(Publication))] == [
            (1, "publish"),
            (sequence, "remove"),
        ]
    with pytest.raises(DocumentNotFound):
        publishing.remove(store, done.document_id)
    with pytest.raises(DocumentNotFound):
        library.document(store, done.document_id)


def test_a_failing_transaction_leaves_nothing(store: Store) -> None:
    class Interrupted(Exception):
        pass

    with pytest.raises(Interrupted), store.write() as session:
        publishing.publish_in(session, draft("/a.txt", "1"), pieces("甲"), MODEL)
        raise Interrupted
    assert library.list_documents(store) == []
    assert library.last_sequence(store) == 0


def test_jobs_are_filed_once_and_stay_open_until_finished(store: Store) -> None:
    first = jobs.enqueue(store, ["/a.txt", "/b.txt"])
    assert jobs.enqueue(store, ["/b.txt"]) == [first[1]]
    jobs.start(store, first)
    with store.write() as session:
        jobs.finish_in(session, first[0], document_id=7)
    assert [(job.path, job.state) for job in jobs.open_jobs(store)] == [("/b.txt", "running")]
    newest = {job.path: job for job in jobs.recent(store)}
    assert (newest["/a.txt"].state, newest["/a.txt"].document_id) == ("done", 7)


@pytest.mark.parametrize("number", [0, -1, 99, 2**63, 10**30])
def test_a_number_that_no_document_has_is_told(store: Store, number: int) -> None:
    with pytest.raises(DocumentNotFound):
        library.document(store, number)
    with pytest.raises(DocumentNotFound):
        publishing.remove(store, number)
