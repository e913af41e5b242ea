"""Merges tenders with their winners: the first is the lead, and what a row says of them replaces what was stored.

A row that says no parts leaves those of the same winners as they are; parts of other winners would not add up.
"""

from __future__ import annotations

from ingest.firms.merge.layout_rows import LayoutMerge


class TenderMerge(LayoutMerge):
    """The merge of the layout `tenders`. Temporary table `winner`: item, firm, lead and part of each winner of a row."""

    def resolve(self) -> None:
        super().resolve()
        database = self.database
        if "winners" not in self.many:
            return
        winners = database.staged("p_tenders_winners")
        lookup = (
            f"LEFT JOIN firm_identifier f ON f.scheme = {database.scheme('p.value')}"
            f" AND f.value = {database.value('p.value')}"
        )
        unknown = f"SELECT p.item, p.place, p.value FROM {winners} p {lookup} WHERE f.firm_id IS NULL"
        self.refuse(
            "winners",
            "unknown_firm",
            f"FROM resolved r WHERE r.item IN (SELECT item FROM ({unknown}) u)",
            shown=f"(SELECT min(u.value) FROM ({unknown}) u WHERE u.item = r.item)",
        )

    def _fill_winners(self, known: bool) -> None:
        database = self.database
        amount, joined = "NULL", ""
        if "parts" in self.many:
            amount = "CAST(sum(CAST(q.value AS BIGINT)) AS BIGINT)"  # a firm may come by two numbers
            joined = f" LEFT JOIN {self.parts('parts')} q ON q.item = p.item AND q.place = p.place"
        database.make(
            "winner", "item BIGINT, firm_id BIGINT, lead INTEGER, amount BIGINT, PRIMARY KEY (item, firm_id)"
        )
        database.run(
            "INSERT INTO winner SELECT p.item, f.firm_id, max(CASE WHEN p.place = 0 THEN 1 ELSE 0 END),"
            f" {amount} FROM {self.parts('winners')} p{joined} JOIN resolved r ON r.item = p.item"
            f" JOIN firm_identifier f ON f.scheme = {database.scheme('p.value')}"
            f" AND f.value = {database.value('p.value')} GROUP BY p.item, f.firm_id"
        )
        database.know("winner")
        if known:
            self._keep_parts()

    def _keep_parts(self) -> None:
        """Give winners of rows that say no parts what is stored, where they are the winners that are stored."""
        database = self.database
        unsaid = (
            f" AND w.item NOT IN (SELECT item FROM {self.parts('parts')})" if "parts" in self.many else ""
        )
        database.make("same_winners", "item INTEGER PRIMARY KEY, id BIGINT")
        database.run(
            "INSERT INTO same_winners SELECT m.item, m.id FROM matched m WHERE NOT EXISTS"
            " (SELECT 1 FROM winner w WHERE w.item = m.item AND NOT EXISTS"
            " (SELECT 1 FROM tender_supplier t WHERE t.tender_id = m.id AND t.firm_id = w.firm_id))"
            " AND NOT EXISTS (SELECT 1 FROM tender_supplier t WHERE t.tender_id = m.id AND NOT EXISTS"
            " (SELECT 1 FROM winner w WHERE w.item = m.item AND w.firm_id = t.firm_id))"
        )
        database.run(
            "UPDATE winner AS w SET amount = (SELECT t.amount FROM same_winners m JOIN tender_supplier t"
            " ON t.tender_id = m.id WHERE m.item = w.item AND t.firm_id = w.firm_id)"
            f" WHERE w.item IN (SELECT item FROM same_winners){unsaid}"
        )
        database.drop("same_winners")

    def match(self) -> bool:
        known = super().match()
        if "winners" in self.many:
            self._fill_winners(known)
        return known

    def also_changed(self) -> None:
        """Other winners, another lead or other parts change a tender."""
        if "winners" not in self.many:
            return
        if self.fills:  # rows of an earlier day: the winners that are stored hold
            self.database.run(
                "DELETE FROM winner WHERE item IN (SELECT m.item FROM matched m"
                " WHERE EXISTS (SELECT 1 FROM tender_supplier t WHERE t.tender_id = m.id))"
            )
        lead = "w.lead = 1" if not self.database.is_sqlite else "w.lead"
        same = f"w.firm_id = t.firm_id AND t.lead = ({lead}) AND {self.database.same('w.amount', 't.amount')}"
        self.database.run(
            "INSERT INTO changed SELECT m.item FROM matched m WHERE m.item NOT IN (SELECT item FROM changed) AND ("
            "EXISTS (SELECT 1 FROM winner w WHERE w.item = m.item AND NOT EXISTS"
            f" (SELECT 1 FROM tender_supplier t WHERE t.tender_id = m.id AND {same}))"
            " OR (EXISTS (SELECT 1 FROM winner w WHERE w.item = m.item) AND EXISTS"
            " (SELECT 1 FROM tender_supplier t WHERE t.tender_id = m.id AND NOT EXISTS"
            " (SELECT 1 FROM winner w WHERE w.item = m.item AND w.firm_id = t.firm_id))))"
        )

    def insert(self, known: bool, numbered: str | None = None) -> int:
        """Insert new tenders, then the winners of all that are new or have others."""
        inserted = super().insert(known, numbered)
        if "winners" not in self.many:
            return inserted
        run = self.database.run
        if known:
            run(
                "DELETE FROM tender_supplier WHERE tender_id IN (SELECT m.id FROM matched m"
                " WHERE m.item IN (SELECT item FROM changed) AND m.item IN (SELECT item FROM winner))"
            )
        lead = "w.lead" if self.database.is_sqlite else "w.lead = 1"
        with self.database.indexes_last(
            "tender_supplier", self.database.number("SELECT count(*) FROM winner")
        ):
            run(
                "INSERT INTO tender_supplier (tender_id, firm_id, lead, amount, source_id, source_row)"
                f" SELECT t.id, w.firm_id, {lead}, w.amount, t.source_id, t.source_row"
                f" {self.rows} JOIN winner w ON w.item = r.item JOIN tender t ON t.number = s.number"
                " WHERE NOT EXISTS (SELECT 1 FROM tender_supplier x WHERE x.tender_id = t.id)"
                " ORDER BY t.id, w.firm_id"
            )
        self.database.drop("winner")
        return inserted
