import { beforeAll, describe, expect, test } from "vitest";
import { v7 as newId } from "uuid";
import { photoOf, signatureOf } from "../../src/server/demonstration/pictures.ts";
import { readSheet } from "../../src/server/sheet/read-sheet.ts";
import { testApplication, type Reply, type Visitor } from "./application.ts";

const application = await testApplication();
let helper: Visitor, helped: Visitor, officer: Visitor;
let pairId = "";

beforeAll(async () => {
  [helper, helped, officer] = [
    await application.signedIn("helper"),
    await application.signedIn("helped"),
    await application.signedIn("bureau"),
  ];
  pairId = (await helper.get("/api/partnerships?q=青山")).body.rows[0].id;
});

const computer = {
  name: "台式计算机",
  kind: "equipment",
  classCode: "A02010105",
  spec: null,
  count: 3,
  unit: "台",
  unitValueFen: 398_000,
  valueBasis: "book",
  source: null,
  custodian: null,
};
const books = { ...computer, name: "科普读物", kind: "books", classCode: null, count: 200, unit: "册", unitValueFen: 2480 };

function content(more: object = {}): object {
  return {
    mode: "transfer",
    purpose: "donation_goods",
    title: "计算机调拨",
    giverKind: "publicSchool",
    giverName: "示例县第一中学",
    isAnonymous: false,
    use: "日常教学",
    agreementNo: null,
    agreedOn: null,
    isVoluntary: false,
    note: null,
    items: [computer, books],
    ...more,
  };
}
const gift = {
  mode: "donation",
  giverKind: "person",
  giverName: "钱示例",
  isAnonymous: true,
  agreedOn: "2026-11-02",
  isVoluntary: true,
  items: [{ ...books, valueBasis: "market" }],
};

async function begin(more: object = {}): Promise<Reply> {
  return helper.send("POST", "/api/goods", { goodsId: newId(), partnershipId: pairId, content: content(more) });
}

async function move(visitor: Visitor, id: string, name: string, more: object = {}): Promise<Reply> {
  const { version } = (await visitor.get(`/api/goods/${id}`)).body;
  return visitor.send("POST", "/api/approvals/goods/moves", { move: name, things: [{ id, version }], ...more });
}

async function decide(id: string): Promise<Reply> {
  const { version } = (await helper.get(`/api/goods/${id}`)).body;
  const decision = { decidedOn: "2026-11-10", participants: "校务会9人", paper: "纪要〔2026〕7号" };
  return helper.send("PUT", `/api/goods/${id}/decision`, { ...decision, version });
}

/** A list that is on its way to the helped school. */
async function handedOver(more: object = {}): Promise<string> {
  const { id } = (await begin(more)).body;
  await move(helper, id, "submit");
  if ((await helper.get(`/api/goods/${id}`)).body.mode === "transfer") await decide(id);
  expect((await move(officer, id, "approve")).body).toEqual({ moved: 1 });
  expect((await move(helper, id, "handOver", { day: "2026-11-18" })).body).toEqual({ moved: 1 });
  return id;
}

async function photograph(id: string): Promise<void> {
  expect((await helped.upload(`/api/things/goods/${id}/attachments?role=receipt`, "验收.png", photoOf(3))).status).toBe(200);
  expect((await helped.upload(`/api/things/goods/${id}/attachments?role=signature`, "签名.png", signatureOf(3))).status).toBe(200);
}

async function receive(id: string, missing = 0): Promise<Reply> {
  const { items, version } = (await helped.get(`/api/goods/${id}`)).body;
  const counts = items.map((item: { id: string; count: number }, index: number) => ({
    itemId: item.id,
    count: item.count - (index === 0 ? missing : 0),
    note: null,
  }));
  return helped.send("POST", `/api/goods/${id}/receive`, { version, receivedOn: "2026-11-20", note: null, counts });
}

function refusal(reply: Reply): unknown {
  return [reply.body.code, reply.body.fields?.[0]?.code];
}

describe("which goods are what", () => {
  test("a public school cannot donate, and a donor's gift is no transfer", async () => {
    expect(refusal(await begin({ mode: "donation" }))).toEqual(["bad-input", "school-donates"]);
    expect(refusal(await begin({ giverKind: "enterprise" }))).toEqual(["bad-input", "donor-transfers"]);
  });

  test("the same id begins one list, and nobody changes what has been submitted", async () => {
    const body = { goodsId: newId(), partnershipId: pairId, content: content() };
    expect((await helper.send("POST", "/api/goods", body)).body.id).toBe(body.goodsId);
    expect((await helper.send("POST", "/api/goods", body)).body.items).toHaveLength(2);
    await move(helper, body.goodsId, "submit");
    const change = { version: 2, content: content() };
    expect((await helper.send("PUT", `/api/goods/${body.goodsId}`, change)).body.code).toBe("wrong-state");
  });
});

