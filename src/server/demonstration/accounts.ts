import type { Role } from "../../domain/access/role.ts";

/** An account of the demonstration county. Its password is no secret: the sign-in page prints it. */
export interface DemonstrationAccount {
  readonly loginName: string;
  readonly password: string;
  readonly displayName: string;
  readonly role: Role;
}

const password = "xieshou2026";

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
