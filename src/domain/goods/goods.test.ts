import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { amountsOf, approveFault, contentFault, isClassCode, publishedDonor, submitFault, valueOf, type GoodsTerms } from "./goods.ts";

const gift: GoodsTerms = {
  mode: "donation",
  giverKind: "enterprise",
  use: "用于图书室",
  agreedOn: "2026-03-01",
  isVoluntary: true,
  items: [{ valueBasis: "invoice", classCode: null }],
  decision: null,
};
const transfer: GoodsTerms = {
  ...gift,
  mode: "transfer",
  giverKind: "publicSchool",
  agreedOn: null,
  isVoluntary: false,
  items: [{ valueBasis: "book", classCode: "A02010105" }],
};
const decision = { decidedOn: "2026-03-02", participants: "校务会9人", paper: "纪要〔2026〕3号" };

describe("a public school's goods are transferred, a social donor's given", () => {
  test.for([
    ["donation", "publicSchool", "school-donates"],
    ["transfer", "enterprise", "donor-transfers"],
    ["transfer", "person", "donor-transfers"],
    ["donation", "person", null],
    ["donation", "organisation", null],
    ["transfer", "publicSchool", null],
  ] as const)("%s by %s: %s", ([mode, giverKind, problem]) => {
    expect(contentFault({ mode, giverKind, items: [] })?.problem ?? null).toBe(problem);
  });
});

describe("what a list needs before it goes on", () => {
  test.for([
    { what: "a donation with its agreement", terms: gift, problem: undefined },
    { what: "a donation without a day of agreement", terms: { ...gift, agreedOn: null }, problem: "agreement-missing" },
    { what: "a donation that nobody calls voluntary", terms: { ...gift, isVoluntary: false }, problem: "not-voluntary" },
    { what: "a list of nothing", terms: { ...gift, items: [] }, problem: "no-items" },
    { what: "goods for no use", terms: { ...transfer, use: null }, problem: "use-missing" },
    { what: "a transfer at book value, not yet decided", terms: transfer, problem: undefined },
    { what: "a transfer at invoice value", terms: { ...transfer, items: gift.items }, problem: "book-value" },
  ] as const)("submitting $what", ({ terms, problem }) => {
    expect(submitFault(terms)?.problem).toBe(problem);
  });

  test("approving a transfer needs the collective decision, a donation needs none", () => {
    expect(approveFault(transfer)?.problem).toBe("decision-missing");
    expect(approveFault({ ...transfer, decision })).toBeNull();
    expect(approveFault(gift)).toBeNull();
  });

  test.for([
    ["A02010105", true],
    ["A02", true],
    ["2010104", true],
    ["A0201010", false],
    ["B02010105", false],
    ["201010", false],
    ["", false],
  ] as const)("%s is a class: %s", ([code, isOne]) => {
    expect(isClassCode(code)).toBe(isOne);
  });
});

test("what arrived counts as pieces, books apart, and value; nothing is said of books where none were listed", () => {
  const computers = { kind: "equipment", count: 29, unitValueFen: 398_000 } as const;
  const books = { kind: "books", count: 200, unitValueFen: 2480 } as const;
  expect(amountsOf([computers])).toEqual({ items: 29, yuan: 115_420 });
  expect(amountsOf([books])).toEqual({ books: 200, yuan: 4960 });
  expect(amountsOf([computers, books])).toEqual({ items: 29, books: 200, yuan: 120_380 });
  expect(amountsOf([{ ...books, count: 0 }])).toEqual({ books: 0, yuan: 0 });
});

test("the value of a list is the sum of its lines, to the fen, in any order", () => {
  const line = fc.record({ count: fc.integer({ min: 0, max: 1000 }), unitValueFen: fc.integer({ min: 0, max: 10_000_000 }) });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 50 }), (items) => {
      const sum = items.map((one) => valueOf([one])).reduce((total, value) => total + value, 0);
      expect(valueOf(items)).toBe(sum);
      expect(valueOf(items.toReversed())).toBe(sum);
    }),
  );
});

test("a donor who asks for it is not named: a person by the family name, others not at all", () => {
  const person = { giverKind: "person", giverName: "钱示例" } as const;
  const company = { giverKind: "enterprise", giverName: "示例公司" } as const;
  expect([publishedDonor(person, false), publishedDonor(person, true)]).toEqual(["钱示例", "钱**"]);
  expect([publishedDonor(company, false), publishedDonor(company, true)]).toEqual(["示例公司", null]);
});
