import ExcelJS from "exceljs";
import { v7 as newId } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { accountWord } from "../../src/domain/funding/account-name.ts";
import { testApplication, type Reply, type Visitor } from "./application.ts";

const application = await testApplication();
let officer: Visitor;
let leader: Visitor;
let helper: Visitor;
let helped: Visitor;
let auditor: Visitor;
let partnershipId: string;
let otherPartnershipId: string;

beforeAll(async () => {
  officer = await application.signedIn("bureau");
  leader = await application.signedIn("leader");
  helper = await application.signedIn("helper");
  helped = await application.signedIn("helped");
  auditor = await application.signedIn("auditor");
  partnershipId = (await officer.get("/api/partnerships?q=青山镇中学")).body.rows[0].id;
  otherPartnershipId = (await officer.get("/api/partnerships?q=临江镇中学")).body.rows[0].id;
});

const content = {
  purpose: "teaching_research",
  source: "publicFunds",
  amountFen: 140_950,
  term: "2026-autumn",
  day: null,
  payer: "helper",
  voucherNo: null,
  summary: "支付教研经费",
  note: null,
};

const enter = async (who: Visitor, more: object = {}, to = partnershipId): Promise<Reply> =>
  who.send("POST", "/api/payments", { idempotencyKey: newId(), partnershipId: to, content: { ...content, ...more } });

const move = async (who: Visitor, name: string, payment: { id: string }, more: object = {}): Promise<Reply> => {
  const { version } = (await officer.get(`/api/payments/${payment.id}`)).body;
  return who.send("POST", "/api/approvals/payment/moves", { move: name, things: [{ id: payment.id, version }], ...more });
};

/** Enters a payment and brings it to `paid`. */
async function paid(more: object = {}): Promise<{ id: string }> {
  const { body } = await enter(helper, more);
  for (const [who, name, said] of [
    [helper, "submit", {}],
    [leader, "approve", { comment: "同意" }],
    [helper, "pay", { day: "2026-11-20" }],
  ] as const)
    expect((await move(who, name, body, said)).body).toEqual({ moved: 1 });
  return body;
}

const find = async (id: string): Promise<Reply["body"]> => (await officer.get(`/api/payments/${id}`)).body;

