import assert from "node:assert/strict";
import { test } from "node:test";
import { fields, stretches, tableAround } from "../src/quote";

function marks(text: string, quote: string): string | null {
  return stretches(text, quote)?.map((one) => (one.quoted ? `[${one.text}]` : one.text)).join("") ?? null;
}

test("the quoted words are found, with folded spaces too", () => {
  assert.equal(marks("第四十条 商业银行不得。", "商业银行"), "第四十条 [商业银行]不得。");
  assert.equal(marks("甲\n乙丙丁", "甲乙丙"), "[甲\n乙丙]丁");
  assert.equal(marks("a (b) c", "(b)c"), "a [(b) c]");
  assert.equal(marks("甲 乙", "甲\n乙"), "[甲 乙]");
  assert.equal(marks("甲乙", "丙"), null);
  assert.equal(marks("甲乙", " "), null);
});

test("a quote that was shortened marks each part that it holds, in their order", () => {
  assert.equal(marks("甲乙丙丁戊", "…乙丙…"), "甲[乙丙]丁戊");
  assert.equal(marks("甲乙丙丁戊", "甲乙…… 戊"), "[甲乙]丙丁[戊]");
  assert.equal(marks("甲乙丙丁戊", "戊…甲"), null);
  assert.equal(marks("甲……乙", "甲……乙"), "[甲……乙]");
  assert.equal(marks("甲乙丙", "……"), null);
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
    kind: "table",
    text: "产品：磷链贷；A 级：3.60%",
    before: [{ text: "一、利率" }],
    after: [{ text: "产品：信用贷；A 级：4.00%" }, { text: "限额：100" }],
  });
  assert.deepEqual(table, {
    columns: ["产品", "A 级"],
    rows: [
      { cells: ["磷链贷", "3.60%"], text: "产品：磷链贷；A 级：3.60%", cited: true },
      { cells: ["信用贷", "4.00%"], text: "产品：信用贷；A 级：4.00%", cited: false },
    ],
  });
});

test("rows that leave cells out stand under the right columns, and only the quoted row is cited", () => {
  const text = "额度表（万元）\n产品：磷链贷；上限：500\n产品：信用贷；期限：12；上限：100\n产品：票据贴现；期限：6";
  const table = tableAround({ kind: "table", text, before: [], after: [] }, "产品：信用贷；期限：12；上限：100");
  assert.deepEqual(table?.columns, ["产品", "期限", "上限"]);
  assert.deepEqual(
    table?.rows.map((row) => [row.cells, row.cited]),
    [
      [null, false],
      [["磷链贷", "", "500"], false],
      [["信用贷", "12", "100"], true],
      [["票据贴现", "6", ""], false],
    ],
  );
});

test("text is no table", () => {
  const none = { kind: "table", before: [], after: [] };
  assert.equal(tableAround({ text: "第一条 本办法所称：贷款。", ...none }), null);
  assert.equal(tableAround({ text: "一、目的\n二、范围\n三、标准：A；B：C", ...none }), null);
});

test("an article that holds a table shows it, and one that only enumerates does not", () => {
  const article = { kind: "article", before: [], after: [] };
  const rates = "第十九条 质押率如下。\n买方：国企；上限：80%\n买方：民企；上限：60%";
  assert.deepEqual(tableAround({ text: rates, ...article })?.columns, ["买方", "上限"]);
  assert.equal(tableAround({ text: "第二条 定义：\n甲：一；乙：二\n丙：三；丁：四", ...article }), null);
});