describe("a transfer of state assets", () => {
  test("is approved only after the collective decision, by somebody else than who submitted it", async () => {
    const { id } = (await begin()).body;
    await move(helper, id, "submit");
    expect(refusal(await move(officer, id, "approve"))).toEqual(["bad-input", "decision-missing"]);
    expect((await decide(id)).body.decision).toMatchObject({ paper: "纪要〔2026〕7号" });
    expect((await move(helper, id, "approve")).body.code).toBe("forbidden");
    expect((await move(officer, id, "approve")).body).toEqual({ moved: 1 });
    const { id: own } = (await officer.send("POST", "/api/goods", { goodsId: newId(), partnershipId: pairId, content: content() })).body;
    await move(officer, own, "submit");
    expect((await move(officer, own, "approve")).body.code).toBe("own-thing");
  });

  test("a change of the list undoes the decision on it", async () => {
    const { id } = (await begin()).body;
    const { version } = (await decide(id)).body;
    const changed = await helper.send("PUT", `/api/goods/${id}`, { version, content: content({ items: [computer] }) });
    expect(changed.body).toMatchObject({ decision: null, valueFen: 1_194_000 });
  });

  test("is received with counts, a photo and a signature, and not without; pieces get numbers", async () => {
    const id = await handedOver();
    expect(refusal(await receive(id))).toEqual(["bad-input", "missing"]);
    // Whatever way the move is asked for, nothing is received that nobody counted.
    expect(refusal(await move(helped, id, "receive"))).toEqual(["bad-input", "missing"]);
    await photograph(id);
    expect((await helper.upload(`/api/things/goods/${id}/attachments?role=signature`, "x.png", signatureOf(9))).body.code).toBe(
      "forbidden",
    );
    const received = await receive(id, 1);
    expect(received.body).toMatchObject({ state: "received", shortBy: 1, receivedOn: "2026-11-20", assets: 3 });
    const { rows } = (await helped.get(`/api/assets?goodsId=${id}`)).body;
    expect(rows.map(({ quantity, name }: { quantity: number; name: string }) => [name, quantity])).toEqual([
      ["台式计算机", 1],
      ["台式计算机", 1],
      ["科普读物", 200],
    ]);
    expect(new Set(rows.map(({ assetNo }: { assetNo: string }) => assetNo)).size).toBe(3);
    expect(rows[0].assetNo).toMatch(/^JY-1006-2026-\d{5}$/);
    expect((await receive(id)).body.code).toBe("wrong-state");
  });

  test("two lists received at the same moment get different numbers", async () => {
    const ids = [await handedOver(), await handedOver()];
    for (const id of ids) await photograph(id);
    const replies = await Promise.all(ids.map(async (id) => receive(id)));
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    const numbers = (await Promise.all(ids.map(async (id) => helped.get(`/api/assets?goodsId=${id}`)))).flatMap(({ body }) =>
      body.rows.map(({ assetNo }: { assetNo: string }) => assetNo),
    );
    expect(new Set(numbers).size).toBe(8);
  });

  test("has no donation receipt", async () => {
    const id = await handedOver();
    await photograph(id);
    await receive(id);
    const receipt = { receiptNo: "票据1", issuedOn: "2026-11-21" };
    expect((await helped.send("PUT", `/api/goods/${id}/receipt`, receipt)).body.code).toBe("wrong-state");
  });
});

describe("a donation", () => {
  test("is published without the name of a donor who asks for it, with its receipt and the use in force", async () => {
    const id = await handedOver(gift);
    await photograph(id);
    await receive(id);
    const receipt = { receiptNo: "票据7001", issuedOn: "2026-11-21" };
    expect((await helper.send("PUT", `/api/goods/${id}/receipt`, receipt)).body.code).toBe("forbidden");
    expect((await helped.send("PUT", `/api/goods/${id}/receipt`, receipt)).body.receiptNo).toBe("票据7001");
    const change = { use: "课后服务", consentedOn: "2026-11-22", paper: "同意书" };
    expect((await helped.send("POST", `/api/goods/${id}/use-changes`, change)).status).toBe(200);
    const { rows } = (await officer.get("/api/published-donations")).body;
    expect(rows.find((row: { id: string }) => row.id === id)).toMatchObject({
      donor: "钱**",
      goods: "科普读物200册",
      valueFen: 496_000,
      use: "课后服务",
      receiptNo: "票据7001",
    });
    const sheet = await readSheet((await officer.get("/api/published-donations/export")).body);
    expect(sheet.kind).toBe("read");
    expect(JSON.stringify(sheet)).toContain("钱**");
    expect(JSON.stringify(sheet)).not.toContain("钱示例");
  });

  test("cannot be submitted without agreement", async () => {
    const { id } = (await begin({ ...gift, agreedOn: null })).body;
    expect(refusal(await move(helper, id, "submit"))).toEqual(["bad-input", "agreement-missing"]);
  });
});

interface Counted {
  readonly commitmentId: string;
  readonly period: string;
  readonly from: string;
  readonly counted: number;
  readonly waiting: number;
}

