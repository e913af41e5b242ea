"""A part of the installation cannot be used: a model of search, an extra, a file of settings, the server."""

from __future__ import annotations

from assistant.domain.text import Lang, Text
from assistant.errors.base import ScoutError


class ReportsBusy(ScoutError):
    """More reports are waited for than the server takes. Takes `waiting`."""

    code = "reports_busy"
    http_status = 503
    message = Text("已有 {waiting} 份报告在排队", "{waiting} reports are waiting already")
    hint = Text(
        "请稍后再试；大批量请用 scout report --batch", "Try again later; for many use scout report --batch"
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


class FontMissing(ScoutError):
    """No Chinese font is there to set a document in. Takes `folder`, where setup puts one."""

    code = "font_missing"
    http_status = 503
    message = Text(
        "没有可用的中文字体（{folder} 和系统字体目录中都没有）",
        "No Chinese font is there (neither in {folder} nor in the system's folders)",
    )
    hint = Text(
        "运行 make setup，或在系统中安装 Noto Sans CJK；md、html、json 不需要它",
        "Run make setup, or install Noto Sans CJK on the system; md, html and json do without",
    )


class StyleUnusable(ScoutError):
    """A file that the bank gave for its reports' looks cannot be used. Takes `file`, `why` (Text)."""

    code = "style_unusable"
    http_status = 503
    message = Text(
        "报告样式文件 {file} 无法使用：{why}", "{file} cannot be used for the report's style: {why}"
    )
    hint = Text(
        "换一个文件，或去掉这项设置使用内置样式；没有生成任何文件",
        "Give another file, or none for the built-in style; nothing was written",
    )

    def __init__(self, *, file: str, why: Text) -> None:
        self.why = why
        super().__init__(file=file, why=why)

    def text(self, lang: Lang) -> str:
        """What is wrong with the file, in `lang`."""
        return self.message[lang].format(file=self.params["file"], why=self.why[lang])


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
