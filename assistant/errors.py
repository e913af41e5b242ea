"""Every error that a user can meet, with a code, an HTTP status, an exit status and both languages.

    ScoutError
    ├── UsageError            2 / 400   the call is wrong: the caller changes the words
    │   ├── BlankQuestion
    │   ├── QuestionTooLong   2 / 413
    │   ├── RequestTooLarge   2 / 413
    │   ├── HostRefused       2 / 421   (the server does not answer to that name)
    │   ├── ForeignPage       2 / 403   (another site's page may change nothing)
    │   ├── WritingOff        2 / 403   (the browser may change nothing here)
    │   ├── NameRefused       2 / 400   (no file of that name can be kept)
    │   └── EntryRefused      2 / 400   (a document's field cannot have that value)
    ├── NotFound              1 / 404   a named thing does not exist
    │   ├── FirmNotFound
    │   │   └── SimilarFirms  (names like it are given)
    │   ├── DocumentNotFound
    │   │   └── DocumentReplaced  (a newer version stands in its place)
    │   ├── FolderNotFound
    │   ├── PassageNotFound
    │   ├── OriginalMissing
    │   └── ConversationNotFound
    ├── AmbiguousFirm         1 / 409   several firms fit: the officer picks
    ├── FolderEmpty           1 / 409   what a folder held would all be removed: the operator says if that is meant
    ├── StoreError            1 / 503   the home or the database cannot be used: the operator mends it
    │   ├── HomeNotReady      (no store here yet: run scout init)
    │   ├── HomeNotWritable
    │   ├── HomeHasOwnData    1 / 409   the demo bank is not mixed with a bank's own data
    │   ├── StoreBusy         (another process writes)
    │   ├── StoreOutdated     (migrations are missing)
    │   ├── StoreNewer        (made by a newer program)
    │   ├── DatabaseUnusable  (its address, its driver or its file)
    │   ├── StoreFull         (no room on the disk)
    │   └── PurgeUnfinished   (text is out of every answer, traces are left on the disk)
    ├── EmbedderUnavailable   1 / 503   the embedding model cannot be loaded: the operator mends the setting
    ├── RerankerUnavailable   1 / 503   the reranker cannot be loaded: the operator mends the setting
    ├── ExtraMissing          1 / 503   a part that is installed on demand is not: the operator installs it
    ├── ClusterUnreachable    1 / 503   no Dask scheduler answers, or it has no workers: the operator mends that
    ├── ConfigInvalid         1 / 503   a file of assistant/config does not hold: the bank mends its edit
    ├── ServerUnavailable     1 / 503   the server cannot start
    │   ├── PortTaken
    │   ├── AddressUnusable
    │   ├── AlreadyServing
    │   └── PageNotBuilt
    ├── FileRejected          1 / 422   one file cannot be taken; the rest goes on
    ├── PageUnavailable       1 / 422   a page of a document has no picture; its text stands
    └── ModelError            1 / 502   the chat model cannot be used or does not answer
        ├── ModelNotAvailable
        └── ModelSilent

The message says what is wrong, the hint what to do next. Nothing matches on error text: match on `code`.
"""

from __future__ import annotations

from typing import ClassVar

from assistant.domain.text import Lang, Text


class ScoutError(Exception):
    """A stated failure. `message` and `hint` hold both languages; `params` fill their fields."""

    code: ClassVar[str] = "error"
    http_status: ClassVar[int] = 500
    exit_status: ClassVar[int] = 1
    message: ClassVar[Text] = Text("出错了", "Something went wrong")
    hint: ClassVar[Text] = Text("请查看日志", "See the log")

    def __init__(self, **params: object) -> None:
        self.params = params
        super().__init__(self.line("en"))

    def text(self, lang: Lang) -> str:
        """What is wrong, in `lang`."""
        return self.message[lang].format(**self.params)

    def advice(self, lang: Lang) -> str:
        """What to do next, in `lang`."""
        return self.hint[lang].format(**self.params)

    def line(self, lang: Lang) -> str:
        """The one line that a person reads."""
        return f"{self.text(lang)}{'。' if lang == 'zh' else '. '}{self.advice(lang)}"


class UsageError(ScoutError):
    """The call is wrong. Takes `what`, a Text or str."""

    code = "usage"
    http_status = 400
    exit_status = 2
    message = Text("用法不对：{what}", "Wrong usage: {what}")
    hint = Text("用 scout --help 查看用法", "See scout --help")