test("goods wait for the receiving school and count towards a promise once it has signed for them", async () => {
  const { rows } = (await officer.get("/api/partnerships?q=临江")).body;
  const pair = rows.find(({ helped: { shortName } }: { helped: { shortName: string } }) => shortName === "临江中学");
  const obligations = async (): Promise<Counted[]> => {
    const { body } = await officer.get(`/api/partnerships/${pair.id}/page`);
    return body.promises.find(({ clause }: { clause: string }) => clause.includes("捐赠图书")).obligations;
  };
  const ofThisYear = async (): Promise<Counted | undefined> => (await obligations()).find(({ from }) => from === "2026-09-01");
  // Last year's books came through this room.
  const kept = (await obligations()).find(({ from }) => from === "2025-09-01");
  expect(kept).toMatchObject({ standing: "met", counted: 200 });
  const asked = { commitmentId: kept?.commitmentId, period: kept?.period, scope: {} };
  const { reasons } = (await officer.send("POST", `/api/partnerships/${pair.id}/explanation`, asked)).body;
  expect(reasons).toContainEqual(
    expect.objectContaining({ thing: expect.objectContaining({ kind: "goods" }), counts: 200, state: "received" }),
  );
  const before = await ofThisYear();
  const goodsId = newId();
  await officer.send("POST", "/api/goods", { goodsId, partnershipId: pair.id, content: content(gift) });
  const leader = await application.signedIn("leader");
  await move(officer, goodsId, "submit");
  expect((await move(leader, goodsId, "approve")).body).toEqual({ moved: 1 });
  expect(await ofThisYear()).toEqual(before);
  await move(officer, goodsId, "handOver");
  expect(await ofThisYear()).toEqual(Object.assign({}, before, { waiting: (before?.waiting ?? 0) + 1 }));
});

describe("what became of it", () => {
  test("a check says the state; what is broken needs a word, and a batch cannot grow", async () => {
    const [asset] = (await helped.get("/api/assets?due=yes&size=1")).body.rows;
    expect(asset).toMatchObject({ checkStanding: "overdue" });
    const check = { checkId: newId(), condition: "broken", foundCount: asset.quantity, place: "库房", custodian: null, note: null };
    const path = `/api/assets/${asset.id}/checks`;
    expect(refusal(await helped.send("POST", path, check))).toEqual(["bad-input", "missing"]);
    expect(refusal(await helped.send("POST", path, { ...check, note: "x", foundCount: asset.quantity + 1 }))).toEqual([
      "bad-input",
      "count",
    ]);
    expect((await helper.send("POST", path, { ...check, note: "屏幕不亮" })).body.code).toBe("forbidden");
    const checked = await helped.send("POST", path, { ...check, note: "屏幕不亮" });
    expect(checked.body).toMatchObject({ condition: "broken", nextCheckOn: "2027-11-24", checkStanding: "later", place: "库房" });
    expect((await helped.send("POST", path, { ...check, note: "屏幕不亮" })).body.checks).toHaveLength(checked.body.checks.length);
    const due = (await helped.get("/api/assets?due=yes&size=200")).body.rows.map(({ id }: { id: string }) => id);
    expect(due).not.toContain(asset.id);
  });

  test("every asset that the list calls due is so, and no other is", async () => {
    const all = (await officer.get("/api/assets?size=200")).body.rows;
    const due = (await officer.get("/api/assets?due=yes&size=200")).body.rows;
    const isDue = ({ checkStanding: standing }: { checkStanding: string }): boolean => standing === "overdue" || standing === "soon";
    expect(due.length).toBeGreaterThan(0);
    expect(due.every(isDue)).toBe(true);
    expect(due).toHaveLength(all.filter(isDue).length);
  });
});

describe("items from a sheet", () => {
  test("the template without its example reads as nothing; wrong cells are named", async () => {
    const template = (await helper.get("/api/goods-items/template")).body;
    expect((await helper.upload("/api/goods-items/read?mode=donation", "清单.xlsx", template)).body.rows).toEqual([]);
    const sheet = Buffer.from("名称,类别,数量,单位,单价（元）\n书架,家具,12,个,680\n课桌,家俱,十,套,420\n");
    const { rows } = (await helper.upload("/api/goods-items/read?mode=transfer", "清单.csv", sheet)).body;
    expect(rows[0]).toMatchObject({ row: 2, errors: [], item: { name: "书架", count: 12, unitValueFen: 68_000, valueBasis: "book" } });
    expect(rows[1].item).toBeNull();
    expect(rows[1].errors.map(({ message }: { message: string }) => message)).toEqual([
      "第3行“类别”：“家俱”不在可选范围内，是“家具”吗？",
      "第3行“数量”：“十”不是数字",
    ]);
  });
});

test("a photo that is none is refused, and nobody outside sees a file", async () => {
  const id = await handedOver();
  const bad = await helped.upload(`/api/things/goods/${id}/attachments?role=receipt`, "x.png", Buffer.from("<svg onload=alert(1)>"));
  expect(refusal(bad)).toEqual(["bad-input", "no-picture"]);
  await photograph(id);
  const [file] = (await helped.get(`/api/goods/${id}`)).body.files;
  expect((await helper.get(`/api/attachments/${file.id}`)).body).toEqual(photoOf(3));
  expect((await application.visitor().get(`/api/attachments/${file.id}`)).body.code).toBe("not-signed-in");
});
