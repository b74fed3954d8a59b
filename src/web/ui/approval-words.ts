import { approvalNames, type ApprovalNames } from "../../domain/approval/words.ts";
import { messagesIn } from "../app/language.ts";

export { approvalMoveName, approvalMoveNames, approvalStateName } from "../../domain/approval/words.ts";

interface ApprovalWords extends ApprovalNames {
  readonly reason: string;
  readonly comment: string;
  readonly place: string;
  readonly day: (move: string) => string;
  readonly many: (count: number) => string;
  readonly stop: string;
}

/** States and moves of everything that goes through approval, and the words of the window that asks for more. */
export const approvalWords = messagesIn<ApprovalWords>({
  "zh-CN": {
    ...approvalNames["zh-CN"],
    reason: "退回原因",
    comment: "意见",
    place: "指出的位置",
    day: (move) => `${move}日期`,
    many: (count) => `共 ${count} 项，全部办理或全部不办`,
    stop: "停止，全部不办",
  },
  "zh-TW": {
    ...approvalNames["zh-TW"],
    reason: "退回原因",
    comment: "意見",
    place: "指出的位置",
    day: (move) => `${move}日期`,
    many: (count) => `共 ${count} 項，全部辦理或全部不辦`,
    stop: "停止，全部不辦",
  },
  en: {
    ...approvalNames.en,
    reason: "Reason for returning",
    comment: "Comment",
    place: "Place in question",
    day: (move) => `Day (${move})`,
    many: (count) => `${count} in all: either all of them or none`,
    stop: "Stop, change nothing",
  },
});
