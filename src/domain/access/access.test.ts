import { describe, expect, test } from "vitest";
import { actions, can, permissions, relations, relationsOf, type Action, type Relation } from "./access.ts";
import { reachOf, schoolsWhere } from "./reach.ts";
import { isGrantable, roles, scopesOfRole, type Actor, type Grant, type Role } from "./role.ts";
import type { Subject } from "./subject.ts";

const sides = { programmeId: "programme", helperSchoolId: "helper", helpedSchoolId: "helped" };
const partnership: Subject = { kind: "partnership", ...sides };
const record = (statedBy: string | null): Subject => ({ kind: "record", statedBy, ...sides });

const county: Grant["scope"] = { kind: "county" };
const inProgramme = (programmeId: string): Grant["scope"] => ({ kind: "programme", programmeId });
const atSchool = (schoolId: string): Grant["scope"] => ({ kind: "school", schoolId });
const actor = (role: Role, scope: Grant["scope"]): Actor => ({ accountId: "a", grants: [{ role, scope }] });

/** Every kind of person, and what they are to a partnership and a record that the helper school stated. */
const people = {
  officer: actor("bureauOfficer", county),
  programmeOfficer: actor("bureauOfficer", inProgramme("programme")),
  otherOfficer: actor("bureauOfficer", inProgramme("another")),
  leader: actor("leader", inProgramme("programme")),
  otherLeader: actor("leader", inProgramme("another")),
  deputy: actor("deputy", inProgramme("programme")),
  member: actor("member", inProgramme("programme")),
  helper: actor("coordinator", atSchool("helper")),
  helped: actor("coordinator", atSchool("helped")),
  stranger: actor("coordinator", atSchool("elsewhere")),
  posted: actor("postedTeacher", atSchool("helper")),
  auditor: actor("auditor", county),
  nobody: { accountId: "a", grants: [] },
} as const satisfies Record<string, Actor>;
type Person = keyof typeof people;
const everybody = Object.keys(people).filter((name): name is Person => name in people);

/** Who may do what with a partnership (plans, waivers) or with a record that the helper school stated. Nobody else may. */
const allowed: Record<Action, { readonly on: Subject; readonly by: readonly Person[] }> = {
  "settings.change": { on: { kind: "county" }, by: ["officer"] },
  "account.manage": { on: { kind: "county" }, by: ["officer"] },
  "audit.read": { on: { kind: "county" }, by: ["officer", "auditor"] },
  "school.import": { on: { kind: "county" }, by: ["officer"] },
  "school.change": { on: { kind: "school", schoolId: "helper" }, by: ["officer"] },
  "school.read": { on: { kind: "school", schoolId: "helper" }, by: ["officer", "helper", "auditor"] },
  "staff.import": { on: { kind: "school", schoolId: "helper" }, by: ["officer", "helper"] },
  "staff.read": { on: { kind: "school", schoolId: "helper" }, by: ["officer", "helper", "auditor"] },
  "staff.reveal": { on: { kind: "school", schoolId: "helper" }, by: ["officer", "helper"] },
  "programme.create": { on: { kind: "county" }, by: ["officer"] },
  "programme.change": { on: { kind: "programme", programmeId: "programme" }, by: ["officer", "programmeOfficer"] },
  "programme.read": {
    on: { kind: "programme", programmeId: "programme" },
    by: ["officer", "programmeOfficer", "leader", "deputy", "member", "auditor"],
  },
  "partnership.change": { on: partnership, by: ["officer", "programmeOfficer"] },
  "partnership.read": {
    on: partnership,
    by: ["officer", "programmeOfficer", "leader", "deputy", "member", "helper", "helped", "posted", "auditor"],
  },
  "plan.change": { on: partnership, by: ["officer", "programmeOfficer", "helper", "helped"] },
  "plan.submit": { on: partnership, by: ["officer", "programmeOfficer", "helper", "helped"] },
  "plan.approve": { on: partnership, by: ["officer", "leader", "deputy"] },
  "waiver.request": { on: partnership, by: ["helper", "helped"] },
  "waiver.decide": { on: partnership, by: ["officer", "leader", "deputy"] },
  "need.record": { on: partnership, by: ["officer", "programmeOfficer", "helper", "helped"] },
  "record.enter": { on: partnership, by: ["officer", "programmeOfficer", "helper", "helped", "posted"] },
  "record.correct": { on: record("helper"), by: ["officer", "programmeOfficer", "helper", "helped"] },
  "record.confirm": { on: record("helper"), by: ["helped"] },
  "record.verify": { on: record("helper"), by: ["officer", "programmeOfficer"] },
  "record.void": { on: record("helper"), by: ["officer", "programmeOfficer", "helper"] },
};

