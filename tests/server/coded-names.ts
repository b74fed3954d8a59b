import { roleNames, sideNames } from "../../src/domain/access/role-words.ts";
import { lineName } from "../../src/domain/allowance/line-name.ts";
import { budgetLines } from "../../src/domain/allowance/rule.ts";
import { approvalNames } from "../../src/domain/approval/words.ts";
import { assessmentPartyNames, assessmentStateNames, priorityPurposeNames } from "../../src/domain/assessment/assessment-words.ts";
import { recordStateNames } from "../../src/domain/evidence/record-words.ts";
import { purposeNames, sourceNames } from "../../src/domain/funding/funding-words.ts";
import * as goodsWords from "../../src/domain/goods/goods-words.ts";
import { standingNames } from "../../src/domain/obligation/standing-words.ts";
import { postingKindNames, postingRoleNames } from "../../src/domain/posting/posting-words.ts";
import * as requestWords from "../../src/domain/request/request-words.ts";
import { stageNames } from "../../src/domain/school/stage-words.ts";

const tables = [
  roleNames,
  sideNames,
  assessmentPartyNames,
  assessmentStateNames,
  priorityPurposeNames,
  recordStateNames,
  purposeNames,
  sourceNames,
  standingNames,
  postingKindNames,
  postingRoleNames,
  stageNames,
  ...Object.values(goodsWords),
  ...Object.values(requestWords),
];

/** What states, roles, kinds and purposes are called in Chinese: whatever of it stands in an English workbook was forgotten. */
export const codedNames: ReadonlySet<string> = new Set([
  ...tables.flatMap((names) => Object.values<string>(names["zh-CN"])),
  ...Object.values(approvalNames["zh-CN"].states),
  ...Object.values(approvalNames["zh-CN"].stateOf).flatMap((states) => Object.values<string>(states)),
  ...budgetLines.map((line) => lineName(line, "zh-CN")),
  "是",
  "否",
]);
