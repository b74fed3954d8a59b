import { describe, expect, test } from "vitest";
import { actions, can, canSomewhere, permissions, relations, relationsOf, type Action, type Relation } from "./access.ts";
import { reachOf, schoolsWhere } from "./reach.ts";
import {
  actorAs,
  atSchool,
  county,
  everybody,
  examplePeople,
  exampleRecord,
  exampleSubjects,
  inProgramme,
  type Person,
} from "./example.ts";
import { isGrantable, roles, scopesOfRole } from "./role.ts";
import type { Subject } from "./subject.ts";

const { partnership, school, programme, mentorship, ownMentorship, slip, ownSlip, assessment, ownAssessment } = exampleSubjects;
const record = exampleRecord;
const people = examplePeople;

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
  "event.join": {
    on: partnership,
    by: ["officer", "programmeOfficer", "leader", "deputy", "member", "helper", "helped", "posted"],
  },
  "mentorship.enter": { on: mentorship, by: ["officer", "programmeOfficer", "helper", "helped"] },
  "mentorship.log": { on: mentorship, by: ["helper", "helped", "posted"] },
  "mentorship.confirm": { on: mentorship, by: ["helped"] },
  "exchange.state": { on: { kind: "school", schoolId: "helper" }, by: ["officer", "helper"] },
  "posting.request": { on: partnership, by: ["helped"] },
  "posting.change": { on: partnership, by: ["officer", "programmeOfficer", "helper", "helped"] },
  "posting.nominate": { on: partnership, by: ["helper"] },
  "posting.endorse": { on: partnership, by: ["leader", "deputy"] },
  "posting.approve": { on: partnership, by: ["officer", "programmeOfficer"] },
  "posting.receive": { on: partnership, by: ["helped"] },
  "posting.report": { on: partnership, by: ["helper", "helped", "posted"] },
  "posting.conclude": { on: partnership, by: ["officer", "programmeOfficer", "helper", "helped"] },
  "assessment.read": {
    on: assessment,
    by: ["officer", "programmeOfficer", "leader", "deputy", "member", "helper", "helped", "auditor"],
  },
  "assessment.readAll": { on: assessment, by: ["officer", "programmeOfficer", "leader", "deputy", "member", "auditor"] },
  "assessment.open": { on: partnership, by: ["officer", "programmeOfficer"] },
  "assessment.close": { on: assessment, by: ["officer", "programmeOfficer"] },
  // Everybody of the example has the account that the assessment is about, and all but one may do anything at all.
  "assessment.scoreSelf": { on: ownAssessment, by: everybody.filter((person) => person !== "nobody") },
  "assessment.scoreHelped": { on: assessment, by: ["helped"] },
  "assessment.scoreHelper": { on: assessment, by: ["helper"] },
  "priority.enter": { on: assessment, by: ["officer", "programmeOfficer"] },
  "payment.enter": { on: partnership, by: ["officer", "programmeOfficer", "helper", "helped"] },
  "payment.approve": { on: partnership, by: ["officer", "leader", "deputy"] },
  "payment.pay": { on: partnership, by: ["officer", "programmeOfficer", "helper"] },
  "payment.receive": { on: partnership, by: ["helped"] },
  "payment.lock": { on: partnership, by: ["officer", "programmeOfficer"] },
  "goods.enter": { on: partnership, by: ["officer", "programmeOfficer", "helper", "helped"] },
  "goods.approve": { on: partnership, by: ["officer", "leader", "deputy"] },
  "goods.handOver": { on: partnership, by: ["officer", "programmeOfficer", "helper"] },
  "goods.receive": { on: partnership, by: ["helped"] },
  "goods.register": { on: partnership, by: ["officer", "programmeOfficer", "helped"] },
  "asset.check": { on: partnership, by: ["officer", "programmeOfficer", "helped"] },
  "aid.read": { on: school, by: ["officer", "helper", "auditor"] },
  "aid.enter": { on: school, by: ["helper"] },
  "aid.reveal": { on: school, by: ["officer", "helper"] },
  "aid.appeal": { on: school, by: ["officer", "helper"] },
  "aid.list": { on: { kind: "county" }, by: ["officer"] },
  "aid.publish": { on: school, by: ["officer", "helper"] },
  "aid.approve": { on: school, by: ["officer"] },
  "aid.pay": { on: school, by: ["officer"] },
  "request.read": { on: school, by: ["officer", "helper", "auditor"] },
  "request.enter": { on: school, by: ["helper"] },
  "request.advise": { on: school, by: ["officer"] },
  "request.decide": { on: school, by: ["officer"] },
  "request.report": { on: school, by: ["officer", "helper"] },
  "allowance.read": { on: programme, by: ["officer", "programmeOfficer", "leader", "deputy", "member", "auditor"] },
  "allowance.readSlip": { on: slip, by: ["officer", "programmeOfficer", "leader", "deputy", "member", "auditor"] },
  "allowance.run": { on: programme, by: ["officer", "programmeOfficer"] },
  "allowance.approve": { on: programme, by: ["leader", "deputy"] },
  "allowance.book": { on: programme, by: ["officer", "programmeOfficer"] },
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

  test("whoever is paid sees the own slip and nobody else's, and nobody without a role sees any", () => {
    for (const person of ["posted", "helper", "helped"] as const)
      expect([can(people[person], "allowance.readSlip", ownSlip), can(people[person], "allowance.readSlip", slip)]).toEqual([true, false]);
    expect(can(people.nobody, "allowance.readSlip", ownSlip)).toBe(false);
    expect(can(people.posted, "allowance.read", ownSlip)).toBe(false);
  });

  test("a mentee gives the own word, and nobody without a role does", () => {
    expect(can(people.posted, "mentorship.confirm", mentorship)).toBe(false);
    expect(can(people.posted, "mentorship.confirm", ownMentorship)).toBe(true);
    expect(can(people.posted, "mentorship.enter", ownMentorship)).toBe(false);
    expect(can(people.nobody, "mentorship.confirm", ownMentorship)).toBe(false);
  });

  test("whoever is assessed scores and reads the own assessment, and no colleague's", () => {
    for (const action of ["assessment.read", "assessment.scoreSelf"] as const)
      expect([can(people.posted, action, ownAssessment), can(people.posted, action, assessment)]).toEqual([true, false]);
    // Being assessed opens nothing else, and no school's word is given by another school.
    for (const action of ["assessment.readAll", "assessment.scoreHelped", "assessment.scoreHelper", "assessment.close"] as const)
      expect(can(people.posted, action, ownAssessment)).toBe(false);
    for (const person of ["officer", "leader", "helper", "stranger", "auditor"] as const)
      expect(can(people[person], "assessment.scoreSelf", assessment)).toBe(false);
  });

  test("a role in a scope that it cannot have opens nothing", () => {
    for (const role of roles) {
      for (const scope of [county, inProgramme("programme"), atSchool("helper")]) {
        if (isGrantable(role, scope.kind)) continue;
        const forged = actorAs(role, scope);
        const isOpen = actions.some((action) => can(forged, action, allowed[action].on));
        expect([role, scope.kind, isOpen]).toEqual([role, scope.kind, false]);
      }
    }
  });

  test("every relation that the table names can be had by somebody", () => {
    const subjects = [...Object.values(allowed).map(({ on }) => on), record(null), ownSlip];
    const had = new Set<Relation>(
      subjects.flatMap((subject) => Object.values(people).flatMap((person) => [...relationsOf(person, subject)])),
    );
    const named = new Set(Object.values(permissions).flat());
    expect([...named].filter((relation) => !had.has(relation))).toEqual([]);
    expect(relations.filter((relation) => !had.has(relation))).toEqual([]);
  });

  test("what somebody may do to anything, they may do ever; without a grant, nothing", () => {
    for (const person of Object.values(people)) {
      for (const action of actions) {
        const subjects = Object.values(allowed)
          .map(({ on }) => on)
          .filter((subject) => !("ownerAccountId" in subject));
        if (subjects.some((subject) => can(person, action, subject)))
          expect([person.grants, action, canSomewhere(person, action)]).toEqual([person.grants, action, true]);
      }
    }
    expect(actions.filter((action) => canSomewhere(people.nobody, action))).toEqual([]);
    expect([
      canSomewhere(people.leader, "payment.pay"),
      canSomewhere(people.auditor, "plan.approve"),
      canSomewhere(people.posted, "posting.nominate"),
    ]).toEqual([false, false, false]);
  });

  test("each role has a scope that it can be given in", () => {
    expect(roles.filter((role) => scopesOfRole[role].length === 0)).toEqual([]);
  });
});

describe("buttons that stand before a subject is chosen", () => {
  test.for(actions.filter((action) => !permissions[action].every((relation) => relation === "self")))(
    "%s is offered to whoever may do it to the example",
    (action) => {
      const may = everybody.filter((person) => can(people[person], action, allowed[action].on));
      expect(may.filter((person) => !canSomewhere(people[person], action))).toEqual([]);
    },
  );

  test.for([
    ["mentorship.enter", ["officer", "programmeOfficer", "otherOfficer", "helper", "helped", "stranger"]],
    ["request.enter", ["helper", "helped", "stranger"]],
    ["allowance.run", ["officer", "programmeOfficer", "otherOfficer"]],
    ["staff.import", ["officer", "helper", "helped", "stranger"]],
    ["record.enter", ["officer", "programmeOfficer", "otherOfficer", "helper", "helped", "stranger", "posted"]],
  ] as const)("%s is offered to these and nobody else", ([action, offered]) => {
    expect(everybody.filter((person) => canSomewhere(people[person], action))).toEqual(offered);
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
