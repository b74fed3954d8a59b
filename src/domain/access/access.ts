import { isGrantable, type Actor, type Grant } from "./role.ts";
import type { PartnershipSides, Subject } from "./subject.ts";

/**
 * How a person stands to a subject. `author` and `other` are the coordinators of the school that a record's content
 * comes from and of the school across from it; a record entered by the bureau has two others and no author. `self` is
 * the person that a slip pays.
 */
export const relations = [
  "countyOfficer",
  "officer",
  "leader",
  "deputy",
  "member",
  "auditor",
  "ownSchool",
  "helper",
  "helped",
  "author",
  "other",
  "posted",
  "self",
] as const;
export type Relation = (typeof relations)[number];

const bureau = ["countyOfficer", "officer"] as const;
const leadingGroup = ["leader", "deputy", "member"] as const;
const sides = ["helper", "helped"] as const;
const readers = [...bureau, ...leadingGroup, "auditor"] as const;

/**
 * The one table of who may do what: an action and the relations that allow it, used by server and web alike.
 * What is not listed is forbidden. Source: the product's design, users; the division of work is our choice.
 */
export const permissions = {
  "settings.change": ["countyOfficer"],
  "account.manage": ["countyOfficer"],
  "audit.read": ["countyOfficer", "auditor"],
  "school.import": ["countyOfficer"],
  "school.change": ["countyOfficer"],
  "school.read": [...readers, "ownSchool"],
  "staff.import": ["countyOfficer", "ownSchool"],
  "staff.read": [...readers, "ownSchool"],
  "staff.reveal": ["countyOfficer", "ownSchool"],
  "programme.create": ["countyOfficer"],
  "programme.change": [...bureau],
  "programme.read": [...readers],
  "partnership.change": [...bureau],
  "partnership.read": [...readers, ...sides, "posted"],
  "plan.change": [...bureau, ...sides],
  "plan.submit": [...bureau, ...sides],
  "plan.approve": ["countyOfficer", "leader", "deputy"],
  "waiver.request": [...sides],
  "waiver.decide": ["countyOfficer", "leader", "deputy"],
  "need.record": [...bureau, ...sides],
  "record.enter": [...bureau, ...sides, "posted"],
  "record.correct": [...bureau, ...sides],
  "record.confirm": ["other"],
  "record.verify": [...bureau],
  "record.void": [...bureau, "author"],
  "event.join": [...bureau, ...leadingGroup, ...sides, "posted", "ownSchool"],
  "mentorship.enter": [...bureau, ...sides],
  "mentorship.log": [...sides, "posted"],
  "mentorship.confirm": ["helped"],
  "posting.request": ["helped"],
  "posting.change": [...sides, ...bureau],
  "posting.nominate": ["helper"],
  "posting.endorse": ["leader", "deputy"],
  "posting.approve": [...bureau],
  "posting.receive": ["helped"],
  "posting.report": [...sides, "posted"],
  "posting.conclude": [...bureau, ...sides],
  "payment.enter": [...bureau, ...sides],
  "payment.approve": ["countyOfficer", "leader", "deputy"],
  "payment.pay": [...bureau, "helper"],
  "payment.receive": ["helped"],
  "payment.lock": [...bureau],
  "goods.enter": [...bureau, ...sides],
  "goods.approve": ["countyOfficer", "leader", "deputy"],
  "goods.handOver": [...bureau, "helper"],
  "goods.receive": ["helped"],
  "goods.register": [...bureau, "helped"],
  "asset.check": [...bureau, "helped"],
  "aid.read": ["countyOfficer", "auditor", "ownSchool"],
  "aid.enter": ["ownSchool"],
  "aid.reveal": ["countyOfficer", "ownSchool"],
  "aid.appeal": ["countyOfficer", "ownSchool"],
  "aid.list": ["countyOfficer"],
  "aid.publish": ["countyOfficer", "ownSchool"],
  "aid.approve": ["countyOfficer"],
  "aid.pay": ["countyOfficer"],
  "request.read": ["countyOfficer", "auditor", "ownSchool"],
  "request.enter": ["ownSchool"],
  "request.advise": ["countyOfficer"],
  "request.decide": ["countyOfficer"],
  "request.report": ["countyOfficer", "ownSchool"],
  "allowance.read": [...readers],
  "allowance.readSlip": [...readers, "self"],
  "allowance.run": [...bureau],
  "allowance.approve": ["leader", "deputy"],
  "allowance.book": [...bureau],
} as const satisfies Readonly<Record<string, readonly Relation[]>>;