class BlankQuestion(UsageError):
    """The question holds nothing to read."""

    code = "blank_question"
    message = Text("问题是空的", "The question is blank")
    hint = Text("请写出要问的内容，例如：scout ask 福泉有哪些磷化工企业", "Write what you want to know")


class QuestionTooLong(UsageError):
    """The question is longer than the limit. Takes `chars` and `limit`."""

    code = "question_too_long"
    http_status = 413
    message = Text(
        "问题有 {chars} 个字，上限是 {limit}", "The question has {chars} characters, the limit is {limit}"
    )
    hint = Text(
        "请缩短问题；长文请用 scout documents add 加入资料库",
        "Shorten it; add long texts to the library with scout documents add",
    )


class RequestTooLarge(UsageError):
    """The request's body is larger than the server takes. Takes `limit`, in bytes."""

    code = "request_too_large"
    http_status = 413
    message = Text("请求超过 {limit} 字节", "The request is larger than {limit} bytes")
    hint = Text("请缩短内容", "Send less")


class HostRefused(UsageError):
    """The request names a host that is not this server (DNS rebinding). Takes `host`."""

    code = "host_refused"
    http_status = 421
    message = Text("本服务不以“{host}”这个名称应答", "This server does not answer to the name “{host}”")
    hint = Text(
        "用 http://127.0.0.1 打开，或把名称加入 SCOUT_ALLOWED_HOSTS",
        "Open it as http://127.0.0.1, or add the name to SCOUT_ALLOWED_HOSTS",
    )


class ForeignPage(UsageError):
    """A change was asked for by a page of another site, or by a script that does not say it is ours. Takes `origin`."""

    code = "foreign_page"
    http_status = 403
    message = Text("不接受来自“{origin}”的修改请求", "A change asked for from “{origin}” is not taken")
    hint = Text(
        "请在信贷参谋自己的页面上操作；脚本请带请求头 X-Scout-Write: 1",
        "Use Credit Scout's own page; a script sends the header X-Scout-Write: 1",
    )


class WritingOff(UsageError):
    """The library cannot be changed from the browser on this server."""

    code = "writing_off"
    http_status = 403
    message = Text("本服务不接受网页上传和修改", "This server takes no uploads and changes from the browser")
    hint = Text(
        "请用 scout documents add，或由管理员设置 SCOUT_ALLOW_UPLOAD=true",
        "Use scout documents add, or have SCOUT_ALLOW_UPLOAD=true set",
    )


class NameRefused(UsageError):
    """An uploaded file has a name under which it cannot be kept. Takes `name`, `why` (Text)."""

    code = "name_refused"
    message = Text("文件名“{name}”无法使用：{why}", "The file name “{name}” cannot be used: {why}")
    hint = Text("请重命名后再上传", "Rename the file and upload it again")

    def __init__(self, *, name: str, why: Text) -> None:
        self.why = why
        super().__init__(name=name, why=why)

    def text(self, lang: Lang) -> str:
        """What is wrong with the name, in `lang`."""
        return self.message[lang].format(name=self.params["name"], why=self.why[lang])


class EntryRefused(UsageError):
    """What was entered for a document's field cannot be. Takes `field` (Text), `value`, `why` (Text)."""

    code = "entry_refused"
    message = Text("{field} 不能是“{value}”：{why}", "{field} cannot be “{value}”: {why}")
    hint = Text("改正后再试；文件没有变", "Mend it and try again; the document is as it was")

    def __init__(self, *, field: Text, value: str, why: Text) -> None:
        self.field, self.why = field, why
        super().__init__(field=field, value=value[:100], why=why)

    def text(self, lang: Lang) -> str:
        """What is wrong with the entry, in `lang`."""
        return self.message[lang].format(**self.params | {"field": self.field[lang], "why": self.why[lang]})


class NotFound(ScoutError):
    """A named thing does not exist. Takes `name`."""

    code = "not_found"
    http_status = 404
    message = Text("找不到：{name}", "Not found: {name}")
    hint = Text("请检查名称或编号", "Check the name or number")


class FirmNotFound(NotFound):
    """No firm has this name or number. Takes `name`."""

    code = "firm_not_found"
    message = Text("企业库中没有“{name}”", "No firm “{name}” in the database")
    hint = Text(
        "请核对全称或统一社会信用代码，或用 scout firms find 查找",
        "Check the full name or credit code, or look with scout firms find",
    )


