"""What can be wrong with an installation or a home, each with what was found and what to do.

Read by `scout doctor`. Imports heavy parts only inside the check that needs them.
"""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Literal

from assistant.domain.text import Text
from assistant.errors import HomeNotReady, ScoutError
from assistant.settings import Settings

LEAST_FREE_MB = 500
PACKAGES = ("langchain", "chromadb", "sentence-transformers", "fastapi", "pypdf", "sqlmodel", "tantivy")


@dataclass(frozen=True, slots=True)
class Check:
    """One finding. `advice` says what to do unless the state is good."""

    id: str
    title: Text
    state: Literal["good", "notice", "broken"]
    found: Text
    advice: Text | None = None


def examine(settings: Settings) -> list[Check]:
    """Every check in order; one that raises a ScoutError is broken with that error's words, told once."""
    checks: list[Check] = []
    told: set[str] = set()
    for identity, title, check in _CHECKS:
        try:
            checks.append(check(settings))
        except ScoutError as error:
            if error.code in told:
                continue
            told.add(error.code)
            checks.append(
                Check(
                    identity,
                    title,
                    "broken",
                    Text(error.text("zh"), error.text("en")),
                    Text(error.advice("zh"), error.advice("en")),
                )
            )
    return checks


def _python(_: Settings) -> Check:
    version = f"Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}"
    return Check("python", _PYTHON, "good", Text(version, version))


def _packages(_: Settings) -> Check:
    found, missing = [], []
    for name in PACKAGES:
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            missing.append(name)
    if missing:
        names = ", ".join(missing)
        return Check(
            "packages",
            _PACKAGES,
            "broken",
            Text(f"缺少 {names}", f"missing: {names}"),
            Text("运行 make setup", "Run make setup"),
        )
    return Check("packages", _PACKAGES, "good", Text("、".join(found), ", ".join(found)))


def _page(_: Settings) -> Check:
    page = Path(__file__).parent / "web" / "static" / "index.html"
    if page.is_file():
        return Check("page", _PAGE, "good", Text("已构建", "built"))
    return Check(
        "page", _PAGE, "broken", Text("没有构建", "not built"), Text("运行 make setup", "Run make setup")
    )


def require_config() -> None:
    """Read every file of assistant/config that rules and search stand on; raises ConfigInvalid."""
    from assistant.credit.scorecard import load_card
    from assistant.credit.thresholds import load_thresholds
    from assistant.retrieval.fusion import load_config
    from assistant.retrieval.versions import load_validity

    load_card()
    load_thresholds()
    load_config()
    load_validity()


def _config(_: Settings) -> Check:
    from assistant.credit.scorecard import load_card
    from assistant.credit.thresholds import load_thresholds

    require_config()
    card, rules = load_card().version, load_thresholds().version
    return Check(
        "config",
        _CONFIG,
        "good",
        Text(f"评分卡 {card}，阈值 {rules}", f"scorecard {card}, thresholds {rules}"),
    )


def _home(settings: Settings) -> Check:
    from assistant.store.engine import prepare_home

    if not settings.home.exists():
        raise HomeNotReady(home=settings.home)
    prepare_home(settings)
    free = shutil.disk_usage(settings.home).free // 2**20
    found = Text(f"{settings.home}，剩余空间 {free:,} MB", f"{settings.home}, {free:,} MB free")
    if free < LEAST_FREE_MB:
        advice = Text(f"请腾出至少 {LEAST_FREE_MB} MB", f"Free at least {LEAST_FREE_MB} MB")
        return Check("home", _HOME, "broken", found, advice)
    return Check("home", _HOME, "good", found)


def _database(settings: Settings) -> Check:
    from sqlalchemy import func
    from sqlmodel import select

    from assistant.store.documents import Document, Passage
    from assistant.store.engine import Store
    from assistant.store.firms import Firm

    store = Store.open(settings)
    try:
        with store.read() as session:
            if store.is_sqlite:
                broken = session.connection().exec_driver_sql("PRAGMA quick_check").scalar()
                if broken != "ok":
                    return Check(
                        "database",
                        _DATABASE,
                        "broken",
                        Text(f"数据库文件已损坏：{broken}", f"the database file is damaged: {broken}"),
                        Text("从备份恢复", "Restore it from a backup"),
                    )
            firms = session.exec(select(func.count()).select_from(Firm)).one()
            documents = session.exec(select(func.count()).select_from(Document).where(Document.live)).one()
            passages = session.exec(select(func.count()).select_from(Passage).where(Passage.live)).one()
    finally:
        store.close()
    found = Text(
        f"{firms:,} 家企业，{documents:,} 份文件，{passages:,} 个段落",
        f"{firms:,} firms, {documents:,} documents, {passages:,} passages",
    )
    if not (firms or documents):
        advice = Text(
            "用 scout documents add 加入资料，或用 scout init --demo 载入示例银行",
            "Add documents with scout documents add, or load the demo bank with scout init --demo",
        )
        return Check("database", _DATABASE, "notice", found, advice)
    return Check("database", _DATABASE, "good", found)


def _vectors(settings: Settings) -> Check:
    from sqlalchemy import func
    from sqlmodel import select

    from assistant.retrieval.embedder import make_embedder
    from assistant.store.documents import Passage, PassageVector
    from assistant.store.engine import Store

    embedder = make_embedder(settings)
    store = Store.open(settings)
    try:
        with store.read() as session:
            live = session.exec(select(func.count()).select_from(Passage).where(Passage.live)).one()
            have = session.exec(
                select(func.count())
                .select_from(PassageVector)
                .join(Passage)
                .where(Passage.live, PassageVector.model_id == embedder.id)
            ).one()
    finally:
        store.close()
    found = Text(
        f"{embedder.id}（{embedder.dimension} 维），{have:,}/{live:,} 个段落有向量",
        f"{embedder.id} ({embedder.dimension} dimensions), {have:,} of {live:,} passages have vectors",
    )
    if have < live:
        advice = Text(
            "资料库是用另一个向量模型建立的：请恢复 SCOUT_EMBEDDER，或重新加入资料",
            "The library was made with another embedder: set SCOUT_EMBEDDER back, or add the documents again",
        )
        return Check("vectors", _VECTORS, "broken", found, advice)
    return Check("vectors", _VECTORS, "good", found)


def _model(settings: Settings) -> Check:
    name = settings.model
    if name == "builtin":
        return Check("model", _MODEL, "good", Text("内置模型，离线", "built-in, offline"))
    return Check(
        "model", _MODEL, "notice", Text(name, name), Text("提问会发给该模型", "Questions go to this model")
    )


_PYTHON = Text("运行环境", "Python")
_PACKAGES = Text("软件包", "Packages")
_PAGE = Text("网页", "Page")
_CONFIG = Text("配置文件", "Configuration")
_HOME = Text("数据目录", "Home")
_DATABASE = Text("数据库", "Database")
_VECTORS = Text("向量", "Vectors")
_MODEL = Text("模型", "Model")

_CHECKS: tuple[tuple[str, Text, Callable[[Settings], Check]], ...] = (
    ("python", _PYTHON, _python),
    ("packages", _PACKAGES, _packages),
    ("page", _PAGE, _page),
    ("config", _CONFIG, _config),
    ("home", _HOME, _home),
    ("database", _DATABASE, _database),
    ("vectors", _VECTORS, _vectors),
    ("model", _MODEL, _model),
)
