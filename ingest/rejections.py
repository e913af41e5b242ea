"""Why a file is not taken: one code a reason, in both languages, with what to do about it."""

from __future__ import annotations

from enum import StrEnum

from assistant.domain.text import Text
from assistant.errors import FileRejected


class Reason(StrEnum):
    """Codes as they stand in `failed[].code`."""

    NOT_FOUND = "not_found"
    NOT_READABLE = "not_readable"
    FILE_NAME = "file_name"
    LINK = "link"
    UNSUPPORTED = "unsupported"
    CONVERT = "convert"
    CONVERSION = "conversion"
    TOO_MANY_ROWS = "too_many_rows"
    WRONG_TYPE = "wrong_type"
    EMPTY = "empty"
    TOO_BIG = "too_big"
    ENCRYPTED = "encrypted"
    UNREADABLE = "unreadable"
    NEEDS_OCR = "needs_ocr"
    OCR_TIMEOUT = "ocr_timeout"
    OCR_MEMORY = "ocr_memory"
    ZIP_BOMB = "zip_bomb"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASHED = "crashed"
    BAD_LINE = "bad_line"
    DUPLICATE_ID = "duplicate_id"


REASONS: dict[Reason, Text] = {
    Reason.NOT_FOUND: Text("没有这个文件或文件夹，请检查路径", "No such file or folder; check the path"),
    Reason.NOT_READABLE: Text(
        "无权读取（{detail}），请检查权限", "Not permitted to read it ({detail}); check its permissions"
    ),
    Reason.FILE_NAME: Text(
        "文件名不是 UTF-8 编码（多见于中文 Windows 的压缩包），请重命名后再添加",
        "Its name is not UTF-8 (often so in archives made on Chinese Windows); rename it and add it again",
    ),
    Reason.LINK: Text(
        "是指向文件夹之外的链接，没有读取；如需收录，请直接添加它所指的文件",
        "A link to outside the folder, not followed; add the file that it names if it is wanted",
    ),
    Reason.UNSUPPORTED: Text(
        "不支持的类型 {detail}；可用 txt、md、html、docx、pptx、pdf、png、jpg、tif、bmp、xlsx、xls、xlsb、ods、csv、jsonl",
        "Unsupported type {detail}; use txt, md, html, docx, pptx, pdf, png, jpg, tif, bmp, xlsx, xls, xlsb, ods, csv or jsonl",
    ),
    Reason.CONVERT: Text(
        "不能直接读取 {detail}；请另存为 docx、pptx、xlsx 或 pdf 后再添加"
        "（装有 LibreOffice 时，doc、wps、rtf、odt、ppt、dps、et 会自动转换）",
        "{detail} cannot be read as it is; save it as docx, pptx, xlsx or pdf and add that"
        " (doc, wps, rtf, odt, ppt, dps and et are converted by themselves where LibreOffice is installed)",
    ),
    Reason.CONVERSION: Text(
        "LibreOffice 转换失败（{detail}）；请另存为 docx、pptx、xlsx 或 pdf 后再添加",
        "LibreOffice could not convert it ({detail}); save it as docx, pptx, xlsx or pdf and add that",
    ),
    Reason.TOO_MANY_ROWS: Text(
        "表格（行 × 列：{detail}）超过上限：每个文件 5 万行、2000 万字，每张工作表 500 万格（含空格）；没有读取，"
        "请按年份或机构拆成几个文件，并删去表外的多余内容后再添加",
        "The table (rows × columns: {detail}) is above the limit of 50,000 rows and 20 million characters a file and"
        " 5 million cells a sheet, empty ones included; it was not read. Split it, by year or branch, and delete what"
        " stands outside the table",
    ),
    Reason.WRONG_TYPE: Text(
        "内容是 {detail}，与扩展名不符，请改正扩展名",
        "The content is {detail}, not what its suffix says; mend the suffix",
    ),
    Reason.EMPTY: Text("文件中没有文字", "There is no text in the file"),
    Reason.TOO_BIG: Text(
        "太大（{detail}）；请拆分，或调高 SCOUT_MAX_FILE_MB",
        "Too big ({detail}); split it or raise SCOUT_MAX_FILE_MB",
    ),
    Reason.ENCRYPTED: Text(
        "文件有密码，请去掉密码后再添加", "It is protected by a password; remove that and add it again"
    ),
    Reason.UNREADABLE: Text(
        "文件已损坏或格式不对（{detail}），请重新导出",
        "It is damaged or malformed ({detail}); export it again",
    ),
    Reason.NEEDS_OCR: Text(
        "没有文字，对图片做文字识别（OCR）也没有读出文字；请换更清晰的扫描件",
        "No text, and none was found in its pictures by OCR either; use a clearer scan",
    ),
    Reason.OCR_TIMEOUT: Text(
        "识别页面图片（OCR）超时，已停止；请降低扫描分辨率，或调高 SCOUT_OCR_SECONDS",
        "Reading the pictures of its pages (OCR) took too long and was stopped; scan it at a lower resolution or"
        " raise SCOUT_OCR_SECONDS",
    ),
    Reason.OCR_MEMORY: Text(
        "识别页面图片（OCR）占用内存过多，已停止；请降低扫描分辨率，或调高 SCOUT_OCR_MEMORY_MB",
        "Reading the pictures of its pages (OCR) took too much memory and was stopped; scan it at a lower"
        " resolution or raise SCOUT_OCR_MEMORY_MB",
    ),
    Reason.ZIP_BOMB: Text(
        "压缩内容展开后过大，拒绝打开", "Its packed content unpacks to too much; not opened"
    ),
    Reason.TIMEOUT: Text(
        "读取 {detail} 秒没有进展，已停止；请拆分，或调高 SCOUT_READER_SECONDS",
        "Reading got no further in {detail} s and was stopped; split it or raise SCOUT_READER_SECONDS",
    ),
    Reason.MEMORY: Text(
        "读取占用内存超过 {detail} MiB，已停止；请拆分，或调高 SCOUT_READER_MEMORY_MB",
        "Reading took over {detail} MiB of memory and was stopped; split it or raise SCOUT_READER_MEMORY_MB",
    ),
    Reason.CRASHED: Text(
        "读取进程意外退出（{detail}），请重新导出该文件",
        "The reader process ended unexpectedly ({detail}); export the file again",
    ),
    Reason.BAD_LINE: Text(
        '这一行不是 {{"_id", "title", "text"}} 格式的 JSON（{detail}），请改正后再添加',
        'The line is no JSON of the form {{"_id", "title", "text"}} ({detail}); mend it and add the file again',
    ),
    Reason.DUPLICATE_ID: Text(
        "_id 与前面一行重复（{detail}），只收前面那一行",
        "Its _id stands in an earlier line ({detail}), which was taken instead",
    ),
}


class Unreadable(Exception):
    """Raised by a reader: this file cannot be taken, for `reason`."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        self.reason = reason
        self.detail = detail
        super().__init__(f"{reason}: {detail}")

    def rejected(self, path: str) -> FileRejected:
        """The same as the error that people see."""
        return FileRejected(
            path=path, reason=REASONS[self.reason].fill(detail=self.detail), reason_code=self.reason.value
        )
