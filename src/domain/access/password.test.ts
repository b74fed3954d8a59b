import { expect, test } from "vitest";
import { passwordProblem } from "./password.ts";

// Standards, section 8, control 1: ten characters, three of four classes.
test.for([
  ["Xinshao26!", null],
  ["Xinshao26", "short"],
  ["xinshao2026", "simple"],
  ["xinshao-2026", null],
  ["Xinshao-bureau", null],
  ["1234567890", "simple"],
  ["twelve quiet wells", null],
  ["青山绿水-2026年", null],
  ["Li.Ming-2026", "name"],
] as const)("%s: %s", ([password, problem]) => {
  expect(passwordProblem(password, "li.ming")).toBe(problem);
});
