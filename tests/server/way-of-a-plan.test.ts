import { describe, expect, test } from "vitest";
import { testApplication, type Visitor } from "./application.ts";

const application = await testApplication();

interface Pair {
  readonly officer: Visitor;
  readonly helper: Visitor;
  readonly helped: Visitor;
  readonly partnershipId: string;
}

/** A pair of schools that have no plan yet, with a coordinator each. */
async function newPair(): Promise<Pair> {
  const officer = await application.signedIn("bureau");
  const programmeId = (await officer.get("/api/programmes")).body.rows[0].id;
  const { rows } = (await officer.get("/api/schools?size=200")).body;
  const free = rows.filter((one: { partnerships: number }) => one.partnerships === 0);
  const [helperSchool, helpedSchool] = [free[0], free[1]];
  const { body: pair } = await officer.send("POST", "/api/partnerships", {
    programmeId,
    helperSchoolId: helperSchool.id,
    helpedSchoolId: helpedSchool.id,
    from: "2025-09-01",
    to: "2028-08-31",
    agreementNo: null,
    signedOn: null,
  });
  const coordinator = async (schoolId: string): Promise<Visitor> => {
    const loginName = `c-${schoolId.slice(-8)}`;
    await officer.send("POST", "/api/accounts", {
      loginName,
      displayName: loginName,
      password: "First password",
      grants: [{ role: "coordinator", scope: { kind: "school", schoolId } }],
    });
    const visitor = application.visitor();
    await visitor.send("POST", "/api/session", { countyCode: "990001", loginName, password: "First password" });
    await visitor.send("PUT", "/api/session/password", { current: "First password", next: "Second password" });
    return visitor;
  };
  return { officer, helper: await coordinator(helperSchool.id), helped: await coordinator(helpedSchool.id), partnershipId: pair.id };
}

const text =
  "甲校结对帮扶乙校工作方案\n一、每学期开展两次经验交流会，每次不少于2人。\n二、每学年捐赠图书不少于200册。\n三、定期开展教师培训。\n";
const cardsOf = (body: { cards: { clause: string }[] }): string[] => body.cards.map(({ clause }) => clause);