class SimilarFirms(FirmNotFound):
    """No firm has this name, some have a name like it: the officer picks. Takes `name`, `choices` (names joined)."""

    hint = Text(
        "名称相近的有：{choices}；请用全称或统一社会信用代码",
        "Similar names: {choices}; use the full name or the credit code",
    )


class DocumentNotFound(NotFound):
    """No live document has this number. Takes `name`."""

    code = "document_not_found"
    message = Text("资料库中没有文件“{name}”", "No document “{name}” in the library")
    hint = Text("用 scout documents list 查看", "See scout documents list")


class DocumentReplaced(DocumentNotFound):
    """The number is an older version's. Takes `name`, `by` (number of the document that took its place)."""

    code = "document_replaced"
    message = Text("文件 {name} 已被新版本取代", "Document {name} has been replaced by a newer version")
    hint = Text("请用编号 {by}", "Use number {by}")


class FolderNotFound(NotFound):
    """The folder to synchronise with is not there. Takes `name`."""

    code = "folder_not_found"
    message = Text("没有文件夹 {name}", "There is no folder {name}")
    hint = Text(
        "检查路径；共享盘请先挂载。要移除其中的资料：scout documents remove 文件夹",
        "Check the path, mount a share first. To remove what was in it: scout documents remove FOLDER",
    )


class FolderEmpty(ScoutError):
    """The folder is empty while documents of it are in the library. Takes `name`, `documents`."""

    code = "folder_empty"
    http_status = 409
    message = Text(
        "{name} 中没有文件，而资料库中有 {documents} 份来自该处",
        "There is no file in {name}, and {documents} documents in the library came from there",
    )
    hint = Text(
        "共享盘可能没有挂载；确实已清空则加 --allow-empty",
        "The share may not be mounted; add --allow-empty if it has really been emptied",
    )


class PassageNotFound(NotFound):
    """No live passage has this number. Takes `name`."""

    code = "passage_not_found"
    message = Text("资料库中已没有第 {name} 号段落", "Passage {name} is no longer in the library")
    hint = Text(
        "该资料可能已更新或移除，请重新提问", "Its document may have been updated or removed: ask again"
    )


class OriginalMissing(NotFound):
    """The file that a document was read from is not in the file store. Takes `name`."""

    code = "original_missing"
    message = Text("文件库中没有“{name}”的原文件", "The file of “{name}” is not in the file store")
    hint = Text("请重新添加该文件", "Add the file again")


class ConversationNotFound(NotFound):
    """No conversation has this id. Takes `name`."""

    code = "conversation_not_found"
    message = Text("没有对话“{name}”", "No conversation “{name}”")
    hint = Text("去掉 --conversation 开始新的对话", "Leave out --conversation to start a new one")


class AmbiguousFirm(ScoutError):
    """Several firms fit. Takes `name`, `choices` (names joined)."""

    code = "ambiguous_firm"
    http_status = 409
    message = Text("“{name}”对应不止一家企业：{choices}", "“{name}” fits several firms: {choices}")
    hint = Text("请用全称或统一社会信用代码", "Use the full name or the credit code")


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


class EmbedderUnavailable(ScoutError):
    """The embedding model cannot be loaded. Takes `name`, `why`."""

    code = "embedder_unavailable"
    http_status = 503
    message = Text("向量模型 {name} 无法载入（{why}）", "The embedding model {name} cannot be loaded ({why})")
    hint = Text(
        "检查 SCOUT_EMBEDDER 的名称或路径；去掉它则使用内置模型",
        "Check the name or path in SCOUT_EMBEDDER; without it the built-in model is used",
    )


class RerankerUnavailable(ScoutError):
    """The cross-encoder that reorders what search found cannot be loaded. Takes `name`, `why`."""

    code = "reranker_unavailable"
    http_status = 503
    message = Text("重排模型 {name} 无法载入（{why}）", "The reranker {name} cannot be loaded ({why})")
    hint = Text(
        "检查 SCOUT_RERANKER 的名称或路径；去掉它则不重排",
        "Check the name or path in SCOUT_RERANKER; without it nothing is reordered",
    )


class ExtraMissing(ScoutError):
    """A part of the program that is installed on demand is not there. Takes `what`, `extra`."""

    code = "extra_missing"
    http_status = 503
    message = Text("{what} 需要的组件没有安装", "What {what} needs is not installed")
    hint = Text("运行 pip install 'credit-scout[{extra}]'", "Run pip install 'credit-scout[{extra}]'")


