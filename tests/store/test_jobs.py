"""Jobs: what a page can count of the batch that is being taken in."""

from __future__ import annotations

from assistant.store import jobs
from assistant.store.engine import Store
from assistant.store.jobs import Batch


def finish(store: Store, number: int, passages: int = 0, code: str | None = None) -> None:
    with store.write() as session:
        jobs.finish_in(
            session, number, outcome=None if code else "added", passages=passages, reason_code=code
        )


def test_a_batch_is_counted_while_it_runs_and_after(store: Store) -> None:
    assert jobs.batch(store) == Batch()
    for old in jobs.enqueue(store, ["/old/1", "/old/2"]):
        finish(store, old, passages=100)
    first, second, third, _ = jobs.enqueue(store, ["/a", "/b", "/c", "/d"])
    assert jobs.batch(store) == Batch(waiting=4)
    jobs.start(store, [first, second])
    finish(store, first, passages=7)
    finish(store, third, code="empty")
    now = jobs.batch(store)
    assert now == Batch(waiting=1, running=1, done=1, failed=1, passages=7)
    assert (now.files, now.open) == (4, 2)
    more = jobs.enqueue(store, ["/e"])
    assert jobs.batch(store).files == 5, "what is filed while it runs belongs to it"
    for number in (second, first + 3, *more):
        finish(store, number, passages=1)
    done = jobs.batch(store)
    assert (done.open, done.failed) == (0, 0), "the newest job, and what ended since it was filed"
    assert done.done == 3


def test_a_job_tells_when_it_began_what_came_of_it_and_how_much_went_in(store: Store) -> None:
    (number,) = jobs.enqueue(store, ["/a"])
    assert jobs.recent(store)[0].started_at is None
    jobs.start(store, [number])
    finish(store, number, passages=7)
    (job,) = jobs.recent(store)
    assert (job.state, job.outcome, job.passages) == ("done", "added", 7)
    assert job.started_at is not None
    assert job.finished_at is not None
    assert job.created_at <= job.started_at <= job.finished_at
    (failed,) = jobs.enqueue(store, ["/b"])
    finish(store, failed, code="empty")
    assert [job.path for job in jobs.recent(store, state="failed")] == ["/b"]
