import { fenOfYuan } from "../money/fen.ts";
import { RowErrors, type ParsedRow } from "../school/school-import.ts";
import { nearest, type ImportColumn, type SheetRow } from "../school/sheet-columns.ts";
import { isClassCode, type GoodsItem, type GoodsMode, type ItemKind, type ValueBasis } from "./goods.ts";

/** Kinds of goods as lists write them. */
const kindNames: Readonly<Record<string, ItemKind>> = {
  设备: "equipment",
  通用设备: "equipment",
  专用设备: "specialEquipment",
  家具: "furniture",
  家具用具: "furniture",
  图书: "books",
  消耗品: "consumables",
  耗材: "consumables",
  易耗品: "consumables",
};

const basisNames: Readonly<Record<string, ValueBasis>> = {
  发票: "invoice",
  发票价: "invoice",
  账面: "book",
  账面价值: "book",
  账面原值: "book",
  评估: "appraisal",
  评估价: "appraisal",
  市价: "market",
  同类市价: "market",
  名义金额: "nominal",
};

const column = (key: string, heading: string, example: string, more: Partial<ImportColumn> = {}): ImportColumn => ({
  key,
  heading,
  aliases: [],
  isRequired: false,
  example,
  choices: [],
  ...more,
});

/** Columns of a list of goods. Source: the fields of an asset register (name, class, spec, number, unit, value and its basis, source, custodian). */
export const goodsColumns: readonly ImportColumn[] = [
  column("name", "名称", "台式计算机（示例）", { aliases: ["物资名称", "资产名称", "品名", "书名"], isRequired: true }),
  column("kind", "类别", "设备", {
    aliases: ["物资类别", "资产类别"],
    choices: ["设备", "专用设备", "家具", "图书", "消耗品"],
    isRequired: true,
  }),
  column("count", "数量", "20", { isRequired: true }),
  column("unit", "单位", "台", { aliases: ["计量单位"], isRequired: true }),
  column("unitValue", "单价（元）", "3980.00", { aliases: ["单价", "单位价值"], isRequired: true }),
  column("valueBasis", "计价依据", "发票", {
    aliases: ["价值依据", "价值类型"],
    choices: ["发票", "账面价值", "评估", "市价", "名义金额"],
  }),
  column("spec", "规格型号", "i5/16G/512G", { aliases: ["规格", "型号"] }),
  column("classCode", "分类代码", "A02010105", { aliases: ["资产分类代码", "国标分类代码"] }),
  column("source", "来源", "2026年采购", { aliases: ["物资来源", "取得方式"] }),
  column("custodian", "保管人", "李示例", { aliases: ["责任人", "使用人"] }),
];

/** Most pieces in one line; more is a slip of the hand. Our choice. */
export const itemCountMax = 100_000;

function countOf(cell: string, errors: RowErrors): number {
  const count = /^\d{1,6}$/.test(cell.replaceAll(",", "")) ? Number(cell.replaceAll(",", "")) : Number.NaN;
  if (cell !== "" && !(count >= 1 && count <= itemCountMax)) errors.add("no-number", "count", cell);
  return count;
}

function valueOfCell(cell: string, errors: RowErrors): number {
  const value = fenOfYuan(cell);
  if (cell !== "" && (value === null || value < 0)) errors.add("no-amount", "unitValue", cell);
  return value ?? 0;
}

function named<Value>(names: Readonly<Record<string, Value>>, key: string, cell: string, errors: RowErrors): Value | null {
  const value = names[cell];
  if (value === undefined && cell !== "") errors.add("unknown-word", key, cell, nearest(cell, Object.keys(names)));
  return value ?? null;
}

/** Reads a row as an item of a list. Without a basis, a transfer's value is its book value and a donation's its invoice. */
export function parseGoodsItem({ row, cells }: SheetRow, mode: GoodsMode): ParsedRow<GoodsItem> {
  const errors = new RowErrors();
  for (const { key, isRequired } of goodsColumns) if (isRequired && (cells[key] ?? "") === "") errors.add("missing", key, "");
  const classCode = (cells["classCode"] ?? "").toUpperCase();
  if (classCode !== "" && !isClassCode(classCode)) errors.add("class-form", "classCode", classCode);
  const value: GoodsItem = {
    name: cells["name"] ?? "",
    kind: named(kindNames, "kind", cells["kind"] ?? "", errors) ?? "equipment",
    classCode: classCode || null,
    spec: cells["spec"] || null,
    count: countOf(cells["count"] ?? "", errors),
    unit: cells["unit"] ?? "",
    unitValueFen: valueOfCell(cells["unitValue"] ?? "", errors),
    valueBasis: named(basisNames, "valueBasis", cells["valueBasis"] ?? "", errors) ?? (mode === "transfer" ? "book" : "invoice"),
    source: cells["source"] || null,
    custodian: cells["custodian"] || null,
  };
  return { row, value: errors.errors.length === 0 ? value : null, errors: errors.errors };
}
