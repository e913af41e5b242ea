"""The home or the database cannot be used: the operator mends it."""

from __future__ import annotations

from assistant.domain.text import Text
from assistant.errors.base import ScoutError


class StoreError(ScoutError):
    """The home folder or the database cannot be used. Takes `home`."""

    code = "store"
    http_status = 503
    message = Text("无法使用数据目录 {home}", "The home folder {home} cannot be used")
    hint = Text("运行 scout doctor 检查", "Run scout doctor")


class HomeNotReady(StoreError):
    """No store here yet. Takes `home`."""

    code = "home_not_ready"
    message = Text("{home} 中还没有数据库", "There is no store in {home} yet")
    hint = Text(
        "先运行 scout init（加 --demo 载入示例银行）", "Run scout init first (--demo loads the demo bank)"
    )


class HomeNotWritable(StoreError):
    """The home folder cannot be written. Takes `home`, `why`."""

    code = "home_not_writable"
    message = Text("数据目录 {home} 不可写（{why}）", "The home folder {home} is not writable ({why})")
    hint = Text(
        "修改目录权限，或用 SCOUT_HOME 指定另一个目录",
        "Mend its permissions, or name another folder in SCOUT_HOME",
    )


class StoreBusy(StoreError):
    """Another process writes for longer than the limit. Takes `home`, `seconds`."""

    code = "store_busy"
    message = Text(
        "另一个进程正在写入 {home}，已等待 {seconds} 秒",
        "Another process is writing to {home}; waited {seconds} s",
    )
    hint = Text("等它完成后重试", "Try again when it has finished")


class StoreOutdated(StoreError):
    """The database's schema is not this program's. Takes `home`, `found`, `wanted`."""

    code = "store_outdated"
    message = Text(
        "数据库版本是 {found}，程序需要 {wanted}",
        "The database is at version {found}, this program needs {wanted}",
    )
    hint = Text("运行 scout init 升级（数据保留）", "Run scout init to upgrade it (data is kept)")


class StoreNewer(StoreError):
    """A newer program made or upgraded the database. Takes `home`, `found`, `wanted`."""

    code = "store_newer"
    message = Text(
        "数据库（版本 {found}）由更新的程序建立，本程序只认识到 {wanted}",
        "The database (version {found}) was made by a newer program; this one knows versions up to {wanted}",
    )
    hint = Text("请升级程序，或从备份恢复旧版数据库", "Upgrade the program, or restore an older backup")


class DatabaseUnusable(StoreError):
    """The database cannot be opened. Takes `url` (without its password), `why`."""

    code = "database_unusable"
    message = Text("数据库 {url} 打不开（{why}）", "The database {url} cannot be opened ({why})")
    hint = Text(
        "检查 SCOUT_DATABASE_URL 和文件权限；文件已损坏时从备份恢复",
        "Check SCOUT_DATABASE_URL and the file's permissions; restore a damaged file from a backup",
    )


class StoreFull(StoreError):
    """The disk has no room. Takes `home`."""

    code = "store_full"
    http_status = 507
    message = Text("磁盘空间不足，无法写入 {home}", "No room on the disk to write to {home}")
    hint = Text(
        "已完成的部分保留；腾出空间后重新运行即可继续",
        "What was done is kept; make room and run it again to go on",
    )


class PurgeUnfinished(StoreError):
    """Purged text is out of every answer, but the process that keeps the mirrors has not built them anew. Takes `home`."""

    code = "purge_unfinished"
    message = Text(
        "资料已从所有回答中清除，但 {home} 的检索镜像由另一进程使用，尚未重建",
        "The text is out of every answer, but another process keeps the search mirrors of {home} and has not rebuilt them",
    )
    hint = Text(
        "稍后运行 scout documents purge 完成清除；或先停止那个进程",
        "Run scout documents purge again later to finish; or stop that process first",
    )


class HomeHasOwnData(StoreError):
    """The demo bank is not loaded beside a bank's own data: their figures would mix. Takes `home`."""

    code = "home_has_own_data"
    http_status = 409
    message = Text(
        "{home} 中已有本行自己的资料或企业，不与示例银行混放",
        "{home} holds documents or firms of your own, which are not mixed with the demo bank",
    )
    hint = Text(
        "把示例放到另一个目录：SCOUT_HOME=目录 scout init --demo",
        "Put the demo into another home: SCOUT_HOME=FOLDER scout init --demo",
    )
