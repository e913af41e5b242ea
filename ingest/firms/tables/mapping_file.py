"""What a mapping file says: YAML that tells which column of a table is what. Knows nothing of the tables' fields.

table: supplies                 # or 供货记录
columns:                        # header in the file: field, or template header
  供方税号: 供应商代码
  购方税号: 买方代码
  价税合计: {field: 金额, unit: 万元}
  开票日期: {field: 日期, format: "%d/%m/%Y"}
  业务类型: {field: 单据类型, values: {销售: 合同, 发货: 交付}}
constants: {按期付款: 是}         # the same in every row
skip: {状态: [作废, 红冲]}         # rows in which a column holds one of these words
sheet: 明细                      # of a workbook; else its first sheet with these headers
header_row: 3                   # else the first row with these headers
register: true                  # its names and register entries hold over what is stored
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.domain.text import Text
from assistant.errors import FileRejected

_MOST_BYTES = 1 << 20
_MOST_ROWS = 1 << 20  # as many as a spreadsheet has


class ColumnSaid(BaseModel):
    """What a column is."""

    model_config = ConfigDict(extra="forbid")

    field: str
    unit: str | None = None
    format: str | None = None
    values: dict[str, str | None] = Field(default_factory=dict)


class MappingSaid(BaseModel):
    """A mapping as it is written."""

    model_config = ConfigDict(extra="forbid")

    table: str
    columns: dict[str, str | ColumnSaid]
    constants: dict[str, str] = Field(default_factory=dict)
    skip: dict[str, list[str] | str] = Field(default_factory=dict)
    sheet: str | None = None
    header_row: int | None = Field(default=None, ge=1, le=_MOST_ROWS)
    register_own: bool = Field(default=False, alias="register")


def read_mapping(path: Path) -> tuple[MappingSaid, str]:
    """What a mapping file says, with its SHA-256; raises FileRejected for a file that is none."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise refused(path, Text("太大，不是映射文件", "too large to be a mapping"))
        content = path.read_bytes()
        # an alias repeats what it names: ten lines of them stand for gigabytes
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(content, yaml.SafeLoader)):
            raise refused(path, Text("不支持 YAML 别名（*）", "YAML aliases (*) are not taken"))
        said = _strings(yaml.safe_load(content))
    except OSError as error:
        raise refused(
            path, Text("没有这个文件或无法读取", "there is no such file, or it cannot be read")
        ) from error
    except RecursionError as error:
        raise refused(path, Text("嵌套过深", "nested too deeply")) from error
    except (yaml.YAMLError, ValueError) as error:  # a day or a number that there is none of is a ValueError
        problem = " ".join(str(error).split())[:200]
        raise refused(path, Text(f"不是 YAML（{problem}）", f"not YAML ({problem})")) from error
    if not isinstance(said, dict):
        raise refused(path, Text("应写明 table 和 columns", "it must say table and columns"))
    try:
        mapping = MappingSaid.model_validate(said)
    except ValidationError as error:
        raise refused(path, _problem(error)) from error
    return mapping, hashlib.sha256(content).hexdigest()


def _strings(said: Any) -> Any:
    """Words of the mapping as text: YAML makes numbers and dates of some, and true of 是 in no case but of yes."""
    if isinstance(said, dict):
        return {
            str(key): value if key in ("register", "header_row") else _strings(value)
            for key, value in said.items()
        }
    if isinstance(said, list):
        return [_strings(value) for value in said]
    if isinstance(said, bool):
        return "是" if said else "否"
    return said if said is None or isinstance(said, str) else str(said)


def _problem(error: ValidationError) -> Text:
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"] if part not in ("str", "ColumnSaid"))
    if first["type"] == "extra_forbidden":
        return Text(f"不认识 {place}", f"{place} is not known")
    if first["type"] == "missing":
        return Text(f"缺少 {place}", f"{place} is missing")
    return Text(f"{place}：写法不对（{first['msg']}）", f"{place}: {first['msg']}")


def refused(path: Path, reason: Text) -> FileRejected:
    return FileRejected(path=str(path), reason_code="bad_mapping", reason=reason)
