"""Which of the files found need work: those that are new or changed. The others are told as unchanged or refused.

A file whose size, times and inode are as they were when it was last read is not opened. Content that the library
holds under another path is not taken twice, and what was refused for its content is refused again without reading it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from assistant.settings import Settings
from assistant.store import library, source_files
from assistant.store.engine import Store
from assistant.store.source_files import Remembered
from ingest.filestore import sha256_of
from ingest.lasting_refusals import refused_before
from ingest.rejections import Unreadable
from ingest.work import Work, look, not_read

Found = Sequence[tuple[Path, Unreadable | None]]


@dataclass(slots=True)
class Plan:
    """What is to be done. unchanged: (path, documents); content: SHA-256 of the files that stay in the library."""

    work: list[Work] = field(default_factory=list)
    unchanged: list[tuple[Path, int]] = field(default_factory=list)
    refused: list[tuple[Path, Unreadable]] = field(default_factory=list)
    content: set[str] = field(default_factory=set)


def plan(
    store: Store,
    settings: Settings,
    found: Found,
    *,
    is_example: bool = False,
    check_content: bool = False,
    reread: bool = False,
) -> Plan:
    """Sort the files found. check_content: open every file, whatever its times say, and read what was refused again;
    reread: unchanged ones need work, refused or not."""
    return _Planner(store, settings, is_example, check_content, reread).sort(found)


class _Planner:
    def __init__(
        self, store: Store, settings: Settings, is_example: bool, check_content: bool, reread: bool
    ) -> None:
        self._store = store
        self._settings = settings
        self._is_example = is_example
        self._check_content = check_content
        self._reread = reread
        self._known = library.known_files(store)
        self._content = {row.sha256 for row in self._known}
        self._standing = {row.path: row for row in self._known}
        self._remembered: dict[str, Remembered] = {}
        self._plan = Plan()

    def sort(self, found: Found) -> Plan:
        looked: list[Work] = []
        for path, refused in found:
            try:
                if refused is not None:
                    raise refused
                looked.append(look(path, self._settings.max_file_mb, self._is_example))
            except Unreadable as error:
                self._plan.refused.append((path, error))
        self._remembered = source_files.remembered(self._store, [str(work.path) for work in looked])
        seen: list[Remembered] = []
        twins: list[tuple[Work, str]] = []
        for work in looked:
            try:
                sha256 = self._sha256(work)
            except OSError as error:
                self._plan.refused.append((work.path, not_read(error)))
                continue
            standing = self._standing.get(str(work.path))
            if work.is_corpus:
                self._sort_corpus(work, sha256)
            elif standing is not None and standing.sha256 == sha256 and not self._reread:
                self._plan.unchanged.append((work.path, 1))
                seen.append(Remembered(str(work.path), sha256, work.stamp))
            elif standing is None and sha256 in self._content:
                twins.append((work, sha256))
            elif (refused := self._refused_before(work, sha256)) is not None:
                self._plan.refused.append((work.path, refused))
                seen.append(replace(self._remembered[str(work.path)], stamp=work.stamp))
            else:
                self._plan.work.append(replace(work, replaces=standing.id if standing else None))
        seen += self._sort_twins(twins)
        self._remember(seen)
        return self._plan

    def _sha256(self, work: Work) -> str:
        was = self._remembered.get(str(work.path))
        if was is not None and was.stamp and was.stamp == work.stamp and not self._check_content:
            return was.sha256
        return sha256_of(work.path)

    def _refused_before(self, work: Work, sha256: str) -> Unreadable | None:
        if self._check_content or self._reread:
            return None
        return refused_before(self._remembered.get(str(work.path)), sha256)

    def _sort_corpus(self, work: Work, sha256: str) -> None:
        """A corpus is unchanged where it was taken to its end and all of its documents are still there."""
        was = self._remembered.get(str(work.path))
        if was is not None and was.sha256 == sha256:
            with self._store.read() as session:
                standing = source_files.documents_at(session, str(work.path))
            if standing == was.documents:
                self._plan.unchanged.append((work.path, standing))
                if was.stamp != work.stamp:
                    self._remember([replace(was, stamp=work.stamp)])
                return
        self._plan.work.append(work)

    def _sort_twins(self, twins: Sequence[tuple[Work, str]]) -> list[Remembered]:
        """Of files whose content is in the library under another path, those whose content is about to leave it.

        A document that this run replaces holds its old content no longer: where that content now stands under
        another name (the old version kept beside the new one, two files that changed names), it is taken anew.
        """
        leaving = {work.replaces for work in self._plan.work}
        self._plan.content = {row.sha256 for row in self._known if row.id not in leaving}
        seen = []
        for work, sha256 in twins:
            if sha256 in self._plan.content:
                self._plan.unchanged.append((work.path, 1))
                seen.append(Remembered(str(work.path), sha256, work.stamp))
            else:
                self._plan.work.append(work)
        return seen

    def _remember(self, seen: Sequence[Remembered]) -> None:
        fresh = [file for file in seen if file.stamp and self._remembered.get(file.path) != file]
        if fresh:
            with self._store.write() as session:
                source_files.remember_in(session, fresh)
