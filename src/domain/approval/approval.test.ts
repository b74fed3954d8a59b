import { describe, expect, test } from "vitest";
import { examplePeople, everybody, exampleSubjects, type Person } from "../access/example.ts";
import type { Subject } from "../access/subject.ts";
import {
  approvalKinds,
  approvalMoves,
  approvalStates,
  awaitedStates,
  decideMove,
  isAwaited,
  isEditable,
  moveRules,
  movesFor,
  statesOf,
  type ApprovalKind,
  type ApprovalMove,
  type ApprovalState,
} from "./approval.ts";

type Moves = Partial<
  Record<ApprovalMove, { readonly by: readonly Person[]; readonly ways: Partial<Record<ApprovalState, ApprovalState>> }>
>;

const bureau = ["officer", "programmeOfficer"] as const;
const sides = ["helper", "helped"] as const;
const group = ["leader", "deputy"] as const;

/** What each kind of thing hangs on, and every move that somebody may make with it. Nothing else is possible. */
const expected: Record<ApprovalKind, { readonly on: Subject; readonly moves: Moves }> = {
  plan: {
    on: exampleSubjects.partnership,
    moves: {
      submit: { by: [...bureau, ...sides], ways: { draft: "submitted", returned: "submitted" } },
      recall: { by: [...bureau, ...sides], ways: { submitted: "draft" } },
      return: { by: ["officer", ...group], ways: { submitted: "returned" } },
      approve: { by: ["officer", ...group], ways: { submitted: "approved" } },
      withdraw: { by: [...bureau, ...sides], ways: { draft: "withdrawn", returned: "withdrawn" } },
    },
  },
  waiver: {
    on: exampleSubjects.partnership,
    moves: {
      approve: { by: ["officer", ...group], ways: { submitted: "approved" } },
      return: { by: ["officer", ...group], ways: { submitted: "returned" } },
      withdraw: { by: sides, ways: { submitted: "withdrawn" } },
    },
  },
  posting: {
    on: exampleSubjects.partnership,
    moves: {
      submit: { by: ["helped"], ways: { draft: "submitted" } },
      nominate: { by: ["helper"], ways: { draft: "nominated", submitted: "nominated", returned: "nominated" } },
      recall: { by: ["helper"], ways: { nominated: "submitted" } },
      endorse: { by: group, ways: { nominated: "endorsed" } },
      approve: { by: bureau, ways: { endorsed: "approved" } },
      begin: { by: ["helped"], ways: { approved: "active" } },
      complete: { by: [...bureau, ...sides], ways: { active: "completed" } },
      withdraw: { by: [...bureau, ...sides], ways: { draft: "withdrawn", submitted: "withdrawn", returned: "withdrawn" } },
    },
  },
  payment: {
    on: exampleSubjects.partnership,
    moves: {
      submit: { by: [...bureau, ...sides], ways: { draft: "submitted", returned: "submitted" } },
      recall: { by: [...bureau, ...sides], ways: { submitted: "draft" } },
      return: { by: ["officer", ...group], ways: { submitted: "returned", approved: "returned" } },
      approve: { by: ["officer", ...group], ways: { submitted: "approved" } },
      pay: { by: [...bureau, "helper"], ways: { approved: "paid" } },
      receive: { by: ["helped"], ways: { paid: "received" } },
      lock: { by: bureau, ways: { received: "locked" } },
      withdraw: { by: [...bureau, ...sides], ways: { draft: "withdrawn", returned: "withdrawn" } },
    },
  },
  goods: {
    on: exampleSubjects.partnership,
    moves: {
      submit: { by: [...bureau, ...sides], ways: { draft: "submitted", returned: "submitted" } },
      recall: { by: [...bureau, ...sides], ways: { submitted: "draft" } },
      return: { by: ["officer", ...group], ways: { submitted: "returned", approved: "returned" } },
      approve: { by: ["officer", ...group], ways: { submitted: "approved" } },
      handOver: { by: [...bureau, "helper"], ways: { approved: "handedOver" } },
      receive: { by: ["helped"], ways: { handedOver: "received" } },
      withdraw: { by: [...bureau, ...sides], ways: { draft: "withdrawn", returned: "withdrawn" } },
    },
  },
  aid: {
    on: exampleSubjects.school,
    moves: {
      submit: { by: ["helper"], ways: { draft: "submitted", returned: "submitted" } },
      recall: { by: ["helper"], ways: { submitted: "draft" } },
      return: { by: ["officer"], ways: { submitted: "returned", published: "returned", approved: "returned" } },
      publish: { by: ["officer", "helper"], ways: { submitted: "published" } },
      approve: { by: ["officer"], ways: { published: "approved" } },
      pay: { by: ["officer"], ways: { approved: "paid" } },
      withdraw: { by: ["helper"], ways: { draft: "withdrawn", returned: "withdrawn", submitted: "withdrawn" } },
    },
  },
  request: {
    on: exampleSubjects.school,
    moves: {
      submit: { by: ["helper"], ways: { draft: "submitted", returned: "submitted" } },
      recall: { by: ["helper"], ways: { submitted: "draft" } },
      return: { by: ["officer"], ways: { submitted: "returned", approved: "returned" } },
      approve: { by: ["officer"], ways: { submitted: "approved" } },
      begin: { by: ["officer", "helper"], ways: { approved: "active" } },
      complete: { by: ["officer", "helper"], ways: { active: "completed" } },
      withdraw: { by: ["helper"], ways: { draft: "withdrawn", returned: "withdrawn" } },
    },
  },
  allowanceRun: {
    on: exampleSubjects.programme,
    moves: {
      submit: { by: bureau, ways: { draft: "submitted", returned: "submitted" } },
      recall: { by: bureau, ways: { submitted: "draft" } },
      return: { by: group, ways: { submitted: "returned", approved: "returned" } },
      approve: { by: group, ways: { submitted: "approved" } },
      lock: { by: bureau, ways: { approved: "locked" } },
      withdraw: { by: bureau, ways: { draft: "withdrawn", returned: "withdrawn" } },
    },
  },
};