class ClusterUnreachable(ScoutError):
    """No Dask scheduler answers there, or it has no workers. Takes `address`, `why`."""

    code = "cluster_unreachable"
    http_status = 503
    message = Text(
        "连不上 Dask 集群 {address}（{why}）", "The Dask cluster at {address} cannot be used ({why})"
    )
    hint = Text(
        "检查地址（tcp://主机:8786）以及调度器和工作进程是否在运行",
        "Check the address (tcp://host:8786), and that scheduler and workers are running",
    )


class ConfigInvalid(ScoutError):
    """A file that a bank edits does not hold. Takes `file`, `why` (field and reason)."""

    code = "config_invalid"
    http_status = 503
    message = Text("配置文件 {file} 有误：{why}", "The configuration file {file} is wrong: {why}")
    hint = Text(
        "改正后重新运行；scout doctor 会再查一遍", "Mend it and run again; scout doctor checks it once more"
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


class ServerUnavailable(ScoutError):
    """The server cannot start."""

    code = "server_unavailable"
    http_status = 503


class PortTaken(ServerUnavailable):
    """The port is in use. Takes `host`, `port`."""

    code = "port_taken"
    message = Text("端口 {host}:{port} 已被占用", "Port {host}:{port} is taken")
    hint = Text("换一个端口：scout serve --port 8001", "Use another: scout serve --port 8001")


class AddressUnusable(ServerUnavailable):
    """The address cannot be listened on. Takes `host`, `port`, `why`."""

    code = "address_unusable"
    message = Text("无法监听 {host}:{port}（{why}）", "Cannot listen on {host}:{port} ({why})")
    hint = Text(
        "换一个地址或端口：scout serve --host 127.0.0.1 --port 8000",
        "Use another: scout serve --host 127.0.0.1 --port 8000",
    )


class AlreadyServing(ServerUnavailable):
    """Another server runs on this home. Takes `home`, `pid`."""

    code = "already_serving"
    message = Text(
        "{home} 已有 scout serve 在运行（进程 {pid}）", "scout serve already runs on {home} (process {pid})"
    )
    hint = Text("使用已运行的服务，或先停止它", "Use that server, or stop it first")


class PageNotBuilt(ServerUnavailable):
    """The chat page's files are not in the installation."""

    code = "page_not_built"
    message = Text("聊天页面还没有构建", "The chat page has not been built")
    hint = Text("运行 make setup", "Run make setup")


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


class FileRejected(ScoutError):
    """One file cannot be taken. Takes `path`, `reason` (Text); `reason_code` names the kind."""

    code = "file_rejected"
    http_status = 422
    message = Text("{path}：{reason}", "{path}: {reason}")
    hint = Text("其余文件不受影响", "The other files are not affected")

    def __init__(self, *, path: str, reason: Text, reason_code: str) -> None:
        self.reason = reason
        self.reason_code = reason_code
        super().__init__(path=path, reason=reason)

    def text(self, lang: Lang) -> str:
        """What is wrong with the file, in `lang`."""
        return self.message[lang].format(path=self.params["path"], reason=self.reason[lang])


class PageUnavailable(ScoutError):
    """No picture of a document's page can be made. Takes `page` (counted from 1), `why` (Text)."""

    code = "page_unavailable"
    http_status = 422
    message = Text("无法显示第 {page} 页（{why}）", "Page {page} cannot be shown ({why})")
    hint = Text(
        "文字内容不受影响；可下载原文件查看", "Its text is not affected; open the original file instead"
    )

    def __init__(self, *, page: int, why: Text) -> None:
        self.why = why
        super().__init__(page=page, why=why)

    def text(self, lang: Lang) -> str:
        """What is wrong with the page, in `lang`."""
        return self.message[lang].format(page=self.params["page"], why=self.why[lang])


class ModelError(ScoutError):
    """The chat model cannot be used. Takes `model`, `why`."""

    code = "model"
    http_status = 502
    message = Text("模型 {model} 无法使用：{why}", "The model {model} cannot be used: {why}")
    hint = Text(
        "检查 SCOUT_MODEL；去掉它则使用内置模型", "Check SCOUT_MODEL; without it the built-in model answers"
    )


class ModelNotAvailable(ModelError):
    """No such provider, or its package or key is missing. Takes `model`, `why`."""

    code = "model_not_available"


class ModelSilent(ModelError):
    """The model gave nothing usable. Takes `model`, `why`."""

    code = "model_silent"
    message = Text(
        "模型 {model} 没有给出可用的回答（{why}）", "The model {model} gave no usable answer ({why})"
    )
