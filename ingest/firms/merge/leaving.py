"""Takes out of a chain what its file said at the last import and no longer says: a deleted line is a correction.

Only what a chain file brought is taken out, and only by a file that was taken whole: of one with rejected lines nobody
knows what those would have said.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.domain.text import Text
from ingest.firms.merge.sql import Database
from ingest.firms.report import Note
from ingest.firms.staging import Staging

KIND = "chain"
"""Kind of the sources that chain files are."""

_LEFT = Text(
    "文件中已没有这一行，已从产业链中移除", "the file no longer has this line; it was taken out of the chain"
)
_KEPT = Text(
    "文件有被退回的行，文件中已删去的内容暂未移除；改好后重新导入",
    "some lines of the file were rejected, so that nothing was taken out of the chain; mend them and import it again",
)


class ChainLeaving:
    """The lines that left one chain file. Temporary table `left_chain`: what they said."""

    def __init__(self, database: Database, staging: Staging) -> None:
        self._database, self._staging = database, staging
        self._said = staging.layouts()
        self._kept = False

    def take_out(self) -> int:
        """Delete what the file no longer says; how many rows that were."""
        database = self._database
        database.make("left_chain", "kind TEXT, id BIGINT, other BIGINT, said TEXT")
        database.run(
            "INSERT INTO left_chain SELECT 'chain_product', x.chain_id, x.product_id, p.name FROM chain_product x"
            f" JOIN source o ON o.id = x.source_id AND o.kind = '{KIND}' JOIN product p ON p.id = x.product_id"
            f" WHERE x.chain_id IN (SELECT c.id FROM {database.staged('s_chains')} s JOIN chain c ON c.code = s.code)"
            f" AND NOT EXISTS ({self._still('chain_products', 's.product_id = p.name')})"
        )
        database.run(
            "INSERT INTO left_chain SELECT 'product_link', x.id, 0, a.name || ' ' || x.relation || ' ' || b.name"
            f" FROM product_link x JOIN source o ON o.id = x.source_id AND o.kind = '{KIND}'"
            f" JOIN product a ON a.id = x.product_id JOIN product b ON b.id = x.related_id"
            " WHERE o.name IN (SELECT s.name FROM source_of f JOIN source s ON s.id = f.source_id) AND NOT EXISTS ("
            + self._still(
                "product_links",
                "s.product_id = a.name AND s.related_id = b.name AND s.relation = x.relation",
            )
            + ")"
        )
        left = database.number("SELECT count(*) FROM left_chain")
        if left and self._rejected():
            self._kept = True
            return 0
        database.run(
            "DELETE FROM chain_product WHERE EXISTS (SELECT 1 FROM left_chain l WHERE l.kind = 'chain_product'"
            " AND l.id = chain_product.chain_id AND l.other = chain_product.product_id)"
        )
        database.run(
            "DELETE FROM product_link WHERE id IN (SELECT id FROM left_chain WHERE kind = 'product_link')"
        )
        return left

    def _still(self, layout: str, same: str) -> str:
        if layout not in self._said:
            return "SELECT 1 WHERE 1 = 0"
        return f"SELECT 1 FROM {self._database.staged(f's_{layout}')} s WHERE {same}"

    def _rejected(self) -> bool:
        found = next(self._staging.rejected(), None)
        return found is not None or not self._database.is_empty("refused")

    def notes(self) -> Iterator[Note]:
        """What left, or why nothing did."""
        file = self._staging.files()[0][1]
        if self._kept:
            yield Note(file, 0, "", "", _KEPT)
            return
        for (said,) in map(tuple, self._database.run("SELECT said FROM left_chain ORDER BY kind, said")):
            yield Note(file, 0, "", said, _LEFT)
