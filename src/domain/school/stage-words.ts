import type { NamesIn } from "../language.ts";
import type { Stage } from "./stage.ts";

export const stageNames: NamesIn<Stage> = {
  "zh-CN": { primary: "小学", junior: "初中", senior: "高中" },
  "zh-TW": { primary: "小學", junior: "國中", senior: "高中" },
  en: { primary: "Primary", junior: "Junior secondary", senior: "Senior secondary" },
};
