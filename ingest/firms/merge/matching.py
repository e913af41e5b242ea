"""Which stored row is the same as a staged one, by the key of the layout: SQL that fills the table `matched`.

A key that stands for one row finds it; else the nth row of a key is the nth stored row of it. A field of the key that
one file leaves out and another says (Layout.later) does not make a second row of one.
"""

from __future__ import annotations

from ingest.firms.merge.values import StagedValues


class Matching(StagedValues):
    """The staged rows of one layout beside the stored ones. `resolved`: rows still to be taken, by item."""

    @property
    def rows(self) -> str:
        """FROM clause of the rows still to be taken."""
        return f"FROM resolved r JOIN {self.source} s ON s.item = r.item"

    def match(self) -> bool:
        """Fill `matched` (item, primary key of the stored row); False where the table is empty: every row is new."""
        columns = ", ".join(f'"{name}" BIGINT' for name in self.primary)
        self.database.make("matched", f"item INTEGER PRIMARY KEY, {columns}")
        if self.database.is_empty(self.name):
            return False
        if self.layout.once:
            keys = ", ".join(f't."{name}"' for name in self.primary)
            self.database.run(
                f'INSERT INTO matched SELECT r.item, {keys} {self.rows} JOIN "{self.name}" t ON {self.is_key_equal("t")}'
            )
        else:
            self._match_nth()
        self.database.know("matched")
        return True

    def _match_nth(self) -> None:
        """The nth row of a key is the nth stored row of it; then rows that differ only in what one of them leaves out."""
        run, key = self.database.run, self.layout.key
        stored = ", ".join(f't."{name}" AS k{place}' for place, name in enumerate(key))
        staged = ", ".join(f"{self.settled(name)} AS k{place}" for place, name in enumerate(key))
        for name, rows in (
            (
                "stored_keys",
                f'SELECT t.id, {stored} FROM "{self.name}" t WHERE {self._near()}{self._not_taken()}',
            ),
            ("staged_keys", f"SELECT r.item AS id, {staged} {self.rows}"),
        ):
            self.database.drop(name)
            run(f"CREATE TEMPORARY TABLE {name} AS {rows}")
        self.database.know("stored_keys", "staged_keys")
        every = tuple(range(len(key)))
        self._pair("stored_keys", "staged_keys", every)
        later = [place for place in every if key[place] in self.layout.later]
        for place in later:
            self._pair_later(place, tuple(other for other in every if other != place))
        self.database.drop("stored_keys")
        self.database.drop("staged_keys")

    def _near(self) -> str:
        """Condition of stored rows (t) that may be meant: those of a firm that the staged rows name."""
        leads = [name for name in self.layout.key if name in self.references]
        exact = [name for name in leads if not self.table.columns[name].nullable][:1]
        narrowed = " OR ".join(
            f't."{name}" IN (SELECT "{name}" FROM resolved WHERE "{name}" IS NOT NULL)'
            for name in exact or leads
        )
        return f"({narrowed or '1 = 1'})"

    def _not_taken(self) -> str:
        """Condition that keeps out rows which other rows of a mended file's first state were: a file of rejected rows
        holds only those that were not taken, and an equal one that was taken is another row."""
        if self.database.is_empty("mended_source"):
            return ""
        return (
            " AND NOT (t.source_id IN (SELECT source_id FROM mended_source) AND NOT EXISTS"
            " (SELECT 1 FROM mended_source o WHERE o.source_id = t.source_id AND o.line = t.source_row))"
        )

    def _pair(self, stored: str, staged: str, places: tuple[int, ...]) -> None:
        """Match the nth staged row with the nth stored one that has the same keys at `places`."""
        run = self.database.run
        columns = ", ".join(f"k{place}" for place in places)
        for name, rows in (("stored_nth", stored), ("staged_nth", staged)):
            self.database.drop(name)
            run(
                f"CREATE TEMPORARY TABLE {name} AS SELECT id, {columns},"
                f" row_number() OVER (PARTITION BY {columns} ORDER BY id) AS nth FROM {rows} k"
            )
        run(f"CREATE INDEX stored_nth_key ON stored_nth ({columns}, nth)")
        self.database.know("stored_nth", "staged_nth")
        equal = []
        for place in places:
            pair = (f"t.k{place}", f"s.k{place}")
            nullable = self.table.columns[self.layout.key[place]].nullable
            equal.append(self.database.same(*pair) if nullable else f"{pair[0]} = {pair[1]}")
        run(
            f"INSERT INTO matched SELECT s.id, t.id FROM staged_nth s JOIN stored_nth t ON {' AND '.join(equal)}"
            " AND t.nth = s.nth"
        )
        self.database.drop("stored_nth")
        self.database.drop("staged_nth")

    def _pair_later(self, place: int, others: tuple[int, ...]) -> None:
        """Match rows left over of which only one of the two says the field at `place`, what else they say being equal.

        Only a stored row that has not ended can be meant: what ended and began anew is two.
        """
        live = ""
        if "valid_to" in self.table.columns:
            live = f' AND id IN (SELECT id FROM "{self.name}" WHERE valid_to IS NULL)'
        for said, unsaid in (("IS NOT NULL", "IS NULL"), ("IS NULL", "IS NOT NULL")):
            stored = f"(SELECT * FROM stored_keys WHERE k{place} {unsaid} AND id NOT IN (SELECT id FROM matched){live})"
            staged = (
                f"(SELECT * FROM staged_keys WHERE k{place} {said} AND id NOT IN (SELECT item FROM matched))"
            )
            self._pair(stored, staged, others)
