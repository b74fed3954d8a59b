import { expect, test } from "vitest";
import { isGrantable, roles } from "../../domain/access/role.ts";
import { firstScope, grantRows, grantsOfRows } from "./model.ts";

test("grants come back from the form as they went in", () => {
  const grants = [
    { role: "bureauOfficer" as const, scope: { kind: "county" as const }, scopeName: "县" },
    { role: "leader" as const, scope: { kind: "programme" as const, programmeId: "p" }, scopeName: "项目" },
    { role: "coordinator" as const, scope: { kind: "school" as const, schoolId: "s" }, scopeName: "学校" },
  ];
  expect(grantsOfRows(grantRows(grants))).toEqual(grants.map(({ role, scope }) => ({ role, scope })));
});

test("a role without its scope is not sent", () => {
  expect(grantsOfRows([{ role: "coordinator", kind: "school", scopeId: null }])).toEqual([]);
});

test("every role starts with a scope that it can have", () => {
  expect(roles.filter((role) => !isGrantable(role, firstScope(role)))).toEqual([]);
});
