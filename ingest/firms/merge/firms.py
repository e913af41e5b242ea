"""Merges firms: found by any of their numbers, given further numbers, and never made one of two.

A firm has one credit code, LEI, stock code and client number, and any number of a standard's own. A row whose numbers
belong to two stored firms is rejected with both names. What the register says holds; another source fills in what is
missing, empties nothing, and a name that it has for a known firm is kept as an unverified one. A credit code or LEI is
never emptied: the firm could not be found again and would be stored twice.
"""

from __future__ import annotations

from ingest.firms.encoding import IDENTIFIERS, NUMBERS
from ingest.firms.merge.layout_rows import Counts, LayoutMerge
from ingest.firms.merge.values import raw

FIXED = ("uscc", "lei")
"""Schemes whose number stays with a firm for life: another one means another firm."""


_KIND_BY_CODE = {
    "91": "COMPANY",
    "92": "SOLE_TRADER",
    "93": "COOPERATIVE",
    "11": "GOVERNMENT",
    "12": "PUBLIC_INSTITUTION",
}
"""Kind of a firm by the first two characters of its credit code, the registering authority's (GB 32100)."""


class FirmMerge(LayoutMerge):
    """The merge of the layout `firms`. Temporary table `held`: item, scheme and value of each number of a row."""

    def merge(self) -> Counts:
        self.fills = not self.terms.register
        counts = super().merge()
        for name in ("held", "hit", "numbered", "together", "one_of_many"):
            self.database.drop(name)
        return counts

    def resolve(self) -> None:
        super().resolve()
        run, database = self.database.run, self.database
        database.make("held", "item BIGINT, scheme TEXT, value TEXT")
        for scheme in self.numbers:
            value = f's."{scheme}"'
            run(
                f"INSERT INTO held SELECT r.item, '{scheme}', {value} {self.rows}"
                f" WHERE {value} IS NOT NULL AND NOT {database.cleared(value)}"
            )
        if IDENTIFIERS in self.many:
            run(
                f"INSERT INTO held SELECT p.item, {database.scheme('p.value')}, {database.value('p.value')}"
                f" FROM {database.staged(f'p_firms_{IDENTIFIERS}')} p JOIN resolved r ON r.item = p.item"
            )
        run("CREATE INDEX held_value ON held (scheme, value, item)")
        run("CREATE INDEX held_item ON held (item)")
        database.know("held")
        self.refuse(
            "uscc",
            "no_number",
            "FROM resolved r WHERE NOT EXISTS (SELECT 1 FROM held h WHERE h.item = r.item)",
            shown="''",
        )

        for name in self.own:  # of a head office that neither is stored nor comes with the file
            value = raw(name)
            same = (
                "{0}.scheme = "
                + self.database.scheme(value)
                + " AND {0}.value = "
                + self.database.value(value)
            )
            self.refuse(
                name,
                "unknown_firm",
                f"{self.rows} WHERE {value} IS NOT NULL AND NOT {self.database.cleared(value)}"
                f" AND NOT EXISTS (SELECT 1 FROM firm_identifier f WHERE {same.format('f')})"
                f" AND NOT EXISTS (SELECT 1 FROM held h WHERE {same.format('h')})",
            )

    def default(self, name: str) -> str | None:
        """As of every layout; the kind of a firm that nobody says is told by its credit code."""
        given = super().default(name)
        if name != "kind" or "uscc" not in self.numbers:
            return given
        cases = " ".join(f"WHEN '{digits}' THEN '{kind}'" for digits, kind in _KIND_BY_CODE.items())
        told = f"CASE substr({raw('uscc')}, 1, 2) {cases} ELSE 'UNKNOWN' END"
        return self.database.typed(told, self.table.columns[name], False)

    def pairs(self) -> list[tuple[str, str, str]]:
        """As of every layout; a default that stands for not knowing is missing, and a code tells the kind then."""
        found = [
            pair for pair in super().pairs() if pair[0] != "kind" and not (self.fills and pair[0] == "listed")
        ]
        if self.fills and "listed" in self.said:
            yes, new = self.database.literal(True), self.value("listed")
            fills = f"(t.listed = {self.database.literal(False)} AND {new} = {yes})"
            found.append(("listed", f"CASE WHEN {fills} THEN {yes} ELSE t.listed END", fills))
        if "kind" in self.said or "uscc" in self.numbers:
            new = self.settled("kind")
            fills = f"(t.kind = 'UNKNOWN' AND {new} <> 'UNKNOWN')"
            if "kind" in self.said and not self.fills:
                given = f"{raw('kind')} IS NOT NULL"
                fills = f"({given} AND t.kind <> {new} OR {raw('kind')} IS NULL AND {fills})"
            found.append(("kind", f"CASE WHEN {fills} THEN {new} ELSE t.kind END", fills))
        return found

    def settle_repeated(self) -> int:
        together = 0
        if self.terms.register:
            self._refuse_held(
                "repeated",
                "SELECT item, scheme, value FROM (SELECT item, scheme, value,"
                " row_number() OVER (PARTITION BY scheme, value ORDER BY item) AS nth FROM held) n WHERE nth > 1",
            )
        self._hit()
        if self.terms.register:
            self.refuse(
                "uscc",
                "repeated",
                "FROM (SELECT item, row_number() OVER (PARTITION BY firm_id ORDER BY item) AS nth FROM hit) r"
                " WHERE nth > 1",
                shown="''",
            )
        else:
            together = self._together()
        self._refuse_two()
        return together

    def _refuse_held(self, reason: str, rows: str) -> None:
        """Refuse rows for one of their numbers; rows: a query of item, scheme and value."""
        for scheme in NUMBERS:
            value = f"(SELECT min(h.value) FROM ({rows}) h WHERE h.item = r.item AND h.scheme = '{scheme}')"
            where = f"r.item IN (SELECT h.item FROM ({rows}) h WHERE h.scheme = '{scheme}')"
            if self.refuse(scheme, reason, f"FROM resolved r WHERE {where}", shown=value):
                self._forget()
        self.refuse(
            IDENTIFIERS, reason, f"FROM resolved r WHERE r.item IN (SELECT item FROM ({rows}) h)", shown="''"
        )
        self._forget()

    def _forget(self) -> None:
        self.database.run("DELETE FROM held WHERE item NOT IN (SELECT item FROM resolved)")

    def _hit(self) -> None:
        """Fill `hit`: the stored firm of each row that has one; rows of two are refused with both names."""
        self.database.make("hit", "item INTEGER PRIMARY KEY, firm_id BIGINT, other_id BIGINT")
        self.database.run(
            "INSERT INTO hit SELECT h.item, min(f.firm_id), max(f.firm_id) FROM held h JOIN firm_identifier f"
            " ON f.scheme = h.scheme AND f.value = h.value GROUP BY h.item"
        )
        self.database.know("hit")
        names = " || ' / ' || ".join(
            f"(SELECT f.name FROM firm f JOIN hit h ON h.{column} = f.id WHERE h.item = r.item)"
            for column in ("firm_id", "other_id")
        )
        self.refuse(
            self.numbers[0] if self.numbers else IDENTIFIERS,
            "two_firms",
            "FROM resolved r JOIN hit h ON h.item = r.item WHERE h.firm_id <> h.other_id",
            shown=names,
        )
        self.database.run("DELETE FROM hit WHERE firm_id <> other_id")

    def _refuse_two(self) -> None:
        """Refuse rows that give a stored firm another number of a kind that never changes."""
        self._refuse_held(
            "other_number",
            "SELECT h.item, h.scheme, h.value FROM held h JOIN hit t ON t.item = h.item"
            " JOIN firm_identifier f ON f.firm_id = t.firm_id AND f.scheme = h.scheme AND f.value <> h.value"
            f" WHERE h.scheme IN {FIXED!r}",
        )
        self.database.run("DELETE FROM hit WHERE item NOT IN (SELECT item FROM resolved)")

    def _together(self) -> int:
        """Make one of the rows that share a number, or a stored firm; how many went into another."""
        run, number = self.database.run, self.database.number
        self._forget()
        self.database.make("numbered", "item INTEGER PRIMARY KEY, first BIGINT")
        run("INSERT INTO numbered SELECT item, item FROM resolved")
        shares = (
            "SELECT h.item, min(n.first) AS low FROM held h JOIN held o ON o.scheme = h.scheme AND o.value = h.value"
            " JOIN numbered n ON n.item = o.item GROUP BY h.item",
            "SELECT h.item, min(n.first) AS low FROM hit h JOIN hit o ON o.firm_id = h.firm_id"
            " JOIN numbered n ON n.item = o.item GROUP BY h.item",
        )
        run("CREATE INDEX hit_firm ON hit (firm_id)")
        moved = 1
        while moved:  # a chain of rows, each sharing a number with the next, comes together step by step
            moved = 0
            for share in shares:
                self.database.drop("lower")
                run(f"CREATE TEMPORARY TABLE lower AS {share}")
                moved += run(
                    "UPDATE numbered AS n SET first = l.low FROM lower l WHERE l.item = n.item AND l.low < n.first"
                ).rowcount
        self.database.drop("lower")
        self._refuse_mixed()
        if not number("SELECT count(*) FROM numbered WHERE item <> first"):
            return 0
        run("UPDATE held SET item = (SELECT first FROM numbered n WHERE n.item = held.item)")
        run(
            "CREATE TEMPORARY TABLE hits AS SELECT DISTINCT n.first, h.firm_id FROM hit h JOIN numbered n ON n.item = h.item"
        )
        self.database.make("hit", "item INTEGER PRIMARY KEY, firm_id BIGINT, other_id BIGINT")
        run("INSERT INTO hit SELECT first, firm_id, firm_id FROM hits")
        self.database.drop("hits")
        self._keep_names()
        return self.collapse("SELECT item, first FROM numbered")

    def _refuse_mixed(self) -> None:
        """Refuse rows that would make one of two firms: of two stored ones, or of two credit codes."""
        mixed = (
            "SELECT n.first FROM numbered n JOIN hit h ON h.item = n.item GROUP BY n.first"
            " HAVING count(DISTINCT h.firm_id) > 1",
            "SELECT n.first FROM numbered n JOIN held h ON h.item = n.item"
            f" WHERE h.scheme IN {FIXED!r} GROUP BY n.first, h.scheme HAVING count(DISTINCT h.value) > 1",
        )
        for groups in mixed:
            self.refuse(
                self.numbers[0] if self.numbers else IDENTIFIERS,
                "mixed",
                f"FROM resolved r JOIN numbered n ON n.item = r.item WHERE n.first IN ({groups})",
                shown="''",
            )
        for name in ("held", "hit", "numbered"):
            self.database.run(f"DELETE FROM {name} WHERE item NOT IN (SELECT item FROM resolved)")

    def _keep_names(self) -> None:
        """Remember what the rows call a firm, before they become one."""
        if "name" in self.said:
            self.database.drop("called")
            self.database.run(
                "CREATE TEMPORARY TABLE called AS SELECT DISTINCT n.first AS item, s.name, s.name_key, s.file,"
                f" min(s.line) AS line FROM numbered n JOIN {self.source} s ON s.item = n.item"
                " WHERE s.name IS NOT NULL GROUP BY n.first, s.name, s.name_key, s.file"
            )
            self._called = "called"

    _called: str | None = None

    def match(self) -> bool:
        self.database.make("matched", "item INTEGER PRIMARY KEY, id BIGINT")
        self.database.run(
            "INSERT INTO matched SELECT h.item, h.firm_id FROM hit h JOIN resolved r ON r.item = h.item"
        )
        self.database.know("matched")
        return not self.database.is_empty("firm")

    def also_changed(self) -> None:
        """A number that is new to a stored firm, or emptied, changes it."""
        self.database.run(
            "INSERT INTO changed SELECT DISTINCT h.item FROM held h JOIN matched m ON m.item = h.item"
            " WHERE NOT EXISTS (SELECT 1 FROM firm_identifier f WHERE f.scheme = h.scheme AND f.value = h.value)"
            " AND h.item NOT IN (SELECT item FROM changed)"
        )
        for name in self.own:
            self._also_changed_own(name)
        emptying = self.cleared and not self.fills
        for scheme in (n for n in self.numbers if n not in FIXED) if emptying else ():
            emptied = (
                f"m.item IN (SELECT s.item FROM {self.source} s WHERE {self.database.cleared(f's.{scheme}')})"
            )
            held = (
                f"EXISTS (SELECT 1 FROM firm_identifier f WHERE f.firm_id = m.id AND f.scheme = '{scheme}')"
            )
            self.database.run(
                f"INSERT INTO changed SELECT m.item FROM matched m WHERE {emptied} AND {held}"
                " AND m.item NOT IN (SELECT item FROM changed)"
            )
            self.database.run(
                f"DELETE FROM firm_identifier WHERE scheme = '{scheme}'"
                f" AND firm_id IN (SELECT m.id FROM matched m WHERE {emptied})"
            )

    def _also_changed_own(self, name: str) -> None:
        value = raw(name)
        cleared = self.database.cleared(value)
        referred = (
            f"(SELECT f.firm_id FROM firm_identifier f WHERE f.scheme = {self.database.scheme(value)}"
            f" AND f.value = {self.database.value(value)})"
        )
        if self.fills:
            change = f't."{name}" IS NULL AND NOT {cleared}'
        else:  # a firm that only this file brings is none of those stored: another one than before
            differs = self.database.differs(f't."{name}"', f"coalesce({referred}, -1)")
            another = f"NOT {cleared} AND {differs}"
            change = f'({another} OR {cleared} AND t."{name}" IS NOT NULL)'
        self.database.run(
            f"INSERT INTO changed SELECT m.item FROM matched m JOIN firm t ON t.id = m.id"
            f" JOIN {self.source} s ON s.item = m.item WHERE {value} IS NOT NULL AND {change}"
            " AND m.item NOT IN (SELECT item FROM changed)"
        )

    def update(self) -> int:
        if "name" in self.said:
            self._keep_other_names()
        if (
            self.fills and self.terms.register
        ):  # rows of an earlier day: a number that changed since is not taken back
            self.database.run(
                "DELETE FROM held WHERE EXISTS (SELECT 1 FROM matched m JOIN firm_identifier f ON f.firm_id = m.id"
                " WHERE m.item = held.item AND f.scheme = held.scheme AND f.value <> held.value"
                f" AND f.scheme IN {NUMBERS!r})"
            )
        return super().update()

    def _keep_other_names(self) -> None:
        """Of stored firms: the name that the register had before, or that a source which is no register has."""
        m = "matched m JOIN firm t ON t.id = m.id"
        if not self.fills:
            rows = f"{m} JOIN {self.source} s ON s.item = m.item WHERE s.name IS NOT NULL AND s.name_key <> t.name_key"
            values = "t.id AS firm_id, t.name, t.name_key, t.source_id, t.source_row"
        else:
            rows = f"{m} JOIN {self._called or self.source} s ON s.item = m.item WHERE s.name IS NOT NULL AND s.name_key <> t.name_key"
            values = (
                "t.id AS firm_id, s.name, s.name_key,"
                " (SELECT o.source_id FROM source_of o WHERE o.file = s.file) AS source_id, s.line AS source_row"
            )
        self._add_names(f"SELECT {values} FROM {rows}")

    def _add_names(self, rows: str) -> None:
        self.database.run(
            "INSERT INTO firm_name (firm_id, kind, name, name_key, source_id, source_row)"
            " SELECT w.firm_id, 'unverified', min(w.name), w.name_key, min(w.source_id), min(w.source_row)"
            f" FROM ({rows}) w"
            " WHERE NOT EXISTS (SELECT 1 FROM firm_name n WHERE n.firm_id = w.firm_id AND n.name_key = w.name_key)"
            " GROUP BY w.firm_id, w.name_key"
        )

    def insert(self, known: bool, numbered: str | None = None) -> int:
        """Insert new firms, then the numbers of all, what they belong to, and the names that rows of one disagree on."""
        run = self.database.run
        base = self.database.number("SELECT max(id) FROM firm")
        run("DROP TABLE IF EXISTS fresh")
        run(
            f"CREATE TEMPORARY TABLE fresh AS SELECT r.item, {base} + row_number() OVER (ORDER BY r.item) AS id"
            f" FROM resolved r WHERE {self.is_unstored(known)}"
        )
        run("CREATE UNIQUE INDEX fresh_item ON fresh (item)")
        self.database.know("fresh")
        inserted = super().insert(known, "fresh")
        self.database.continue_ids("firm")
        run("INSERT INTO matched SELECT item, id FROM fresh")
        self._write_numbers()
        for name in self.own:
            self._write_own(name)
        if self._called:
            self._add_names(
                "SELECT t.id AS firm_id, s.name, s.name_key,"
                " (SELECT o.source_id FROM source_of o WHERE o.file = s.file) AS source_id, s.line AS source_row"
                " FROM fresh m JOIN firm t ON t.id = m.id JOIN called s ON s.item = m.item WHERE s.name_key <> t.name_key"
            )
            self.database.drop("called")
        run("DROP TABLE fresh")
        return inserted

    def _write_numbers(self) -> None:
        if self.terms.register:
            self.database.run(
                "DELETE FROM firm_identifier WHERE EXISTS (SELECT 1 FROM matched m JOIN held h ON h.item = m.item"
                " WHERE m.id = firm_identifier.firm_id AND h.scheme = firm_identifier.scheme"
                f" AND h.value <> firm_identifier.value AND h.scheme IN {NUMBERS!r})"
            )
        with self.database.indexes_last("firm_identifier", self.database.number("SELECT count(*) FROM held")):
            self.database.run(
                "INSERT INTO firm_identifier (firm_id, scheme, value, source_id, source_row)"
                " SELECT m.id, h.scheme, h.value, (SELECT o.source_id FROM source_of o WHERE o.file = s.file), s.line"
                f" FROM held h JOIN matched m ON m.item = h.item JOIN {self.source} s ON s.item = h.item"
                " WHERE NOT EXISTS (SELECT 1 FROM firm_identifier f WHERE f.scheme = h.scheme AND f.value = h.value)"
                " GROUP BY m.id, h.scheme, h.value, s.file, s.line ORDER BY m.id"
            )

    def _write_own(self, name: str) -> None:
        """A reference from firm to firm: to one that the same file brings, too."""
        value, filled = raw(name), f' AND "{name}" IS NULL'
        if not self.fills:
            older = "SELECT m.id FROM matched m JOIN older o ON o.item = m.item WHERE o.layout = 'firms'"
            filled = f' AND ("{name}" IS NULL OR id NOT IN ({older}))'
        self.database.run(
            f'UPDATE firm SET "{name}" = (SELECT f.firm_id FROM matched m JOIN {self.source} s ON s.item = m.item'
            f" JOIN firm_identifier f ON f.scheme = {self.database.scheme(value)} AND f.value = {self.database.value(value)}"
            f" WHERE m.id = firm.id) WHERE id IN (SELECT m.id FROM matched m JOIN {self.source} s ON s.item = m.item"
            f" WHERE {value} IS NOT NULL){filled}"
        )
