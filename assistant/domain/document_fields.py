"""What documents are called and sorted by, for people: kinds, and the fields that can be edited. Pure."""

from __future__ import annotations

from assistant.domain.text import Text

KINDS = {
    "law": Text("法规", "law"),
    "report": Text("报告", "report"),
    "manual": Text("制度", "manual"),
    "notice": Text("通知", "notice"),
    "table": Text("表格", "table"),
    "web": Text("网页", "web page"),
    "other": Text("其他", "other"),
}

EDITABLE = {
    "title": Text("标题", "Title"),
    "kind": Text("类别", "Kind"),
    "document_number": Text("文号", "Number"),
    "issuer": Text("发布机构", "Issuer"),
    "region": Text("地区", "Region"),
    "issued_on": Text("发布日期", "Issued"),
    "effective_on": Text("施行日期", "In force from"),
    "repealed_on": Text("失效日期", "Repealed"),
}
"""Fields that a person can set, in the order in which they are shown."""

KEPT = ("title", "kind", "issuer", "region")
"""Fields whose entries a new version of the same file keeps: they say what sort of document it is. Number and dates
belong to one version."""
