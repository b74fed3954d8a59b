import { expect, test } from "vitest";
import { signInSearch } from "./search.ts";

test("signing in leads back to the page asked for", () => {
  expect(signInSearch({ next: "/records?page=2" })).toEqual({ next: "/records?page=2" });
});

test.for(["//elsewhere.example", "/\\elsewhere.example", "https://elsewhere.example", "records", ""])("but never to %s", (next) => {
  expect(signInSearch({ next })).toEqual({});
});