describe("who may do what: every person and every action", () => {
  const cases = actions.flatMap((action) =>
    everybody.map((person) => ({ action, person, isAllowed: allowed[action].by.includes(person) })),
  );
  test.for(cases)("$action by $person: $isAllowed", ({ action, person, isAllowed }) => {
    expect(can(people[person], action, allowed[action].on)).toBe(isAllowed);
  });
});

describe("who stands how to what", () => {
  test("a school confirms what the other one stated, and never its own word", () => {
    expect(can(people.helper, "record.confirm", record("helped"))).toBe(true);
    expect(can(people.helped, "record.confirm", record("helped"))).toBe(false);
    // What the bureau entered, either school may confirm.
    expect([can(people.helper, "record.confirm", record(null)), can(people.helped, "record.confirm", record(null))]).toEqual([true, true]);
  });

  test("a role in a scope that it cannot have opens nothing", () => {
    for (const role of roles) {
      for (const scope of [county, inProgramme("programme"), atSchool("helper")]) {
        if (isGrantable(role, scope.kind)) continue;
        const forged = actor(role, scope);
        const isOpen = actions.some((action) => can(forged, action, allowed[action].on));
        expect([role, scope.kind, isOpen]).toEqual([role, scope.kind, false]);
      }
    }
  });

  test("every relation that the table names can be had by somebody", () => {
    const subjects = [...Object.values(allowed).map(({ on }) => on), record(null)];
    const had = new Set<Relation>(
      subjects.flatMap((subject) => Object.values(people).flatMap((person) => [...relationsOf(person, subject)])),
    );
    const named = new Set(Object.values(permissions).flat());
    expect([...named].filter((relation) => !had.has(relation))).toEqual([]);
    expect(relations.filter((relation) => !had.has(relation))).toEqual([]);
  });

  test("each role has a scope that it can be given in", () => {
    expect(roles.filter((role) => scopesOfRole[role].length === 0)).toEqual([]);
  });
});

describe("what lists open", () => {
  test.for([
    ["officer", { kind: "county" }],
    ["auditor", { kind: "county" }],
    ["leader", { kind: "limited", programmeIds: ["programme"], schoolIds: [] }],
    ["helper", { kind: "limited", programmeIds: [], schoolIds: ["helper"] }],
    ["nobody", { kind: "limited", programmeIds: [], schoolIds: [] }],
  ] as const)("%s", ([person, reach]) => {
    expect(reachOf(people[person])).toMatchObject(reach);
  });

  // Least privilege: whoever works with a school reads the names of its staff with the records, not the register.
  test.for([
    ["officer", { kind: "county" }],
    ["auditor", { kind: "county" }],
    ["helper", { kind: "limited", schoolIds: ["helper"] }],
    ["leader", { kind: "limited", schoolIds: [] }],
    ["posted", { kind: "limited", schoolIds: [] }],
    ["nobody", { kind: "limited", schoolIds: [] }],
  ] as const)("the staff that %s may list are those whom the table opens", ([person, reach]) => {
    expect(schoolsWhere(people[person], "staff.read")).toMatchObject(reach);
  });
});
