"""The call is wrong, or not allowed: the caller changes it."""

from __future__ import annotations

from assistant.domain.text import Lang, Text
from assistant.errors.base import ScoutError


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
