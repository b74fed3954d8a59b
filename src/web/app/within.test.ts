import { expect, test } from "vitest";
import { isWithin } from "./within.ts";

test.for([
  { pathname: "/", path: "/", within: true },
  { pathname: "/records", path: "/", within: false },
  { pathname: "/records/1", path: "/records", within: true },
  { pathname: "/records-old", path: "/records", within: false },
])("$pathname lies within $path: $within", ({ pathname, path, within }) => {
  expect(isWithin(pathname, path)).toBe(within);
});
