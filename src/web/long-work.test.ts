import { expect, test } from "vitest";
import { fileNameOf } from "./long-work.ts";

test.for([
  { header: "attachment; filename*=UTF-8''%E5%AD%A6%E6%A0%A1%E5%90%8D%E5%86%8C_20261124.xlsx", name: "学校名册_20261124.xlsx" },
  { header: "attachment", name: "file" },
  { header: null, name: "file" },
])("the file of $header is saved as $name", ({ header, name }) => {
  expect(fileNameOf(header)).toBe(name);
});
