import type { NamesIn } from "../../domain/language.ts";

/** What cells of workbooks say besides the names of states, roles and kinds, which stand in the domain. */
export const cellWords: NamesIn<"inForce" | "yes" | "no" | "due" | "event" | "back"> = {
  "zh-CN": { inForce: "生效中", yes: "是", no: "否", due: "到期", event: "活动", back: "冲回" },
  "zh-TW": { inForce: "生效中", yes: "是", no: "否", due: "到期", event: "活動", back: "沖回" },
  en: { inForce: "in force", yes: "Yes", no: "No", due: "Due", event: "Event", back: "Reversal" },
};
