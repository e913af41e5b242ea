"""Merges further numbers of firms: a number never moves from one firm to another."""

from __future__ import annotations

from ingest.firms.merge.layout_rows import LayoutMerge


class NumberMerge(LayoutMerge):
    """The merge of the layout `identifiers`."""

    def resolve(self) -> None:
        super().resolve()
        self.refuse(
            "value",
            "two_firms",
            f"{self.rows} JOIN firm_identifier f ON f.scheme = s.scheme AND f.value = s.value"
            " WHERE f.firm_id <> r.firm_id",
            detail="(SELECT a.name || ' / ' || b.name FROM firm a JOIN firm b ON b.id = f.firm_id WHERE a.id = r.firm_id)",
        )
        self.refuse(
            "value",
            "other_number",
            f"{self.rows} WHERE s.scheme IN ('uscc', 'lei') AND EXISTS (SELECT 1 FROM firm_identifier f"
            " WHERE f.firm_id = r.firm_id AND f.scheme = s.scheme AND f.value <> s.value)",
        )
        given = f"SELECT r.item, r.firm_id, s.scheme, s.value {self.rows} WHERE s.scheme IN ('uscc', 'lei')"
        self.refuse(  # the first that the file gives stands
            "value",
            "other_number",
            f"FROM (SELECT item, value, first_value(value) OVER (PARTITION BY firm_id, scheme ORDER BY item) AS first"
            f" FROM ({given}) g) s WHERE s.value <> s.first",
        )