describe("from text to force", () => {
  test("paste, correct, submit, return with a reason, submit again, approve, adjust", async () => {
    const { officer, helper, helped, partnershipId } = await newPair();
    const draft = await helper.send("POST", `/api/partnerships/${partnershipId}/plan`, { text });
    expect(draft.status).toBe(200);
    const versionId: string = draft.body.id;
    expect(cardsOf(draft.body)).toEqual(["每学期开展两次经验交流会", "每次不少于2人", "每学年捐赠图书不少于200册", "定期开展教师培训"]);
    expect(draft.body.cards[0]).toMatchObject({
      state: "proposed",
      sentence: "会议交流：每学期，次数等于2。",
      creates: { obligations: 6, periods: 6 },
    });
    expect(draft.body.cards[3]).toMatchObject({ needsNumber: true, sentence: null });

    // A card with an open question is not accepted by the way, and a plan with undecided cards cannot be submitted.
    const accepted = await helper.send("POST", `/api/plan-versions/${versionId}/accept-all`, {});
    expect(accepted.body.cards.map(({ state }: { state: string }) => state)).toEqual(["accepted", "accepted", "accepted", "proposed"]);
    const early = await helper.send("POST", `/api/plan-versions/${versionId}/moves`, { move: "submit" });
    expect(early.body).toMatchObject({ code: "bad-input", fields: [{ path: "cards", code: "undecided" }] });

    const question = accepted.body.cards[3];
    const answered = await helper.send("PUT", `/api/plan-versions/${versionId}/cards/${question.id}`, {
      state: "accepted",
      fields: { ...question.fields, min: 1, max: null, unit: "次" },
    });
    expect(answered.body.cards[3]).toMatchObject({ state: "accepted", needsNumber: false, sentence: "培训讲座：每学期，次数不少于1。" });
    const upsideDown = await helper.send("PUT", `/api/plan-versions/${versionId}/cards/${question.id}`, {
      fields: { ...question.fields, min: 3, max: 1, unit: "次" },
    });
    expect(upsideDown.body.fields).toEqual([{ path: "max", code: "bounds-order" }]);

    expect((await helped.send("POST", `/api/plan-versions/${versionId}/moves`, { move: "approve" })).body.code).toBe("forbidden");
    expect((await helper.send("POST", `/api/plan-versions/${versionId}/moves`, { move: "submit" })).body.state).toBe("submitted");
    const locked = await helper.send("PUT", `/api/plan-versions/${versionId}/cards/${question.id}`, { state: "rejected" });
    expect(locked.body.code).toBe("wrong-state");

    expect((await officer.send("POST", `/api/plan-versions/${versionId}/moves`, { move: "return" })).body.fields).toEqual([
      { path: "reason", code: "missing" },
    ]);
    const returned = await officer.send("POST", `/api/plan-versions/${versionId}/moves`, {
      move: "return",
      reason: "unclear-number",
      comment: "培训次数请核实",
    });
    expect(returned.body).toMatchObject({ state: "returned" });
    const back = await helper.get(`/api/plan-versions/${versionId}`);
    expect(back.body.trail.at(-1)).toMatchObject({ move: "return", reason: "unclear-number", comment: "培训次数请核实", side: "bureau" });
    expect(back.body.moves).toEqual(["submit", "withdraw"]);

    await helper.send("POST", `/api/plan-versions/${versionId}/moves`, { move: "submit" });
    const approved = await officer.send("POST", `/api/plan-versions/${versionId}/moves`, { move: "approve" });
    expect(approved.body).toMatchObject({ state: "approved", effectiveFrom: "2025-09-01", moves: [] });
    const page = await helped.get(`/api/partnerships/${partnershipId}/page`);
    expect(page.body.promises).toHaveLength(4);
    expect(page.body.thisTerm.total).toBe(2);

    const next = await helper.send("POST", `/api/plan-versions/${versionId}/adjustments`, { reason: "受援校停办寄宿，减少交流会" });
    expect(next.body).toMatchObject({ number: 2, state: "draft", reason: "受援校停办寄宿，减少交流会" });
    const meeting = next.body.cards[0];
    await helper.send("PUT", `/api/plan-versions/${next.body.id}/cards/${meeting.id}`, { fields: { ...meeting.fields, min: 1, max: 1 } });
    await helper.send("POST", `/api/plan-versions/${next.body.id}/moves`, { move: "submit" });
    const adjusted = await officer.send("POST", `/api/plan-versions/${next.body.id}/moves`, { move: "approve" });
    expect(adjusted.body.effectiveFrom).toBe("2026-11-24");
    const later = await helper.get(`/api/partnerships/${partnershipId}/page`);
    const meetings = later.body.promises.filter(({ clause }: { clause: string }) => clause.includes("交流会"));
    // What was due before the adjustment keeps the version that it was judged by.
    expect(
      meetings.map((promise: { obligations: { period: string; min: number }[] }) =>
        promise.obligations.map(({ period, min }) => [period, min]),
      ),
    ).toEqual([
      [
        ["2025-autumn", 2],
        ["2026-spring", 2],
      ],
      [
        ["2026-autumn", 1],
        ["2027-spring", 1],
        ["2027-autumn", 1],
        ["2028-spring", 1],
      ],
    ]);
  });
});

test("a sentence that today's rules forbid is shown with its source though no promise was read from it", async () => {
  const { helper, partnershipId } = await newPair();
  const plan =
    "甲校结对帮扶乙校工作方案\n一、每学期开展两次经验交流会。\n二、在评优、评先、职务评聘等方面优先考虑。\n三、派出人员每月给予300元津贴。\n";
  const { body } = await helper.send("POST", `/api/partnerships/${partnershipId}/plan`, { text: plan });
  expect(body.warnings).toMatchObject([
    { code: "entitlement", clause: "二、在评优、评先、职务评聘等方面优先考虑", source: expect.stringContaining("评优") },
  ]);
  // What a card carries is not said twice.
  const carried = body.cards.flatMap(({ warnings }: { warnings: { code: string }[] }) => warnings.map(({ code }) => code));
  expect(carried).toEqual(["staff-pay"]);
});
