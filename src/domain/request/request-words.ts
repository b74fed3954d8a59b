import type { NamesIn } from "../language.ts";
import type { HigherLevel, OpinionSource, OpinionStance, RequestKind } from "./request.ts";

export const requestKindNames: NamesIn<RequestKind> = {
  "zh-CN": { building: "校舍建设", equipment: "设备配置", repair: "维修改造", other: "其他" },
  "zh-TW": { building: "校舍興建", equipment: "設備配置", repair: "修繕改造", other: "其他" },
  en: { building: "Building", equipment: "Equipment", repair: "Repair", other: "Other" },
};

export const opinionSourceNames: NamesIn<OpinionSource> = {
  "zh-CN": { township: "乡镇", department: "局内科室", leadingGroup: "领导小组", expert: "专家" },
  "zh-TW": { township: "鄉鎮", department: "局內科室", leadingGroup: "領導小組", expert: "專家" },
  en: { township: "Township", department: "Department", leadingGroup: "Leading group", expert: "Expert" },
};

export const stanceNames: NamesIn<OpinionStance> = {
  "zh-CN": { for: "同意", conditional: "有条件同意", against: "不同意" },
  "zh-TW": { for: "同意", conditional: "附條件同意", against: "不同意" },
  en: { for: "For", conditional: "For, with conditions", against: "Against" },
};

export const higherLevelNames: NamesIn<HigherLevel> = {
  "zh-CN": { city: "市级", province: "省级", state: "国家" },
  "zh-TW": { city: "市級", province: "省級", state: "國家" },
  en: { city: "City", province: "Province", state: "State" },
};
