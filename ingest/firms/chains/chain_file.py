"""Reads a chain file (YAML): an industry chain as a bank defines it, with segments, synonyms and relations of its own.

    code: phosphate            # or 代码; without one the name stands for it
    name: 磷化工               # 名称
    name_en: phosphate chemicals
    synonyms: [磷产业]         # 同义词
    segments:                  # 环节: 上游, 中游, 下游, 服务
      上游:
        - 磷矿石
        - {name: 黄磷, name_en: yellow phosphorus, synonyms: [白磷]}
    relations:                 # 关系: what the bank knows and no purchased set says
      - {product: 磷酸一铵, upstream: [湿法磷酸, 合成氨]}

Every entry keeps its line of the file as its source. `scout firms chain define` writes such a file to start from.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from assistant.domain.text import Text
from assistant.errors import FileRejected
from ingest.firms.chains.chain_folder import product_name
from ingest.firms.report import Note, RejectedRow
from ingest.firms.rows import TypedRow

Rows = Iterator[TypedRow | RejectedRow | Note]

_LARGEST = 4 * 2**20
_KEYS = {
    "代码": "code", "名称": "name", "英文名": "name_en", "英文名称": "name_en", "同义词": "synonyms", "版本": "version",
    "环节": "segments", "关系": "relations", "产品": "product", "上游": "upstream", "下游": "downstream", "小类": "parts",
    "上游材料": "upstream", "下游产品": "downstream", "产品小类": "parts",
}  # fmt: skip
SEGMENTS = {
    "上游": "upstream", "中游": "midstream", "下游": "downstream", "服务": "service",
    "upstream": "upstream", "midstream": "midstream", "downstream": "downstream", "service": "service",
}  # fmt: skip
_RELATIONS = {"upstream": "upstream", "downstream": "downstream", "parts": "part"}
_MISSING = Text("必填", "must be filled in")
_NAMED = ("code", "name", "name_en", "synonyms", "version")


class ChainFile:
    """`scout firms import FILE.yaml`. The register of firms is not touched."""

    name = "chain"
    register = False
    whole = True
    """It says all of its chain: a line that it no longer has leaves the chain (merge/leaving.py)."""

    def fits(self, path: Path) -> bool:
        """A .yaml or .yml file with segments (环节) at its top."""
        if path.suffix.lower() not in (".yaml", ".yml") or not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(_LARGEST).decode("utf-8", "replace")
        return any(
            line.split(":")[0].strip("﻿'\" ") in ("segments", "环节")
            for line in head.splitlines()
            if line[:1] not in " #-"
        )

    def rows(self, path: Path) -> Rows:
        """The chain, its products in their segments, the relations; raises FileRejected."""
        return _ChainReader(path).rows()


class _ChainReader:
    """One file as YAML nodes, which know the lines they stand in."""

    def __init__(self, path: Path) -> None:
        self._file = path.name
        self._path = str(path)
        if path.stat().st_size > _LARGEST:
            raise self._refused(
                "too_big", Text("产业链定义文件过大（上限 4 MB）", "a chain file has at most 4 MB")
            )
        try:
            content = path.read_text("utf-8-sig")
        except UnicodeDecodeError as error:
            raise self._refused("encoding", Text("不是 UTF-8 文本", "not text in UTF-8")) from error
        self._lines = content.splitlines()
        self._given: set[str] = set()
        try:
            # an alias repeats what it names: ten lines of them stand for gigabytes
            if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(content, yaml.SafeLoader)):
                raise self._refused(
                    "not_a_chain", Text("不支持 YAML 别名（*）", "YAML aliases (*) are not taken")
                )
            root = yaml.compose(content, yaml.SafeLoader)
        except yaml.YAMLError as error:
            where = getattr(error, "problem_mark", None)
            line = f"{where.line + 1}" if where else "?"
            raise self._refused(
                "not_yaml", Text(f"不是 YAML（第 {line} 行）", f"not YAML (line {line})")
            ) from error
        except RecursionError as error:
            raise self._refused("not_yaml", Text("嵌套过深", "nested too deeply")) from error
        if not isinstance(root, yaml.MappingNode):
            raise self._refused("not_a_chain", Text("不是产业链定义", "not a chain's definition"))
        self._top = self._fields(root)
        if "name" not in self._top or "segments" not in self._top:
            raise self._refused(
                "not_a_chain", Text("缺少 name（名称）或 segments（环节）", "name or segments is missing")
            )

    def rows(self) -> Rows:
        fields = {key: self._top[key] for key in _NAMED if key in self._top}
        chain = {key: self._text(node) for key, node in fields.items() if key != "synonyms"}
        name = self._top["name"]
        if not chain["name"]:
            yield self._reject(name, "name", _MISSING)
            return
        code = chain.setdefault("code", chain["name"])
        chain.setdefault("name_en", chain["name"])
        values: dict[str, object] = {key: value for key, value in chain.items() if value}
        if "synonyms" in fields:
            values["synonyms"] = self._joined(fields["synonyms"])
        yield self._row("chains", values, name)
        yield from self._segments(code)
        yield from self._relations()

    def _segments(self, code: str) -> Rows:
        segments = self._top["segments"]
        if not isinstance(segments, yaml.MappingNode):
            yield self._reject(
                segments, "segments", Text("应按环节列出产品", "a list of products by segment is wanted")
            )
            return
        placed: set[str] = set()
        for key, listed in segments.value:
            segment = SEGMENTS.get(self._text(key))
            if segment is None:
                yield self._reject(
                    key,
                    "segments",
                    Text("应为：上游、中游、下游、服务", "one of: upstream, midstream, downstream, service"),
                )
                continue
            if not isinstance(listed, yaml.SequenceNode):
                if self._text(listed):
                    yield self._reject(listed, self._text(key), Text("应为列表", "a list is wanted"))
                continue
            for node in listed.value:
                fields = self._fields(node) if isinstance(node, yaml.MappingNode) else {"name": node}
                if "product" in fields:
                    fields.setdefault("name", fields.pop("product"))
                name = product_name(self._text(fields["name"])) if "name" in fields else ""
                if not name:
                    yield self._reject(node, self._text(key), _MISSING)
                    continue
                if name in placed:
                    text = Text("产品已列在前面", "the product stands further up")
                    yield self._reject(node, self._text(key), text)
                    continue
                placed.add(name)
                product: dict[str, object] = {"name": name}
                if "name_en" in fields:
                    product["name_en"] = self._text(fields["name_en"])
                if "synonyms" in fields:
                    product["synonyms"] = self._joined(fields["synonyms"])
                yield from self._product(product, node)
                yield self._row(
                    "chain_products", {"chain_id": code, "product_id": name, "segment": segment}, node
                )

    def _relations(self) -> Rows:
        relations = self._top.get("relations")
        if relations is None or (isinstance(relations, yaml.ScalarNode) and not self._text(relations)):
            return
        if not isinstance(relations, yaml.SequenceNode):
            yield self._reject(relations, "relations", Text("应为列表", "a list is wanted"))
            return
        for entry in relations.value:
            fields = self._fields(entry) if isinstance(entry, yaml.MappingNode) else {}
            name = product_name(self._text(fields["product"])) if "product" in fields else ""
            if not name:
                yield self._reject(entry, "product", _MISSING)
                continue
            yield from self._product({"name": name}, entry)
            for field, relation in _RELATIONS.items():
                listed = fields.get(field)
                nodes = listed.value if isinstance(listed, yaml.SequenceNode) else [listed] if listed else []
                for node in nodes:
                    other = product_name(self._text(node))
                    if not other or other == name:
                        text = (
                            _MISSING
                            if not other
                            else Text("产品与自身的关系", "a relation of a product to itself")
                        )
                        yield self._reject(node, field, text)
                        continue
                    yield from self._product({"name": other}, node)
                    values: dict[str, object] = {
                        "product_id": name,
                        "relation": relation,
                        "related_id": other,
                    }
                    yield self._row("product_links", values, node)

    def _product(self, values: dict[str, object], node: yaml.Node) -> Rows:
        """The product's row, once a file: segments come first, and they alone say more than its name."""
        if values["name"] not in self._given:
            self._given.add(str(values["name"]))
            yield self._row("products", values, node)

    def _fields(self, node: yaml.MappingNode) -> dict[str, yaml.Node]:
        found: dict[str, yaml.Node] = {}
        for key, value in node.value:
            word = self._text(key).strip()
            found.setdefault(_KEYS.get(word, word), value)
        return found

    @staticmethod
    def _text(node: yaml.Node) -> str:
        """A scalar as it is written (磷: no is the text "no"); "" for null and for anything else."""
        if not isinstance(node, yaml.ScalarNode) or node.tag == "tag:yaml.org,2002:null":
            return ""
        return str(node.value).strip()

    def _joined(self, node: yaml.Node) -> str:
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        return "|".join(text for text in (self._text(n).replace("|", " ") for n in nodes) if text)

    def _row(self, layout: str, values: dict[str, object], node: yaml.Node) -> TypedRow:
        number = node.start_mark.line + 1
        return TypedRow(
            layout, values, self._file, number, self._lines[number - 1].strip().removeprefix("- ")
        )

    def _reject(self, node: yaml.Node, field: str, reason: Text) -> RejectedRow:
        return RejectedRow(self._file, node.start_mark.line + 1, field, self._text(node), reason)

    def _refused(self, code: str, reason: Text) -> FileRejected:
        return FileRejected(path=self._path, reason_code=code, reason=reason)
