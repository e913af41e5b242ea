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
    """Read every file of assistant/config that rules, search and reports stand on; raises ConfigInvalid."""
    from assistant.credit.scorecard import load_card
    from assistant.credit.signals.book import load_signals
    from assistant.credit.thresholds import load_thresholds
    from assistant.report.template import load_template
    from assistant.retrieval.fusion import load_config
    from assistant.retrieval.versions import load_validity

    load_card()
    load_thresholds()
    load_signals()
    load_config()
    load_validity()
    load_template()


def _config(_: Settings) -> Check:
    from assistant.credit.scorecard import load_card
    from assistant.credit.signals.book import load_signals
    from assistant.credit.thresholds import load_thresholds

    require_config()
    card, rules, signals = load_card().version, load_thresholds().version, load_signals().version
    return Check(
        "config",
        _CONFIG,
        "good",
        Text(
            f"评分卡 {card}，阈值 {rules}，信号规则 {signals}",
            f"scorecard {card}, thresholds {rules}, signals {signals}",
        ),
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
    from assistant.retrieval.answering_model import AnsweringModel
    from assistant.store import embedding_models
    from assistant.store.engine import Store

    model = AnsweringModel(settings)
    store = Store.open(settings)
    try:
        with store.read() as session:
            using = model.name(session)
            state = embedding_models.filling(session, using.id if using else model.wanted)
            coming = embedding_models.filling(session, model.wanted)
    finally:
        store.close()
    dimension = f"（{using.dimension} 维）" if using else ""
    found = Text(
        f"{state.model_id}{dimension}，{state.have:,}/{state.passages:,} 个段落有向量",
        f"{state.model_id}, {state.have:,} of {state.passages:,} passages have vectors",
    )
    if model.embedder(using) is None:
        return Check("vectors", _VECTORS, "broken", found, _NO_MODEL)
    if state.model_id != model.wanted:
        found = Text(
            f"{found.zh}；{model.wanted} 已完成 {coming.have:,}",
            f"{found.en}; {model.wanted} has {coming.have:,}",
        )
        return Check("vectors", _VECTORS, "notice", found, _TO_SWITCH)
    if not state.complete:
        return Check("vectors", _VECTORS, "broken", found, _TO_COMPLETE)
    return Check("vectors", _VECTORS, "good", found)


_NO_MODEL = Text(
    "该向量模型无法载入，检索只按词语进行：检查 SCOUT_EMBEDDER，或运行 scout documents reembed 改用另一个",
    "That embedding model cannot be loaded and search goes by words alone: check SCOUT_EMBEDDER, "
    "or run scout documents reembed to use another",
)
_TO_SWITCH = Text(
    "资料库的向量由另一个模型生成，仍由它回答；运行 scout documents reembed 改用 SCOUT_EMBEDDER 所指的模型",
    "Another model made the library's vectors and answers still: scout documents reembed makes those of SCOUT_EMBEDDER's",
)
_TO_COMPLETE = Text(
    "运行 scout documents reembed 补齐", "Run scout documents reembed to make those that are missing"
)


def _reranker(settings: Settings) -> Check:
    from assistant.retrieval.reranker import make_reranker

    reranker = make_reranker(settings)
    if reranker is None:
        return Check("reranker", _RERANKER, "good", Text("不使用", "none"))
    reranker.load()
    return Check("reranker", _RERANKER, "good", Text(settings.reranker, settings.reranker))


def _originals(settings: Settings) -> Check:
    from assistant.store.engine import Store
    from assistant.store.originals import unsound

    store = Store.open(settings)
    try:
        kept, found = unsound(store)
    finally:
        store.close()
    if not found:
        return Check(
            "originals",
            _ORIGINALS,
            "good",
            Text(f"{kept:,} 份完好", f"{kept:,} files, all as they were read"),
        )
    named = [f"{one.document_id} {one.title}" for one in found[:_NAMED]]
    more = f" +{len(found) - _NAMED}" if len(found) > _NAMED else ""
    numbers = " ".join(str(one.document_id) for one in found[:_NAMED])
    return Check(
        "originals",
        _ORIGINALS,
        "broken",
        Text(
            f"{len(found):,} 份缺失或损坏：{'、'.join(named)}{more}",
            f"{len(found):,} missing or damaged: {', '.join(named)}{more}",
        ),
        Text(
            f"原文件还在则运行 scout documents update {numbers}；否则用 scout documents update 编号 文件 换上，或从备份恢复",
            f"If the files are still where they were read: scout documents update {numbers}; "
            "else scout documents update NUMBER FILE, or restore a backup",
        ),
    )


def _purges(settings: Settings) -> Check:
    from assistant.store import purging
    from assistant.store.engine import Store

    store = Store.open(settings)
    try:
        with store.read() as session:
            left = purging.unfinished(session)
    finally:
        store.close()
    if left:
        found = Text("有清除尚未完成，磁盘上还留有痕迹", "a purge has not ended: traces are left on the disk")
        return Check(
            "purges",
            _PURGES,
            "broken",
            found,
            Text("运行 scout documents purge", "Run scout documents purge"),
        )
    return Check("purges", _PURGES, "good", Text("没有未完成的", "none unfinished"))


_NAMED = 5


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
_RERANKER = Text("重排模型", "Reranker")
_ORIGINALS = Text("原文件", "Original files")
_PURGES = Text("清除", "Purges")
_MODEL = Text("模型", "Model")

_CHECKS: tuple[tuple[str, Text, Callable[[Settings], Check]], ...] = (
    ("python", _PYTHON, _python),
    ("packages", _PACKAGES, _packages),
    ("page", _PAGE, _page),
    ("config", _CONFIG, _config),
    ("home", _HOME, _home),
    ("database", _DATABASE, _database),
    ("vectors", _VECTORS, _vectors),
    ("reranker", _RERANKER, _reranker),
    ("originals", _ORIGINALS, _originals),
    ("purges", _PURGES, _purges),
    ("model", _MODEL, _model),
)
