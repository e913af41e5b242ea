"""A named thing does not exist, is one of several, or is not what was meant."""

from __future__ import annotations

from assistant.domain.text import Text
from assistant.errors.base import ScoutError


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


class ProductNotFound(NotFound):
    """No product has this name. Takes `name`."""

    code = "product_not_found"
    message = Text("企业库中没有产品“{name}”", "No product “{name}” in the firm database")
    hint = Text(
        "请核对名称，或用 scout firms import 导入产品与产业链数据",
        "Check the name, or bring products in with scout firms import",
    )


class SimilarProducts(ProductNotFound):
    """No product has this name, some have a name like it. Takes `name`, `choices` (names joined)."""

    hint = Text("名称相近的有：{choices}", "Similar names: {choices}")


class ChainNotFound(NotFound):
    """No industry chain has this code or name. Takes `name`, `choices` (names joined, or a dash)."""

    code = "chain_not_found"
    message = Text("企业库中没有产业链“{name}”", "No industry chain “{name}” in the firm database")
    hint = Text(
        "已有产业链：{choices}；用 scout firms chain define 起草新的产业链",
        "Chains there are: {choices}; draft a new one with scout firms chain define",
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


class ReportLost(NotFound):
    """No report of that job is here: the server was started anew since, or it has been long ago. Takes `name`."""

    code = "report_lost"
    message = Text("报告任务 {name} 已不在", "The report job {name} is no longer here")
    hint = Text("服务重启或时间过久后须重新生成", "After a restart or a long time it has to be made again")


class ReportNotReady(ScoutError):
    """The report is still being made. Takes `name`."""

    code = "report_not_ready"
    http_status = 409
    message = Text("报告任务 {name} 还没有完成", "The report job {name} is not done yet")
    hint = Text("请稍候再下载", "Wait a moment, then download it")


class AmbiguousFirm(ScoutError):
    """Several firms fit. Takes `name`, `choices` (names joined)."""

    code = "ambiguous_firm"
    http_status = 409
    message = Text("“{name}”对应不止一家企业：{choices}", "“{name}” fits several firms: {choices}")
    hint = Text("请用全称或统一社会信用代码", "Use the full name or the credit code")
