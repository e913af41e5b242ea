"""The real reports and laws beside the checkout: all taken in, the text as it stands for display."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.settings import Settings
from assistant.store import library
from assistant.store.engine import Store
from ingest.pipeline import add_paths
from tests.ingest.conftest import HashEmbedder

pytestmark = pytest.mark.slow


def test_all_files_go_in(shared_data: Path, store: Store, scout_settings: Settings) -> None:
    folders = [shared_data / "reports", shared_data / "laws"]
    files = [path for folder in folders for path in folder.rglob("*.*") if path.is_file()]
    report = add_paths(store, scout_settings, folders, embedder=HashEmbedder())
    assert report.failed == []
    assert report.added == len(files)
    rows = {row.source: row for row in library.list_documents(store)}

    clusters = rows["first-100-sme-clusters-2023.txt"]
    shown = library.passages_of(store, clusters.id)
    text = "\n".join(passage.text for passage in shown)
    index = "\n".join(passage.index_text for passage in shown)
    assert "當(dāng)" in text
    assert "(dāng)" not in index
    assert "产业集群" in index
    assert "產業" not in index
    assert "智慧城市news" not in text
    assert "點擊" not in text
    assert clusters.issued_on is not None
    assert clusters.issued_on.isoformat() == "2023-07-17"

    law = next(row for name, row in rows.items() if name.startswith("商业银行法"))
    assert (law.kind, law.version_key) == ("law", "商业银行法")
    (article,) = [p for p in library.passages_of(store, law.id) if p.article == "第四十条"]
    assert article.locator == "第四十条（第四章 贷款和其他业务的基本规则）"
    assert "关系人" in article.text
    assert article.index_text.startswith("中华人民共和国商业银行法")

    again = add_paths(store, scout_settings, folders, embedder=HashEmbedder())
    assert (again.added, again.unchanged) == (0, len(files))
