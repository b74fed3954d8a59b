import type { Role } from "../../domain/access/role.ts";

/** An account of the demonstration county. Its password is no secret: the sign-in page prints it. */
export interface DemonstrationAccount {
  readonly loginName: string;
  readonly password: string;
  readonly displayName: string;
  readonly role: Role;
}

/** Of everybody in the demonstration county. */
export const demonstrationPassword = "xieshou2026";

const password = demonstrationPassword;

/** One account for each role; fictitious people. They exist in the demonstration county only. */
export const demonstrationAccounts: readonly DemonstrationAccount[] = [
  { loginName: "bureau", password, displayName: "李明（教育局）", role: "bureauOfficer" },
  { loginName: "leader", password, displayName: "周正（组长）", role: "leader" },
  { loginName: "deputy", password, displayName: "吴敏（副组长）", role: "deputy" },
  { loginName: "member", password, displayName: "郑洁（成员）", role: "member" },
  { loginName: "helper", password, displayName: "陈晓（一中）", role: "coordinator" },
  { loginName: "helped", password, displayName: "王芳（青山中学）", role: "coordinator" },
  { loginName: "teacher", password, displayName: "赵磊（派出教师）", role: "postedTeacher" },
  { loginName: "auditor", password, displayName: "孙敏（审计）", role: "auditor" },
];

/** Fictitious coordinators of the other schools that are in a pair, by the short name of the school; so each school's records are its own. */
export const otherCoordinators: Readonly<Record<string, string>> = {
  实验中学: "刘岚",
  实验小学: "高洁",
  一完小: "何琴",
  城北小学: "罗平",
  临江中学: "马超",
  临江小学: "胡静",
  云岭中学: "徐江",
  石桥小学: "黄薇",
  大坪小学: "林涛",
  白水中学: "朱莉",
  枫树小学: "杨柳",
};
