import type { Commitment, Fact } from "../reading/reading.ts";

/** Plain examples for tests: a test states only what it is about. */

/** A promise of the helper school to be changed: a meeting each term, without a number. */
export function exampleCommitment(changes: Partial<Commitment>): Commitment {
  return {
    start: 0,
    end: 0,
    anchor: "",
    clause: { start: 0, end: 0, text: "" },
    document: 0,
    category: "meeting",
    actor: null,
    actorRole: "helper",
    recipient: null,
    action: "",
    subjectScope: null,
    quantity: null,
    per: [],
    period: "term",
    periodCount: 1,
    deadline: null,
    within: null,
    duration: null,
    condition: null,
    isAsNeeded: false,
    amountYuan: null,
    earmarks: [],
    postingRole: null,
    modality: "must",
    facet: "count",
    partOf: null,
    explicit: true,
    ...changes,
  };
}

/** A reported meeting of which the summary says nothing else. */
export function exampleFact(changes: Partial<Fact>): Fact {
  return {
    start: 0,
    end: 0,
    clause: "",
    document: 1,
    category: "meeting",
    date: null,
    term: null,
    season: null,
    count: null,
    subjects: [],
    amountYuan: null,
    purpose: null,
    earmark: null,
    postingRole: null,
    people: [],
    classes: [],
    ...changes,
  };
}