export type Action = keyof typeof permissions;

function isAction(name: string): name is Action {
  return name in permissions;
}

export const actions: readonly Action[] = Object.keys(permissions).filter(isAction);

function sideRelations(schoolId: string, sidesOf: PartnershipSides): Relation[] {
  const found: Relation[] = [];
  if (schoolId === sidesOf.helperSchoolId) found.push("helper");
  if (schoolId === sidesOf.helpedSchoolId) found.push("helped");
  return found;
}

function coordinatorRelations(schoolId: string, subject: Subject): Relation[] {
  switch (subject.kind) {
    case "county":
    case "programme":
    case "slip":
      return [];
    case "school":
      return schoolId === subject.schoolId ? ["ownSchool"] : [];
    case "partnership":
      return sideRelations(schoolId, subject);
    case "record": {
      const own = sideRelations(schoolId, subject);
      if (own.length === 0) return [];
      return [...own, schoolId === subject.statedBy ? "author" : "other"];
    }
    default:
      return subject satisfies never;
  }
}

function postedRelations(schoolId: string, subject: Subject): Relation[] {
  const isWithSides = subject.kind === "partnership" || subject.kind === "record";
  return isWithSides && sideRelations(schoolId, subject).length > 0 ? ["posted"] : [];
}

/** Whether a county- or programme-wide grant reaches the subject. */
function reaches(grant: Grant, subject: Subject): boolean {
  if (grant.scope.kind === "county") return true;
  if (grant.scope.kind !== "programme" || subject.kind === "county" || subject.kind === "school") return false;
  return subject.programmeId === grant.scope.programmeId;
}

/** How one grant relates its holder to a subject; empty where its scope does not reach. */
function relationsOfGrant(grant: Grant, subject: Subject): Relation[] {
  if (!isGrantable(grant.role, grant.scope.kind)) return [];
  const schoolId = grant.scope.kind === "school" ? grant.scope.schoolId : null;
  switch (grant.role) {
    case "coordinator":
      return schoolId === null ? [] : coordinatorRelations(schoolId, subject);
    case "postedTeacher":
      return schoolId === null ? [] : postedRelations(schoolId, subject);
    case "bureauOfficer":
      if (grant.scope.kind === "county") return ["countyOfficer", "officer"];
      return reaches(grant, subject) ? ["officer"] : [];
    case "leader":
    case "deputy":
    case "member":
    case "auditor":
      return reaches(grant, subject) ? [grant.role] : [];
    default:
      return grant.role satisfies never;
  }
}

/** Somebody who may do anything at all is also the person that a slip pays. */
function ownRelations(actor: Actor, subject: Subject): Relation[] {
  if (subject.kind !== "slip" || subject.ownerAccountId !== actor.accountId) return [];
  return actor.grants.some(({ role, scope }) => isGrantable(role, scope.kind)) ? ["self"] : [];
}

/** Everything that a person is to a subject. */
export function relationsOf(actor: Actor, subject: Subject): ReadonlySet<Relation> {
  return new Set([...actor.grants.flatMap((grant) => relationsOfGrant(grant, subject)), ...ownRelations(actor, subject)]);
}

/** The subjects that a grant stands closest to: what it allows nowhere there, it allows nowhere. */
function closestSubjects({ scope }: Grant): Subject[] {
  switch (scope.kind) {
    case "county":
      return [{ kind: "county" }];
    case "programme":
      return [{ kind: "programme", programmeId: scope.programmeId }];
    case "school": {
      const sidesOf = { programmeId: "", helperSchoolId: scope.schoolId, helpedSchoolId: scope.schoolId };
      return [
        { kind: "school", schoolId: scope.schoolId },
        { kind: "partnership", ...sidesOf },
        { kind: "record", statedBy: null, ...sidesOf },
        { kind: "record", statedBy: scope.schoolId, ...sidesOf },
      ];
    }
    default:
      return scope satisfies never;
  }
}

/**
 * Whether there can be anything at all to which the person may do this. It opens nothing: it only spares a search for
 * what would be left out again. Slips, which belong to a person and not to a scope, are not considered.
 */
export function mayEver(actor: Actor, action: Action): boolean {
  return actor.grants.flatMap(closestSubjects).some((subject) => can(actor, action, subject));
}

/** Whether a person may do this to the subject: only where one of the listed relations holds. */
export function can(actor: Actor, action: Action, subject: Subject): boolean {
  const held = relationsOf(actor, subject);
  return permissions[action].some((relation) => held.has(relation));
}