describe("the way of a payment", () => {
  test("entered, approved by another, paid, received: booked at both ends, with the amount in words", async () => {
    const payment = await paid();
    expect((await helped.get("/api/approvals/waiting?kind=payment")).body.rows.map(({ id }: { id: string }) => id)).toContain(payment.id);
    expect((await move(helped, "receive", payment)).body).toEqual({ moved: 1 });
    const page = await find(payment.id);
    expect(page).toMatchObject({
      state: "received",
      paidOn: "2026-11-20",
      receivedOn: "2026-11-24",
      amountWords: "壹仟肆佰零玖元伍角",
      warning: null,
    });
    expect(page.bookings.map((one: Reply["body"]) => [one.from.kind, one.to.kind, one.amountFen])).toEqual([
      ["source", "school", 140_950],
      ["school", "school", 140_950],
      ["school", "purpose", 140_950],
    ]);
    expect(page.trail.map((step: { move: string }) => step.move)).toEqual(["enter", "submit", "approve", "pay", "receive"]);
    expect(page.approvedBy).toBe("周正（组长）");
  });

  test("who submitted does not approve, and who does not pay cannot confirm for the other school", async () => {
    const { body } = await enter(officer);
    await move(officer, "submit", body);
    expect((await move(officer, "approve", body)).body).toMatchObject({ code: "own-thing" });
    expect((await move(helper, "approve", body)).body).toMatchObject({ code: "forbidden" });
    expect((await move(leader, "pay", body)).body).toMatchObject({ code: "forbidden" });
    const other = await paid();
    expect((await move(helper, "receive", other)).body).toMatchObject({ code: "forbidden" });
    expect((await move(helped, "receive", other, { day: "2026-11-19" })).body).toMatchObject({ fields: [{ path: "day", code: "order" }] });
    expect((await move(helped, "receive", other, { day: "2026-11-25" })).body).toMatchObject({ fields: [{ path: "day", code: "future" }] });
  });

  test("two people who approve and pay at once approve and book once", async () => {
    const { body } = await enter(helper);
    await move(helper, "submit", body);
    const replies = await Promise.all([officer, leader].map(async (who) => move(who, "approve", body)));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const payments = await Promise.all([officer, helper].map(async (who) => move(who, "pay", body)));
    expect(payments.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect((await find(body.id)).bookings).toHaveLength(2);
  });

  test("what a source may not pay for is warned about with its paper, and approved only with a word on why", async () => {
    const { body } = await enter(helper, { purpose: "enrolment_publicity" });
    expect(body.warning).toMatchObject({
      source: "publicFunds",
      purpose: "enrolment_publicity",
      basis: expect.stringContaining("财教〔2006〕5号"),
    });
    await move(helper, "submit", body);
    expect((await move(leader, "approve", body)).body).toMatchObject({ code: "bad-input", fields: [{ path: "comment", code: "warned" }] });
    expect((await move(leader, "approve", body, { comment: "改由县级统筹补回" })).status).toBe(200);
    const { warnings } = (await officer.get(`/api/money?partnershipId=${partnershipId}`)).body;
    expect(warnings.map(({ id }: { id: string }) => id)).toContain(body.id);
  });

  test("the same key enters once, a voucher number is used once, and other pairs' coordinators see nothing", async () => {
    const body = { idempotencyKey: newId(), partnershipId, content: { ...content, voucherNo: "记-9001" } };
    const replies = await Promise.all(
      [helper, helper, helper, helper, helper, helper].map(async (who) => who.send("POST", "/api/payments", body)),
    );
    expect(new Set(replies.map((reply) => reply.body.id)).size).toBe(1);
    expect((await enter(helper, { voucherNo: "记-9001" })).body).toMatchObject({ fields: [{ path: "content/voucherNo", code: "taken" }] });
    expect((await enter(auditor)).body.code).toBe("forbidden");
    expect((await enter(helped, {}, otherPartnershipId)).body.code).toBe("not-found");
    const other = (await enter(officer, {}, otherPartnershipId)).body;
    expect((await helped.get(`/api/payments/${other.id}`)).status).toBe(404);
    expect((await helped.get("/api/payments?size=200")).body.rows.map(({ id }: { id: string }) => id)).not.toContain(other.id);
  });

  test.for([
    [{ term: "2012-autumn" }, "content/term", "outside"],
    [{ day: "2027-03-01" }, "content/day", "outside"],
    [{ amountFen: 0 }, "content/amountFen", "nothing"],
  ] as const)("%j is refused", async ([more, path, code]) => {
    expect((await enter(helper, more)).body).toMatchObject({ code: "bad-input", fields: [{ path, code }] });
  });

  test("a draft is changed, what is submitted is not", async () => {
    const { body } = await enter(helper);
    const change = { version: body.version, content: { ...content, amountFen: 200 } };
    expect((await helper.send("PUT", `/api/payments/${body.id}`, change)).body).toMatchObject({ amountFen: 200, version: 2 });
    expect((await helper.send("PUT", `/api/payments/${body.id}`, change)).body.code).toBe("stale");
    await move(helper, "submit", body);
    expect((await helper.send("PUT", `/api/payments/${body.id}`, { ...change, version: 3 })).body.code).toBe("wrong-state");
  });

  test("vouchers are seen by those who see the payment", async () => {
    const { body } = await enter(officer, {}, otherPartnershipId);
    const photo = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
    const [file] = (await officer.upload(`/api/things/payment/${body.id}/attachments`, "凭证.jpg", photo)).body.files;
    expect(file).toMatchObject({ fileName: "凭证.jpg", isImage: true });
    expect((await auditor.get(`/api/attachments/${file.id}`)).body).toEqual(photo);
    expect((await helped.get(`/api/attachments/${file.id}`)).status).toBe(404);
    expect((await auditor.upload(`/api/things/payment/${body.id}/attachments`, "x.jpg", photo)).body.code).toBe("forbidden");
  });
});

test("every account of the books has a name", async () => {
  const { rows } = (await officer.get("/api/balances")).body;
  const nameless = rows.filter((row: Reply["body"]) => row.name === null && accountWord(row, "zh-CN") === null);
  expect(nameless.map((row: Reply["body"]) => row.kind)).toEqual(["person"]);
});

test("people are one account, whose bookings are those of everybody", async () => {
  const { rows } = (await officer.get("/api/balances")).body;
  const people = rows.find((row: Reply["body"]) => row.kind === "person");
  const { rows: bookings, total } = (await officer.get("/api/bookings?account=person:all&size=200")).body;
  const received = bookings.reduce((sum: number, { to, amountFen }: Reply["body"]) => sum + (to.kind === "person" ? amountFen : 0), 0);
  expect(total).toBe(bookings.length);
  expect(received).toBe(people.inFen);
  expect(people.people).toBe(
    new Set(
      bookings
        .flatMap(({ from, to }: Reply["body"]) => [from, to])
        .filter(({ kind }: Reply["body"]) => kind === "person")
        .map(({ id }: Reply["body"]) => id),
    ).size,
  );
});

describe("corrections", () => {
  const balances = async (): Promise<Record<string, number>> => {
    const { rows, inFen, outFen } = (await officer.get("/api/balances")).body;
    expect(inFen).toBe(outFen);
    return Object.fromEntries(rows.map((row: Reply["body"]) => [`${row.kind}:${row.id}`, row.balanceFen]));
  };

  test("a payment is booked back when its correction is paid, and not before; then it counts no more", async () => {
    const before = await balances();
    const payment = await paid({ amountFen: 100_000 });
    await move(helped, "receive", payment);
    const correct = { idempotencyKey: newId(), content: { ...content, amountFen: 70_000, source: "county", summary: "更正" } };
    const correction = (await helper.send("POST", `/api/payments/${payment.id}/corrections`, correct)).body;
    expect((await helper.send("POST", `/api/payments/${payment.id}/corrections`, correct)).body.id).toBe(correction.id);
    expect((await officer.send("POST", `/api/payments/${payment.id}/corrections`, { ...correct, idempotencyKey: newId() })).body.code).toBe(
      "duplicate",
    );
    expect((await balances())["source:county"] ?? 0).toBe(before["source:county"] ?? 0);
    await move(helper, "submit", correction);
    await move(leader, "approve", correction);
    await move(helper, "pay", correction);
    const after = await balances();
    expect(after["source:publicFunds"]).toBe(before["source:publicFunds"]);
    expect((after["source:county"] ?? 0) - (before["source:county"] ?? 0)).toBe(-70_000);
    expect(await find(payment.id)).toMatchObject({ isReplaced: true, moves: [], replacedBy: correction.id, mayCorrect: false });
    expect((await move(officer, "lock", payment)).body.code).toBe("wrong-state");
    expect((await find(correction.id)).bookings.map(({ isBack }: { isBack: boolean }) => isBack)).toEqual([true, true, true, false, false]);
  });

  test("a correction to nothing takes a payment back", async () => {
    const before = await balances();
    const payment = await paid({ amountFen: 12_300 });
    const body = { idempotencyKey: newId(), content: { ...content, amountFen: 0, summary: "退回" } };
    const correction = (await helper.send("POST", `/api/payments/${payment.id}/corrections`, body)).body;
    await move(helper, "submit", correction);
    await move(leader, "approve", correction);
    await move(helper, "pay", correction);
    expect(await balances()).toEqual(before);
  });

  test("what was not paid is not corrected", async () => {
    const { body } = await enter(helper);
    const correct = { idempotencyKey: newId(), content };
    expect((await helper.send("POST", `/api/payments/${body.id}/corrections`, correct)).body.code).toBe("wrong-state");
  });
});

describe("the money page", () => {
  test("a payment moves from asked to approved, paid and received, and what is left gets less", async () => {
    const figures = async (): Promise<number[]> => {
      const { rows } = (await officer.get(`/api/money?period=2027-spring&partnershipId=${partnershipId}`)).body;
      const [{ promisedMin, asked, approved, paid: gone, received, left }] = rows;
      return [promisedMin, asked, approved, gone, received, left];
    };
    expect(await figures()).toEqual([2_000_000, 0, 0, 0, 0, 2_000_000]);
    const { body } = await enter(helper, { term: "2027-spring", amountFen: 600_000 });
    expect(await figures()).toEqual([2_000_000, 0, 0, 0, 0, 2_000_000]);
    await move(helper, "submit", body);
    expect(await figures()).toEqual([2_000_000, 600_000, 0, 0, 0, 2_000_000]);
    await move(leader, "approve", body);
    expect(await figures()).toEqual([2_000_000, 0, 600_000, 0, 0, 2_000_000]);
    await move(helper, "pay", body);
    expect(await figures()).toEqual([2_000_000, 0, 600_000, 600_000, 0, 1_400_000]);
    await move(helped, "receive", body);
    expect(await figures()).toEqual([2_000_000, 0, 600_000, 600_000, 600_000, 1_400_000]);
  });

  test("an approval is taken back until the money is paid: the budget has it again, and the books never had it", async () => {
    const approvedOf = async (): Promise<number> =>
      (await officer.get(`/api/money?period=2026-autumn&partnershipId=${partnershipId}`)).body.rows[0].approved;
    const before = await approvedOf();
    const { body } = await enter(helper, { term: "2026-autumn", amountFen: 500_000 });
    await move(helper, "submit", body);
    await move(leader, "approve", body);
    expect(await approvedOf()).toBe(before + 500_000);
    expect((await move(helper, "return", body, { reason: "other" })).body.code).toBe("forbidden");
    expect((await move(leader, "return", body, { reason: "beyond-means", comment: "本学期额度已用完" })).body).toEqual({ moved: 1 });
    expect(await approvedOf()).toBe(before);
    expect((await helper.get(`/api/payments/${body.id}`)).body).toMatchObject({ state: "returned", bookings: [] });
    await move(helper, "submit", body);
    await move(leader, "approve", body);
    await move(helper, "pay", body);
    expect((await move(leader, "return", body, { reason: "other" })).body.code).toBe("wrong-state");
  });

  test("the total is the sum of the pairs that one sees", async () => {
    const all = (await officer.get("/api/money?size=200")).body;
    const own = (await helped.get("/api/money?size=200")).body;
    for (const key of ["promisedMin", "asked", "approved", "paid", "received", "left"])
      expect(all.total[key]).toBe(all.rows.reduce((sum: number, row: Record<string, number>) => sum + (row[key] ?? 0), 0));
    expect(all.rows).toHaveLength(8);
    expect(own.rows.map((row: { partnershipId: string }) => row.partnershipId)).toEqual([partnershipId]);
  });

  test("the books of one pair balance, and nobody sees others'", async () => {
    const { inFen, outFen, rows } = (await helped.get("/api/balances")).body;
    expect(inFen).toBe(outFen);
    expect(inFen).toBeGreaterThan(0);
    expect(rows.filter(({ kind }: { kind: string }) => kind === "school")).toHaveLength(2);
    expect((await helped.get(`/api/bookings?partnershipId=${otherPartnershipId}`)).body.total).toBe(0);
    expect((await officer.get("/api/bookings?account=source:publicFunds&size=200")).body.total).toBeGreaterThan(0);
  });
});

describe("the cashier's sheet", () => {
  const header = "凭证号,支援校,受援校,金额（元）,用途,资金来源,学期,日期,付款方,摘要\n";
  const sheet = (...rows: string[]): Buffer => Buffer.from(header + rows.join("\n"));
  const good = [
    "记-7001,一中,青山中学,10000,教研活动经费,公用经费,2026年秋季,,支援校,教研经费",
    '记-7002,示例县第一中学,青山镇中学,"13,000.50",器材,专项资金,2026-2027学年第二学期,,教育局,乒乓球台',
  ];

  test("becomes drafts once, however often it comes, and follows until it is submitted", async () => {
    const preview = (await helper.upload("/api/imports/payments", "出纳.csv", sheet(...good))).body;
    expect(preview.counts).toEqual({ new: 2, changed: 0, same: 0, wrong: 0 });
    expect((await helper.send("POST", `/api/imports/payments/${preview.importId}/confirm`, {})).body).toMatchObject({ created: 2 });
    const { rows } = (await officer.get("/api/payments?q=记-700&sort=amountFen")).body;
    expect(rows).toMatchObject([
      {
        voucherNo: "记-7001",
        amountFen: 1_000_000,
        purpose: "teaching_research",
        source: "publicFunds",
        term: "2026-autumn",
        payer: "helper",
        state: "draft",
      },
      { voucherNo: "记-7002", amountFen: 1_300_050, purpose: "equipment", source: "special", term: "2027-spring", payer: "bureau" },
    ]);
    expect((await helper.upload("/api/imports/payments", "again.csv", sheet(...good))).body.counts).toEqual({
      new: 0,
      changed: 0,
      same: 2,
      wrong: 0,
    });
    const other = sheet(good[0]?.replace("10000", "10001") ?? "");
    const changed = (await helper.upload("/api/imports/payments", "other.csv", other)).body;
    expect(changed.counts.changed).toBe(1);
    await helper.send("POST", `/api/imports/payments/${changed.importId}/confirm`, {});
    expect((await find(rows[0].id)).amountFen).toBe(1_000_100);
    await move(helper, "submit", rows[0]);
    expect((await helper.upload("/api/imports/payments", "late.csv", sheet(good[0] ?? ""))).body.rows[0].errors[0].message).toBe(
      "第2行“凭证号”：这张凭证已经提交，内容不同，请在系统里更正",
    );
  });

  test.for([
    ["记-1,一中,青山中学,一万,教研,公用经费,2026秋,,,x", "第2行“金额”：“一万”不是金额，请写成 12345.67"],
    ["记-1,一中,青山中学,0,教研,公用经费,2026秋,,,x", "第2行“金额”：“0”不是金额，请写成 12345.67"],
    ["记-1,一中,青山中学,1,教研,公用经废,2026秋,,,x", "第2行“资金来源”：“公用经废”不在资金来源表中，是“公用经费”吗？"],
    ["记-1,一中,青山中学,1,郊游,公用经费,2026秋,,,x", "第2行“用途”：“郊游”不在用途表中"],
    ["记-1,一中,临江中学,1,教研,公用经费,2026秋,,,x", "第2行“受援校”：“一中、临江中学”没有结对"],
    ["记-1,三中,青山中学,1,教研,公用经费,2026秋,,,x", "第2行“支援校”：没有叫“三中”的学校，是“一中”吗？"],
    ["记-1,一中,青山中学,1,教研,公用经费,秋天,,,x", "第2行“学期”：“秋天”不是学期，请写成 2026秋季 或 2026-2027学年第一学期"],
    ["记-1,一中,青山中学,1,教研,公用经费,2012秋,,,x", "第2行“学期”：“2012-autumn”不在结对期限或所写的学期内"],
    ["记-1,一中,青山中学,1,教研,公用经费,2026秋,2026-02-30,,x", "第2行“日期”：“2026-02-30”不是日期，请写成 2026-09-01"],
    [",一中,青山中学,1,教研,公用经费,2026秋,,,x", "第2行“凭证号”：没有填写"],
  ] as const)("%s is wrong: %s", async ([row, message]) => {
    const { body } = await helper.upload("/api/imports/payments", "wrong.csv", sheet(row));
    expect(body.rows[0].errors.map((error: { message: string }) => error.message)).toEqual([message]);
  });

  test("what is exported can be imported again and changes nothing", async () => {
    const reply = await helper.get("/api/payments/export?q=记-7002");
    const workbook = new ExcelJS.Workbook();
    // oxlint-disable-next-line typescript/no-unsafe-argument -- its types know another Buffer than ours
    await workbook.xlsx.load(reply.body as never);
    expect(workbook.worksheets[0]?.getCell("B4").value).toBe("记-7002");
    expect((await helper.upload("/api/imports/payments", "export.xlsx", reply.body)).body.counts).toEqual({
      new: 0,
      changed: 0,
      same: 1,
      wrong: 0,
    });
    // With several rows come their sums, which are no payment.
    const all = (await helper.get("/api/payments/export?state=draft")).body;
    const { total } = (await helper.get("/api/payments?state=draft")).body;
    expect(total).toBeGreaterThan(1);
    const { counts, rows } = (await helper.upload("/api/imports/payments", "all.xlsx", all)).body;
    expect([counts.new, rows.length]).toEqual([0, total]);
  });

  test.for(["/api/money/export", "/api/bookings/export"])("%s is a workbook", async (path) => {
    const reply = await officer.get(path);
    expect([reply.status, reply.body.subarray(0, 2).toString("latin1")]).toEqual([200, "PK"]);
  });
});

test("numbers of a workbook fit their columns, whole ones have no point, and the headings stand on every page", async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Uint8Array.from((await officer.get("/api/payments/export")).body).buffer);
  const sheet = book.worksheets[0];
  const place = [1, 2, 3, 4, 5, 6].find((one) => sheet?.getRow(3).getCell(one).text === "金额") ?? 0;
  const last = sheet?.getRow(sheet.rowCount).getCell(place);
  expect(sheet?.getRow(sheet.rowCount).getCell(1).text).toBe("合计");
  const shown = Number(last?.value).toLocaleString("en-US", { minimumFractionDigits: 2 });
  expect(sheet?.getColumn(place).width).toBeGreaterThan(shown.length);
  expect([last?.numFmt, sheet?.getRow(4).getCell(1).numFmt, sheet?.pageSetup.printTitlesRow]).toEqual(["#,##0.00", "#,##0", "3:3"]);
});
