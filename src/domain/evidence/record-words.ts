import type { NamesIn } from "../language.ts";
import type { RecordState } from "./record-state.ts";

export const recordStateNames: NamesIn<RecordState> = {
  "zh-CN": { planned: "已安排", submitted: "待确认", questioned: "有疑问", confirmed: "已确认", verified: "已核查", voided: "已作废" },
  "zh-TW": { planned: "已安排", submitted: "待確認", questioned: "有疑問", confirmed: "已確認", verified: "已查核", voided: "已作廢" },
  en: {
    planned: "Planned",
    submitted: "Awaiting confirmation",
    questioned: "Questioned",
    confirmed: "Confirmed",
    verified: "Verified",
    voided: "Voided",
  },
};
