import type { AssetCondition } from "../asset/asset.ts";
import type { NamesIn } from "../language.ts";
import type { GiverKind, GoodsMode, ItemKind, ValueBasis } from "./goods.ts";

export const modeNames: NamesIn<GoodsMode> = {
  "zh-CN": { donation: "社会捐赠", transfer: "资产调拨" },
  "zh-TW": { donation: "社會捐贈", transfer: "資產調撥" },
  en: { donation: "Donation", transfer: "Asset transfer" },
};

export const giverKindNames: NamesIn<GiverKind> = {
  "zh-CN": { publicSchool: "公办学校", enterprise: "企业", organisation: "社会组织", person: "个人" },
  "zh-TW": { publicSchool: "公立學校", enterprise: "企業", organisation: "社會組織", person: "個人" },
  en: { publicSchool: "Public school", enterprise: "Company", organisation: "Organisation", person: "Person" },
};

export const itemKindNames: NamesIn<ItemKind> = {
  "zh-CN": { equipment: "设备", specialEquipment: "专用设备", furniture: "家具", books: "图书", consumables: "消耗品" },
  "zh-TW": { equipment: "設備", specialEquipment: "專用設備", furniture: "家具", books: "圖書", consumables: "消耗品" },
  en: { equipment: "Equipment", specialEquipment: "Special equipment", furniture: "Furniture", books: "Books", consumables: "Consumables" },
};

export const basisNames: NamesIn<ValueBasis> = {
  "zh-CN": { invoice: "发票", book: "账面价值", appraisal: "评估", market: "同类市价", nominal: "名义金额" },
  "zh-TW": { invoice: "發票", book: "帳面價值", appraisal: "鑑價", market: "同類市價", nominal: "名目金額" },
  en: { invoice: "Invoice", book: "Book value", appraisal: "Appraisal", market: "Market price", nominal: "Nominal" },
};

export const conditionNames: NamesIn<AssetCondition> = {
  "zh-CN": { inUse: "在用", idle: "闲置", broken: "损坏待修", scrapped: "已报废", lost: "丢失" },
  "zh-TW": { inUse: "使用中", idle: "閒置", broken: "損壞待修", scrapped: "已報廢", lost: "遺失" },
  en: { inUse: "In use", idle: "Idle", broken: "Broken", scrapped: "Scrapped", lost: "Lost" },
};
