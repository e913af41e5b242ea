"""Taking documents in, against the embedder alone over the same passages."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from assistant.settings import Settings
from eval.bench.table import ROOT, Row


def measure() -> list[Row]:
    """The real files where they are, else the demo bank's."""
    shared = ROOT.parent / "shared" / "data"
    real = [shared / "reports", shared / "laws"]
    demo = [ROOT / "ingest" / "demo" / "documents"]
    return [_files([path for path in real if path.is_dir()] or demo)]


def _files(documents: list[Path]) -> Row:
    """Passages taken in a second, all steps, against the embedder alone over the same passages."""
    from sqlmodel import col, select

    from assistant.retrieval.embedder import make_embedder
    from assistant.store.documents import Passage
    from assistant.store.engine import Store, prepare_home
    from assistant.store.migrate import upgrade
    from ingest.pipeline import add_paths

    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(home=Path(folder) / "home")
        prepare_home(settings)
        store = Store(settings)
        upgrade(store)
        embedder = make_embedder(settings)
        embedder.embed(["预热"])
        began = time.perf_counter()
        report = add_paths(store, settings, documents)
        whole = report.passages / (time.perf_counter() - began)
        with store.read() as session:
            texts = list(session.exec(select(Passage.index_text).order_by(col(Passage.id))))
        began = time.perf_counter()
        embedder.embed(texts)
        alone = len(texts) / (time.perf_counter() - began)
        store.close()
    return Row(
        f"ingest, all steps ({report.passages} passages of {report.added} files)",
        f"{whole:.0f} passages/s",
        f"embedder alone {alone:.0f} passages/s",
        f"{whole / alone:.2f} x",
    )
