import assert from "node:assert/strict";
import { test } from "node:test";
import { fields, split, tableAround } from "../src/quote";

test("the quoted words are found, with folded spaces too", () => {
  assert.deepEqual(split("第四十条 商业银行不得。", "商业银行"), ["第四十条 ", "商业银行", "不得。"]);
  assert.deepEqual(split("甲\n乙丙丁", "甲乙丙"), ["", "甲\n乙丙", "丁"]);
  assert.deepEqual(split("a (b) c", "(b)c"), ["a ", "(b) c", ""]);
  assert.equal(split("甲乙", "丙"), null);
  assert.equal(split("甲乙", " "), null);
});

test("a fact row becomes its fields", () => {
  assert.deepEqual(fields("供方：示例甲；金额：120 万元"), [
    ["供方", "示例甲"],
    ["金额", "120 万元"],
  ]);
  assert.deepEqual(fields("经营范围：磷肥；复合肥"), [["经营范围", "磷肥；复合肥"]]);
  assert.equal(fields("没有标题的一行"), null);
});

test("a table row stands among those beside it, and not among other text", () => {
  const table = tableAround({
    text: "产品：磷链贷；A 级：3.60%",
    before: [{ text: "一、利率" }],
    after: [{ text: "产品：信用贷；A 级：4.00%" }, { text: "限额：100" }],
  });
  assert.deepEqual(table, {
    columns: ["产品", "A 级"],
    rows: [
      { cells: ["磷链贷", "3.60%"], cited: true },
      { cells: ["信用贷", "4.00%"], cited: false },
    ],
  });
});
