"""Merges the staged rows of one layout into its table in bulk SQL: references looked up by joins, rows matched by the
layout's key, and inserted, updated or left as they are. One layout at a time, in the caller's transaction.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ingest.firms.merge.matching import Matching
from ingest.firms.merge.values import raw

_LOOKUPS = {"person": "number", "product": "name", "chain": "code"}
"""Field by which a row of a table is referred to; firms have numbers of their own (firm_identifier)."""


@dataclass(slots=True)
class Counts:
    """Rows of the file by what came of them; removed: stored rows that the file no longer has."""

    inserted: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0


class LayoutMerge(Matching):
    """The merge of one layout.

    Temporary tables, by item number of the staged row: `resolved` (rows still to be taken, with the ids of what they
    refer to), `matched` (rows that are stored, with the primary key of theirs), `refused` (rejected rows of all layouts).
    """

    fills = False
    """Whether a row only fills in what the stored one lacks."""

    def merge(self) -> Counts:
        """Take every row that can be taken."""
        self.resolve()
        counts = Counts()
        together = self.settle_repeated()
        known = self.match()
        self.refuse_incomplete(known)
        if known:
            kept = self.database.number("SELECT count(*) FROM matched")
            older = self._set_older_apart()
            counts.updated = self.update()
            if older:
                counts.updated += self._fill_by_older()
            counts.unchanged = kept - counts.updated
        counts.inserted = self.insert(known)
        counts.unchanged += together
        for name in ("resolved", "matched", "changed"):
            self.database.drop(name)
        return counts

    # -- rows of an earlier day than what is stored

    def _set_older_apart(self) -> int:
        """Move matched rows that say they hold for an earlier day than the stored ones to `matched_older`; how many."""
        day = self.said_day()
        if self.fills or day is None or "as_of" not in self.table.columns:
            return 0
        run = self.database.run
        joined = " AND ".join(f't."{name}" = m."{name}"' for name in self.primary)
        self.database.drop("matched_older")
        self.run_dated(
            f"CREATE TEMPORARY TABLE matched_older AS SELECT m.* FROM matched m JOIN {self.source} s"
            f' ON s.item = m.item JOIN "{self.name}" t ON {joined} WHERE t.as_of > {day}'
        )
        older = self.database.number("SELECT count(*) FROM matched_older")
        if older:
            run("DELETE FROM matched WHERE item IN (SELECT item FROM matched_older)")
            run(f"INSERT INTO older SELECT '{self.layout.name}', item FROM matched_older")
        return older

    def _fill_by_older(self) -> int:
        """Take of the rows of `matched_older` what the stored ones lack; how many of those changed."""
        run = self.database.run
        newer = "CREATE TEMPORARY TABLE matched_newer AS SELECT * FROM matched"
        for statement in (newer, "DELETE FROM matched", "INSERT INTO matched SELECT * FROM matched_older"):
            run(statement)
        self.fills = True
        filled = self.update()
        self.fills = False
        run("INSERT INTO matched SELECT * FROM matched_newer")
        self.database.drop("matched_older")
        self.database.drop("matched_newer")
        return filled

    # -- rows and what they refer to

    def resolve(self) -> None:
        """Fill `resolved`; refuse rows that refer to what is not there."""
        run = self.database.run
        columns = "".join(f', "{name}" BIGINT' for name in self.references)
        self.database.make(
            "resolved", f"item BIGINT PRIMARY KEY{columns}".replace("BIGINT PRIMARY", "INTEGER PRIMARY")
        )
        joins, found = [], []
        for place, name in enumerate(self.references):
            target, alias = self.layout.target(name), f"a{place}"
            found.append(f", {alias}.{'firm_id' if target == 'firm' else 'id'}")
            if target == "firm":
                joins.append(
                    f"LEFT JOIN firm_identifier {alias} ON {alias}.scheme = {self.database.scheme(raw(name))}"
                    f" AND {alias}.value = {self.database.value(raw(name))}"
                )
            else:
                joins.append(f'LEFT JOIN {target} {alias} ON {alias}.{_LOOKUPS[target or ""]} = s."{name}"')
        run(f"INSERT INTO resolved SELECT s.item{''.join(found)} FROM {self.source} s {' '.join(joins)}")
        self.database.know("resolved")
        for name in self.references:
            if run(f'SELECT 1 FROM resolved WHERE "{name}" IS NULL LIMIT 1').first() is None:
                continue
            self.refuse(
                name,
                f"unknown_{self.layout.target(name)}",
                f'{self.rows} WHERE r."{name}" IS NULL AND s."{name}" IS NOT NULL'
                f" AND NOT {self.database.cleared(raw(name))}",
            )

    def refuse(self, name: str, reason: str, rows: str, shown: str | None = None, detail: str = "''") -> int:
        """Refuse the rows that a FROM … WHERE … gives (alias s, or r alone where `shown` is given)."""
        item, value = ("s.item", raw(name)) if shown is None else ("r.item", shown)
        refused = self.database.run(
            f"INSERT INTO refused (layout, item, field, value, reason, detail)"
            f" SELECT '{self.layout.name}', {item}, '{name}', coalesce(CAST({value} AS TEXT), ''), '{reason}', {detail} {rows}"
        ).rowcount
        if refused:
            self.database.run(
                "DELETE FROM resolved WHERE item IN (SELECT item FROM refused WHERE layout = :name)",
                name=self.layout.name,
            )
        return refused

    # -- repeated rows

    def settle_repeated(self) -> int:
        """See to rows of one key where a key stands for one row; how many were taken together with another."""
        if not self.layout.once:
            return 0
        key = ", ".join(self.settled(name) for name in self.layout.key) or "1"
        name = self.layout.key[0] if self.layout.key else self.said[0]
        if self.terms.register:
            self.refuse(
                name,
                "repeated",
                f'FROM (SELECT s.item, s."{name}", row_number() OVER (PARTITION BY {key} ORDER BY r.item) AS nth'
                f" {self.rows}) s WHERE s.nth > 1",
            )
            return 0
        grouped = f"SELECT r.item, min(r.item) OVER (PARTITION BY {key}) AS first {self.rows}"
        return self.collapse(grouped)

    def collapse(self, grouped: str) -> int:
        """Make one row of those with the same `first` item: of each field what the last of them says.

        grouped: a query of item and first. Returns how many rows went into another.
        """
        self.database.make("together", "item INTEGER PRIMARY KEY, first BIGINT")
        self.database.run(f"INSERT INTO together SELECT item, first FROM ({grouped}) g")
        self.database.run("CREATE INDEX together_first ON together (first, item)")
        self.database.know("together")
        more = self.database.number("SELECT count(*) FROM together WHERE item <> first")
        if more:
            self._put_together()
        return more

    def _put_together(self) -> None:
        run, staged = self.database.run, self.database.staged
        keyed = ("name_key",) if "name" in self.said and "name_key" in self.table.columns else ()
        names = (*dict.fromkeys((*self.said, *self.numbers)), *keyed)
        last = ", ".join(
            f'(SELECT x."{n}" FROM together y JOIN {self.source} x ON x.item = y.item'
            f' WHERE y.first = s.item AND x."{n}" IS NOT NULL ORDER BY y.item DESC LIMIT 1) AS "{n}"'
            for n in names
        )
        self.database.drop("one_of_many")
        run(
            f"CREATE TEMPORARY TABLE one_of_many AS SELECT s.item, s.file, s.line, s.words, {last}"
            f" FROM {self.source} s JOIN together t ON t.item = s.item AND t.first = s.item"
        )
        run("CREATE UNIQUE INDEX one_of_many_item ON one_of_many (item)")
        for name in self.references:  # the last row's reference is the one that counts
            run(
                f'UPDATE resolved SET "{name}" = (SELECT x."{name}" FROM together y JOIN resolved x ON x.item = y.item'
                f' WHERE y.first = resolved.item AND x."{name}" IS NOT NULL ORDER BY y.item DESC LIMIT 1)'
                " WHERE item IN (SELECT first FROM together)"
            )
        for name in self.many:
            parts = staged(f"p_{self.layout.name}_{name}")
            self.database.drop(f"parts_{name}")
            run(
                f"CREATE TEMPORARY TABLE parts_{name} AS SELECT z.first AS item, p.place, p.value FROM"
                f" (SELECT t.first, max(t.item) AS item FROM together t WHERE t.item IN (SELECT item FROM {parts})"
                f" GROUP BY t.first) z JOIN {parts} p ON p.item = z.item"
            )
        run("DELETE FROM resolved WHERE item IN (SELECT item FROM together WHERE item <> first)")
        self.source = "one_of_many"
        self.collapsed = True

    collapsed = False

    def parts(self, name: str) -> str:
        """The table of a field of several values: item, place, value."""
        return f"parts_{name}" if self.collapsed else self.database.staged(f"p_{self.layout.name}_{name}")

    # -- writing

    def is_unstored(self, known: bool) -> str:
        """Condition of a row that is new."""
        return "NOT EXISTS (SELECT 1 FROM matched m WHERE m.item = r.item)" if known else "1 = 1"

    def refuse_incomplete(self, known: bool) -> None:
        """Refuse new rows that lack what a row must have."""
        managed = ("id", "source_id", "source_row", "source_text", "name_key", "is_example")
        needed = [
            column.name
            for column in self.table.columns
            if not column.nullable and column.name not in managed and self.default(column.name) is None
        ]
        lacks = " OR ".join(f"{self.value(name)} IS NULL" for name in needed)
        if not needed or self.database.run(f"SELECT 1 {self.rows} WHERE {lacks} LIMIT 1").first() is None:
            return
        for name in needed:
            self.refuse(
                name,
                "missing",
                f"{self.rows} WHERE {self.is_unstored(known)} AND {self.value(name)} IS NULL",
                shown="''",
            )

    def pairs(self) -> list[tuple[str, str, str]]:
        """Fields that a stored row may change: name, new value, condition that it changes it (alias t)."""
        found = []
        for name in self.said:
            fixed = name in self.layout.key and name not in self.layout.later
            if fixed or name in self.own or name == "as_of":
                continue
            stored, new = f't."{name}"', self.settled(name)
            if self.fills:
                found.append(
                    (name, f"coalesce({stored}, {new})", f"({stored} IS NULL AND {new} IS NOT NULL)")
                )
                continue
            given = f's."{name}" IS NOT NULL'
            change = f"({given} AND {self.database.differs(stored, new)})"
            found.append((name, f"CASE WHEN {given} THEN {new} ELSE {stored} END", change))
        return found

    def update(self) -> int:
        """Bring stored rows to what the file says; how many differed in more than where they were read from."""
        pairs = self.pairs()
        if "name" in self.said and "name_key" in self.table.columns and not self.fills:
            pairs.append(("name_key", 'coalesce(s.name_key, t."name_key")', "1 = 0"))
        joined = " AND ".join(f't."{name}" = m."{name}"' for name in self.primary)
        rows = f"FROM matched m JOIN resolved r ON r.item = m.item JOIN {self.source} s ON s.item = m.item"
        self.database.make("changed", "item INTEGER PRIMARY KEY")
        changes = " OR ".join(change for _, _, change in pairs)
        if changes:
            self.database.run(
                f'INSERT INTO changed SELECT m.item {rows} JOIN "{self.name}" t ON {joined} WHERE {changes}'
            )
        self.also_changed()
        updated = self.database.number("SELECT count(*) FROM changed")
        where = "m.item IN (SELECT item FROM changed)"
        origin = [] if self.fills else self.provenance()
        if origin:
            moved = " OR ".join(self.database.differs(f't."{name}"', value) for name, value in origin)
            where = f"({where} OR {moved})"
        sets = [f'"{name}" = {value}' for name, value, _ in pairs] + [f'"{n}" = {v}' for n, v in origin]
        if sets and (updated or origin):
            self.run_dated(
                f'UPDATE "{self.name}" AS t SET {", ".join(sets)} {rows} WHERE {joined} AND {where}'
            )
        return updated

    def also_changed(self) -> None:
        """Add rows to `changed` for what is kept beside the table."""

    def run_dated(self, statement: str) -> Any:
        """Run a statement that may name the import's date."""
        values = {"as_of": self.terms.as_of} if ":as_of" in statement else {}
        return self.database.run(statement, **values)

    def insert(self, known: bool, numbered: str | None = None) -> int:
        """Insert the rows that are new; numbered: a table of item and id that gives them their ids."""
        values = {} if numbered is None else {"id": "i.id"}
        for column in self.table.columns:
            name = column.name
            if name in self.said and name not in self.own and name != "as_of":
                values[name] = self.settled(name)
            elif not column.nullable and name not in (
                "id",
                "source_id",
                "source_row",
                "source_text",
                "name_key",
            ):
                values[name] = self.default(name) or "NULL"
        if "name_key" in self.table.columns:
            values["name_key"] = "s.name_key" if "name" in self.said else "NULL"
        if "is_example" in self.table.columns:
            values["is_example"] = self.database.literal(self.terms.is_example)
        values.update(self.provenance())
        joined = f" JOIN {numbered} i ON i.item = r.item" if numbered else ""
        columns = ", ".join(f'"{name}"' for name in values)
        new = self.database.number(f"SELECT count(*) FROM resolved r WHERE {self.is_unstored(known)}")
        with self.database.indexes_last(self.name, new):
            done = self.run_dated(
                f'INSERT INTO "{self.name}" ({columns}) SELECT {", ".join(values.values())} {self.rows}{joined}'
                f" WHERE {self.is_unstored(known)} ORDER BY r.item"
            )
        return int(done.rowcount)
