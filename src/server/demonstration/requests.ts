import { v7 as newId } from "uuid";
import type { RequestContent } from "../../contract/request.ts";
import { addDays, dayText, type Day } from "../../domain/calendar/day.ts";
import { moveThings } from "../approval/actions.ts";
import { addAttachment } from "../attachment/actions.ts";
import type { Context } from "../http/context.ts";
import {
  addOpinion,
  completeRequest,
  decideRequest,
  enterRequest,
  openRequest,
  referRequest,
  reportProgress,
  requestApproval,
  requestFiles,
} from "../request/actions.ts";
import type { People } from "./goods.ts";
import { photoOf } from "./pictures.ts";
import { done } from "./stage.ts";

type Opinion = Parameters<typeof addOpinion>[2];

/** A request and how far it has come by today. */
interface Life {
  readonly content: RequestContent;
  readonly asked: Day;
  readonly opinions: readonly Omit<Opinion, "givenOn">[];
  readonly stop: "draft" | "submitted" | "returned" | "active" | "completed";
  readonly grantedYuan?: number;
  readonly progress?: readonly (readonly [daysAfter: number, percent: number, words: string])[];
  readonly paidYuan?: number;
  readonly paperNo?: string;
}

async function photograph(
  context: Context,
  requestId: string,
  role: "photo" | "progress" | "completion",
  part: string | null,
): Promise<void> {
  const file = { name: "现场.png", mediaType: "image/png", content: photoOf((context.today + role.length) % 9) };
  done(await addAttachment(context, requestFiles, { thingId: requestId, role, part }, file));
}

async function liveRequest(people: People, schoolId: string, life: Life): Promise<void> {
  const { asked } = life;
  const requestId = newId();
  const school = people.helped(asked);
  done(await enterRequest(school, { requestId, schoolId, content: life.content }));
  await photograph(school, requestId, "photo", null);
  if (life.stop === "draft") return;
  const move = async (context: Context, name: "submit" | "begin" | "return", comment?: string): Promise<void> => {
    const more = { ...(name === "return" ? { reason: "incomplete" as const } : {}), ...(comment === undefined ? {} : { comment }) };
    done(await moveThings(context, requestApproval, [{ id: requestId, version: null }], { move: name, ...more }));
  };
  await move(school, "submit");
  const decided = addDays(asked, 20);
  const officer = people.bureau(life.stop === "submitted" ? addDays(asked, 6) : decided);
  for (const opinion of life.opinions) done(await addOpinion(officer, requestId, { ...opinion, givenOn: dayText(addDays(asked, 5)) }));
  if (life.paperNo !== undefined) {
    const referral = { level: "city" as const, sentOn: dayText(addDays(asked, 6)), paperNo: life.paperNo, note: "争取薄弱环节改善资金" };
    done(await referRequest(officer, requestId, referral));
  }
  if (life.stop === "submitted") return;
  if (life.stop === "returned") return move(officer, "return", "请补充现场照片和两家以上报价。");
  const { version } = done(await openRequest(officer, requestId, "read"));
  done(
    await decideRequest(officer, requestId, {
      version,
      grantedFen: (life.grantedYuan ?? 0) * 100,
      comment: "列入本年度改善办学条件项目。",
    }),
  );
  await move(people.helped(addDays(decided, 5)), "begin");
  for (const [daysAfter, percent, words] of life.progress ?? []) {
    const on = addDays(decided, daysAfter);
    const progressId = newId();
    done(await reportProgress(people.helped(on), requestId, { progressId, on: dayText(on), percent, words }));
    await photograph(people.helped(on), requestId, "progress", progressId);
  }
  if (life.stop !== "completed") return undefined;
  const last = people.helped(addDays(decided, 60));
  await photograph(last, requestId, "completion", null);
  const row = done(await openRequest(last, requestId, "read"));
  const bill = {
    version: row.version,
    actualFen: (life.paidYuan ?? 0) * 100,
    completedOn: dayText(last.today),
    comment: "已验收，交付使用。",
  };
  done(await completeRequest(last, requestId, bill));
  return undefined;
}

function asks(
  kind: RequestContent["kind"],
  title: string,
  description: string,
  lines: readonly (readonly [string, number])[],
): RequestContent {
  return { kind, title, description, wantedBy: null, lines: lines.map(([name, yuan]) => ({ name, amountFen: yuan * 100 })) };
}

const township: Omit<Opinion, "givenOn"> = { source: "township", office: "青山镇人民政府", stance: "for", words: "情况属实，同意申报。" };
const planning: Omit<Opinion, "givenOn"> = {
  source: "department",
  office: "计财股",
  stance: "conditional",
  words: "同意，按政府采购程序办理，超出部分学校自筹。",
};

/** Requests of a school: one done, one under way, one passed on and being decided, one that came back, one begun. */
export async function livelyRequests(people: People, schoolId: string, today: Day): Promise<void> {
  await liveRequest(people, schoolId, {
    content: asks("repair", "教学楼屋面防水维修", "教学楼顶层四间教室雨季渗漏，墙皮脱落，影响上课。", [
      ["防水材料", 46_000],
      ["人工", 28_000],
    ]),
    asked: addDays(today, -210),
    opinions: [township, planning],
    stop: "completed",
    grantedYuan: 70_000,
    progress: [
      [14, 40, "拆除旧防水层，更换破损瓦面。"],
      [40, 90, "防水层完成，闭水试验合格。"],
    ],
    paidYuan: 68_450,
  });
  await liveRequest(people, schoolId, {
    content: asks("building", "学生食堂扩建", "寄宿生增至260人，现有食堂只能容纳120人，分三批就餐。", [
      ["土建", 860_000],
      ["水电与消防", 190_000],
      ["厨房设备", 240_000],
    ]),
    asked: addDays(today, -130),
    opinions: [
      township,
      planning,
      { source: "leadingGroup", office: "结对帮扶领导小组", stance: "for", words: "列为重点项目，按月报告进度。" },
    ],
    stop: "active",
    grantedYuan: 1_200_000,
    progress: [
      [20, 15, "完成地勘和基础开挖。"],
      [55, 45, "主体一层封顶。"],
      [95, 65, "二层砌体完成，水电预埋同步进行。"],
    ],
  });
  await liveRequest(people, schoolId, {
    content: Object.assign(
      asks("equipment", "理化生实验室设备更新", "现有实验台为2008年配置，多数水电接口损坏，无法开齐实验课。", [
        ["实验台24套", 132_000],
        ["通风与给排水改造", 58_000],
        ["仪器补充", 41_500],
      ]),
      { wantedBy: dayText(addDays(today, 95)) },
    ),
    asked: addDays(today, -14),
    opinions: [
      township,
      { source: "department", office: "装备站", stance: "for", words: "符合配备标准，建议优先安排。" },
      { source: "expert", office: "校舍安全专家组", stance: "against", words: "通风改造方案未附结构复核，建议补充后再定。" },
    ],
    stop: "submitted",
    paperNo: "示教报〔2026〕41号",
  });
  await liveRequest(people, schoolId, {
    content: asks("other", "校园直饮水系统", "学生饮水依赖桶装水，费用高且供应不稳。", [["设备与安装", 36_800]]),
    asked: addDays(today, -40),
    opinions: [township],
    stop: "returned",
  });
  await liveRequest(people, schoolId, {
    content: asks("repair", "操场排水沟清淤加盖", "雨后操场积水，排水沟盖板缺失12块。", [["盖板与清淤", 9600]]),
    asked: addDays(today, -3),
    opinions: [],
    stop: "draft",
  });
}
