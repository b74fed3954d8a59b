import type { NamesIn } from "../language.ts";
import type { Standing } from "./standing.ts";

export const standingNames: NamesIn<Standing> = {
  "zh-CN": {
    met: "已兑现",
    exceeded: "超额",
    missed: "未兑现",
    "at-risk": "有风险",
    due: "将到期",
    "on-track": "进行中",
    waived: "已豁免",
    unproven: "待佐证",
    unquantified: "待定量",
  },
  "zh-TW": {
    met: "已兌現",
    exceeded: "超額",
    missed: "未兌現",
    "at-risk": "有風險",
    due: "即將到期",
    "on-track": "進行中",
    waived: "已豁免",
    unproven: "待佐證",
    unquantified: "待定量",
  },
  en: {
    met: "Met",
    exceeded: "Exceeded",
    missed: "Missed",
    "at-risk": "At risk",
    due: "Due soon",
    "on-track": "On track",
    waived: "Waived",
    unproven: "Unproven",
    unquantified: "No number yet",
  },
};
