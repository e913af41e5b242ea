"""Merges the bank's own clients: a client that a list takes to another branch is said in the report."""

from __future__ import annotations

from assistant.domain.text import Text
from ingest.firms.merge.layout_rows import LayoutMerge
from ingest.firms.merge.values import raw

MOVED = Text(
    "客户原属{branch}，已转到本行所列支行，原支行从此看不到该客户；如不是移交，请改回支行后重新导入",
    "the client was {branch}'s and is now of the branch of this row: the former branch no longer sees it; unless it"
    " was handed over, put the branch back and import again",
)


class ClientMerge(LayoutMerge):
    """The merge of the layout `bank_clients`. Adds to the table `moved` who left which branch.

    A client is of one branch and may be handed over, so that a list of the whole bank can move it. But a branch's own
    list may name another's client by mistake: no branch loses one unsaid.
    """

    def update(self) -> int:
        if "branch" in self.said and not self.fills:
            joined = " AND ".join(f't."{name}" = m."{name}"' for name in self.primary)
            self.database.run(
                f"INSERT INTO moved (item, branch) SELECT s.item, t.branch FROM matched m"
                f" JOIN {self.source} s ON s.item = m.item"
                f' JOIN "{self.name}" t ON {joined} WHERE t.branch <> {raw("branch")}'
            )
        return super().update()
