"""One file, or the picture of one page, cannot be taken; the rest goes on."""

from __future__ import annotations

from assistant.domain.text import Lang, Text
from assistant.errors.base import ScoutError


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


class OutputUnwritable(ScoutError):
    """A file that was asked for cannot be written; nothing half-written is left. Takes `path`, `why`."""

    code = "output_unwritable"
    http_status = 500
    message = Text("无法写入 {path}（{why}）", "{path} cannot be written ({why})")
    hint = Text("检查路径、权限和磁盘空间", "Check the path, its permissions and the room on the disk")


class BatchFailed(ScoutError):
    """Some firms of a list got no report; the others are written. Takes `failed`, `total`, `first` (the first reason)."""

    code = "batch_failed"
    http_status = 422
    message = Text(
        "{total} 家中有 {failed} 家没有出报告，首个原因：{first}",
        "{failed} of {total} firms got no report; the first: {first}",
    )
    hint = Text("其余已写入；全部原因见目录表", "The others are written; the index sheet names every reason")
