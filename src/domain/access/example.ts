import type { Actor, Grant, Role } from "./role.ts";
import type { Subject } from "./subject.ts";

const sides = { programmeId: "programme", helperSchoolId: "helper", helpedSchoolId: "helped" };

/** What tests of permissions ask about: a pair of schools in a programme, and what hangs on it. */
export const exampleSubjects = {
  county: { kind: "county" },
  programme: { kind: "programme", programmeId: "programme" },
  school: { kind: "school", schoolId: "helper" },
  partnership: { kind: "partnership", ...sides },
  /** A mentorship whose mentee is none of the example's people; the other's is. */
  mentorship: { kind: "mentorship", ...sides, ownerAccountId: "somebody" },
  ownMentorship: { kind: "mentorship", programmeId: "another", helperSchoolId: "far", helpedSchoolId: "away", ownerAccountId: "a" },
  /** A slip of somebody who is none of the example's people; they all have the account `a`. */
  slip: { kind: "slip", programmeId: "programme", ownerAccountId: "somebody" },
  ownSlip: { kind: "slip", programmeId: "another", ownerAccountId: "a" },
  /** The same two of an assessment. */
  assessment: { kind: "assessment", ...sides, ownerAccountId: "somebody" },
  ownAssessment: { kind: "assessment", programmeId: "another", helperSchoolId: "far", helpedSchoolId: "off", ownerAccountId: "a" },
} as const satisfies Record<string, Subject>;

/** A record of that pair. `statedBy`: the school that its content comes from, null for the bureau. */
export const exampleRecord = (statedBy: string | null): Subject => ({ kind: "record", statedBy, ...sides });

export const county: Grant["scope"] = { kind: "county" };
export const inProgramme = (programmeId: string): Grant["scope"] => ({ kind: "programme", programmeId });
export const atSchool = (schoolId: string): Grant["scope"] => ({ kind: "school", schoolId });
export const actorAs = (role: Role, scope: Grant["scope"]): Actor => ({ accountId: "a", grants: [{ role, scope }] });

/** Every kind of person, and what they are to that pair: of it, beside it, nobody. */
export const examplePeople = {
  officer: actorAs("bureauOfficer", county),
  programmeOfficer: actorAs("bureauOfficer", inProgramme("programme")),
  otherOfficer: actorAs("bureauOfficer", inProgramme("another")),
  leader: actorAs("leader", inProgramme("programme")),
  otherLeader: actorAs("leader", inProgramme("another")),
  deputy: actorAs("deputy", inProgramme("programme")),
  member: actorAs("member", inProgramme("programme")),
  helper: actorAs("coordinator", atSchool("helper")),
  helped: actorAs("coordinator", atSchool("helped")),
  stranger: actorAs("coordinator", atSchool("elsewhere")),
  posted: actorAs("postedTeacher", atSchool("helper")),
  auditor: actorAs("auditor", county),
  nobody: { accountId: "a", grants: [] },
} as const satisfies Record<string, Actor>;
export type Person = keyof typeof examplePeople;

function isPerson(name: string): name is Person {
  return name in examplePeople;
}
export const everybody: readonly Person[] = Object.keys(examplePeople).filter(isPerson);
