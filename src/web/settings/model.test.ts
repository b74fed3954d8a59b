import { expect, test } from "vitest";
import { daysOfText } from "./model.ts";

test("days stand one a line, in order and once", () => {
  expect(daysOfText("2026-10-02\n\n 2026-10-01 \n2026-10-02")).toEqual({ days: ["2026-10-01", "2026-10-02"] });
});

test("a line that is no day is told", () => {
  expect(daysOfText("2026-10-01\n国庆")).toEqual({ wrong: "国庆" });
});