/** The one move whose person depends on the state: the group returns what it was given, the bureau what the group endorsed and what it approved itself. */
const returnsOfPosting: Partial<Record<ApprovalState, readonly Person[]>> = { nominated: group, endorsed: bureau, approved: bureau };

function nextState(kind: ApprovalKind, person: Person, state: ApprovalState, move: ApprovalMove): ApprovalState | null {
  if (kind === "posting" && move === "return") return returnsOfPosting[state]?.includes(person) ? "returned" : null;
  const found = expected[kind].moves[move];
  return found?.by.includes(person) ? (found.ways[state] ?? null) : null;
}

const thing = (kind: ApprovalKind, state: ApprovalState) =>
  ({ kind, state, subject: expected[kind].on, wholeState: null, submittedBy: null }) as const;

describe("every person, every state, every move", () => {
  const cases = approvalKinds.flatMap((kind) => everybody.map((person) => ({ kind, person })));
  test.for(cases)("$person and a $kind", ({ kind, person }) => {
    for (const state of approvalStates) {
      for (const move of approvalMoves) {
        const decision = decideMove(examplePeople[person], thing(kind, state), move);
        const found = decision.kind === "moves" ? decision.rule.to : null;
        expect({ state, move, to: found }).toEqual({ state, move, to: nextState(kind, person, state, move) });
      }
    }
  });
});

describe("what holds for all moves", () => {
  test("a return names its reason, and what is approved is frozen", () => {
    for (const rule of moveRules) {
      expect([rule.kind, rule.move, rule.needsReason ?? false]).toEqual([rule.kind, rule.move, rule.move === "return"]);
      if (rule.move === "approve") expect([rule.kind, rule.freezes]).toEqual([rule.kind, true]);
    }
  });

  test("content can be changed in a draft and in what was returned, nowhere else", () => {
    expect(approvalStates.filter(isEditable)).toEqual(["draft", "returned"]);
  });

  test("a part is never approved before its whole", () => {
    const part = { ...thing("payment", "submitted"), wholeState: "submitted" as const };
    expect(decideMove(examplePeople.leader, part, "approve")).toEqual({ kind: "refused", why: "whole-open" });
    expect(decideMove(examplePeople.leader, part, "return").kind).toBe("moves");
    expect(decideMove(examplePeople.leader, { ...part, wholeState: "approved" }, "approve").kind).toBe("moves");
  });

  test("who submitted a payment does not approve it", () => {
    const own = { ...thing("payment", "submitted"), submittedBy: examplePeople.officer.accountId };
    expect(decideMove(examplePeople.officer, own, "approve")).toEqual({ kind: "refused", why: "own-thing" });
    expect(movesFor(examplePeople.officer, own)).toEqual(["recall", "return"]);
    expect(movesFor(examplePeople.officer, { ...own, submittedBy: "somebody else" })).toEqual(["recall", "return", "approve"]);
  });

  test("every state of a kind but those that end it can be left", () => {
    const ends: Record<ApprovalKind, readonly ApprovalState[]> = {
      plan: ["approved", "withdrawn"],
      waiver: ["returned", "approved", "withdrawn"],
      posting: ["completed", "withdrawn"],
      payment: ["locked", "withdrawn"],
      goods: ["received", "withdrawn"],
      aid: ["paid", "withdrawn"],
      request: ["completed", "withdrawn"],
      allowanceRun: ["locked", "withdrawn"],
    };
    for (const kind of approvalKinds) {
      const left = statesOf(kind).filter((state) => !moveRules.some((rule) => rule.kind === kind && rule.from.includes(state)));
      expect([kind, left]).toEqual([kind, ends[kind]]);
    }
  });

  test("what waits for whom", () => {
    const waitsFor = (person: Person, kind: ApprovalKind): ApprovalState[] =>
      awaitedStates(examplePeople[person], kind).filter((state) => movesFor(examplePeople[person], thing(kind, state)).some(isAwaited));
    expect(waitsFor("leader", "posting")).toEqual(["nominated"]);
    expect(waitsFor("officer", "posting")).toEqual(["endorsed"]);
    expect(waitsFor("helped", "payment")).toEqual(["paid"]);
    expect(waitsFor("stranger", "payment")).toEqual([]);
  });

  test("nothing is looked for in states in which nobody of these roles is waited for", () => {
    expect(awaitedStates(examplePeople.helper, "posting")).toEqual(["submitted", "approved"]);
    expect(awaitedStates(examplePeople.leader, "allowanceRun")).toEqual(["submitted"]);
    for (const kind of approvalKinds) {
      expect([kind, awaitedStates(examplePeople.member, kind)]).toEqual([kind, []]);
      expect([kind, awaitedStates(examplePeople.auditor, kind)]).toEqual([kind, []]);
      expect([kind, awaitedStates(examplePeople.posted, kind)]).toEqual([kind, []]);
    }
  });

  test("whatever one may move waits in a state that is looked for", () => {
    for (const kind of approvalKinds) {
      for (const person of everybody) {
        const actor = examplePeople[person];
        const waiting = approvalStates.filter(
          (state) => state !== "draft" && state !== "returned" && movesFor(actor, thing(kind, state)).some(isAwaited),
        );
        expect([kind, person, waiting.filter((state) => !awaitedStates(actor, kind).includes(state))]).toEqual([kind, person, []]);
      }
    }
  });
});
