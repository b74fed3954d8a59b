import { expect, test } from "vitest";
import { auditedActionName, thingOfAction } from "./audited-action.ts";

test.for([
  { action: "record.confirm", name: "台账 · 确认" },
  { action: "plan.approve", name: "计划 · 批准" },
  { action: "account.reset-password", name: "账号 · 重置密码" },
  { action: "need.record", name: "需求 · 登记" },
  { action: "goods.change-use", name: "物资移交 · 变更用途" },
  { action: "settings.dated", name: "设置 · 制定制度与标准" },
  { action: "request.advise", name: "建设与设备申请 · 登记意见" },
])("$action reads $name", ({ action, name }) => {
  expect(auditedActionName(action, "zh-CN")).toBe(name);
});

test("an action of a later version stands as it was written", () => {
  expect(auditedActionName("moon.landing", "zh-CN")).toBe("moon.landing");
  expect(thingOfAction("moon.landing")).toBeNull();
  expect(auditedActionName("record.teleport", "en")).toBe("record.teleport");
});
