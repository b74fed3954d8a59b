import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { readText } from "./read-text.ts";

/** The countable promises of a text, short: anchor, category, bounds and unit, multipliers, period. */
function promises(text: string): string[] {
  return readText(text)
    .commitments.filter(({ explicit }) => explicit)
    .map(({ anchor, category, quantity, per, period }) => {
      const bounds = quantity ? `${quantity.min ?? ""}..${quantity.max ?? ""}${quantity.unit}` : "";
      return [anchor, category, bounds, per.join("/"), period].join(" | ");
    });
}

describe("promises as plans write them", () => {
  test.for([
    [
      "每学期与山口中学开展两次经验交流会,每次不少于2人。",
      ["两次 | meeting | 2..2次 |  | term", "不少于2人 | meeting | 2..人 | 次 | term"],
    ],
    [
      "每学期每个学科选派1-2名教师上示范课,每人不少于一节。",
      ["1-2名 | demo_lesson | 1..2名 | 学科 | term", "不少于一节 | demo_lesson | 1..节 | 学科/教师 | term"],
    ],
    ["至少每周面谈两次,每月视频一次。", ["两次 | pupil_talk | 2..次 |  | week", "一次 | pupil_talk | 1..次 |  | month"]],
    [
      "每年拨付经费6万元,上半年2.5万元,下半年3.5万元。",
      [
        "6万元 | funding | 60000..60000元 |  | year",
        "2.5万元 | funding | 25000..25000元 |  | year",
        "3.5万元 | funding | 35000..35000元 |  | year",
      ],
    ],
    [
      "选派1名副校长到山口中学任职,每周到岗不少于三天。",
      ["1名 | secondment | 1..1名 |  | standing", "不少于三天 | secondment | 3..天 |  | week"],
    ],
    ["各校每学期组织学生手拉手活动一次。", ["一次 | pupil_activity | 1..1次 | 学校 | term"]],
    ["骨干教师交流比例不低于交流总数的20%。", ["不低于交流总数的20% | rotation_quota | 20..% |  | schoolYear"]],
    ["支教教师每人每天补助50元。", ["50元 | allowance | 50..50元 | 天/教师 | standing"]],
    ["每年组织教师外出考察学习1次。", ["1次 | follow_on_study | 1..1次 |  | year"]],
    [
      "三年内捐赠图书3000册、课桌200套。",
      ["3000册 | donation_goods | 3000..3000册 |  | plan", "200套 | donation_goods | 200..200套 |  | plan"],
    ],
  ] as const)("%s", ([text, expected]) => {
    expect(promises(`学校结对帮扶工作计划\n${text}`)).toEqual(expected);
  });
});

describe("look-alikes that promise nothing", () => {
  test.for([
    ["现有教师63人,每学期集体教研不足3次。", "how things stand"],
    ["人选须有4年以上教龄,年龄不超过45岁。", "eligibility"],
    ["本协议一式三份,双方各执一份。", "copies"],
    ["有条件的年级可每学期外出研学一次。", "an optional extra"],
    ["鼓励教师每学期撰写论文1篇。", "encouragement"],
    ["带出一支队伍,形成一套资源。", "an article"],
    ["落实三项制度、五条措施。", "labels"],
    ["根据某教发[2021]15号文件要求。", "a document number"],
    ["全校126名留守儿童。", "a population"],
    ["近两年已派出教师9人。", "a past fact"],
  ] as const)("%s (%s)", ([text]) => {
    expect(promises(`学校结对帮扶工作计划\n一、概况\n${text}`)).toEqual([]);
  });
});

test("a duty with a deadline and no number is kept as unquantified", () => {
  const [duty] = readText("师徒结对办法\n师傅每学期初制定带教计划。").commitments;
  expect(duty).toMatchObject({ explicit: false, category: "written_output", actorRole: "mentor", period: "term", per: ["师徒对"] });
});

test("a duty without number and period is listed as uncounted", () => {
  const { uncounted, commitments } = readText("帮扶计划\n定期选派骨干教师到校指导。");
  expect(commitments).toEqual([]);
  expect(uncounted.map(({ span }) => span.text)).toEqual(["定期选派骨干教师到校指导"]);
});

test("party A and party B owe what stands under their headings", () => {
  const text =
    "结对帮扶协议书\n甲方:东山小学\n乙方:西坡小学\n一、甲方职责\n1.每学期派3名教师送教。\n二、乙方职责\n1.每学期选派2名教师跟岗学习。";
  expect(readText(text).commitments.map(({ actorRole, category }) => [actorRole, category])).toEqual([
    ["helper", "lesson_sending"],
    ["helped", "follow_on_study"],
  ]);
});

describe("facts of a summary", () => {
  const text = `东山小学帮扶西坡小学工作小结
一、支教:管理:申XX班主任:纪XX(语文),蓝XX(数学)。
二、资金:2021年下半年,1万元用于教研,0.5万元用于购置图书。
三、活动:2021年9月17日,管理经验交流会,主讲:申XX校长;4月15-19,教学比武周;10月,语、数、英送教。
四、成效:全镇排名由第7名升到第4名,合格率提高5个百分点。
五、打算:下学期继续派2名教师支教。`;
  const { facts, commitments } = readText(text);

  test("people by role, with their subjects", () => {
    expect(facts.slice(0, 2)).toMatchObject([
      { category: "secondment", postingRole: "manager", count: { value: 1 } },
      { category: "secondment", postingRole: "homeroom", count: { value: 2 }, subjects: ["语文", "数学"] },
    ]);
  });

  test("money by term and purpose; 下半年 is autumn and carries over", () => {
    expect(facts.filter(({ category }) => category === "funding")).toMatchObject([
      { amountYuan: 10_000, season: "autumn", earmark: "teaching_research" },
      { amountYuan: 5000, season: "autumn", earmark: "books" },
    ]);
  });

  test("dated events: days, ranges, months", () => {
    expect(facts.filter(({ date }) => date !== null).map(({ date, category }) => [date, category])).toEqual([
      ["2021-09-17", "meeting"],
      [{ from: "04-15", to: "04-19" }, "event"],
      ["10", "lesson_sending"],
    ]);
  });

  test("outcomes give the figure that was reached", () => {
    expect(facts.filter(({ category }) => category === "quality_target").map(({ count }) => count)).toEqual([
      { value: 4, unit: "名次" },
      { value: 5, unit: "个百分点" },
    ]);
  });

  test("what is planned for the next term is a promise", () => {
    expect(commitments).toMatchObject([{ category: "secondment", modality: "planned", period: "once" }]);
  });
});

test("下学期 with a sum reports the second term, 下学期 with a verb of intent promises", () => {
  const { facts, commitments } = readText(
    "乙小学帮扶工作总结\n一、经费:上学期,1.8万元用于维修;下学期,2.2万元用于添置电脑。\n下学期将派出3名教师支教。",
  );
  expect(facts.filter(({ category }) => category === "funding").map(({ amountYuan, season }) => [amountYuan, season])).toEqual([
    [18_000, "autumn"],
    [22_000, "spring"],
  ]);
  expect(commitments.map(({ anchor }) => anchor)).toEqual(["3名"]);
});

test("a collection falls into its documents, and a summary inside a plan is one of them", () => {
  const plan = "一、措施1、每学期派2名教师支教。";
  const text = `关于帮扶工作计划合集2篇帮扶工作计划1${plan}帮扶工作计划2${plan}20_-20_年度甲中学帮扶工作小结一、派出教师2名。`;
  expect(readText(text).documents.map(({ kind }) => kind)).toEqual(["plan", "plan", "plan", "summary"]);
});

test("phases carry their dates, the leading group its posts", () => {
  const { documents } = readText("帮扶工作方案\n组长:陆校长 副组长:温校长\n第一阶段(3月1日-3月15日):动员。第二阶段:实施。");
  expect(documents[0]?.phases).toMatchObject([
    { ordinal: 1, start: "03-01", end: "03-15" },
    { ordinal: 2, start: null, label: "实施" },
  ]);
  expect(documents[0]?.leadingGroup.map(({ post, names }) => [post, names])).toEqual([
    ["leader", "陆校长"],
    ["deputy", "温校长"],
  ]);
});

const fragments = fc.constantFrom(
  ..."每学期|每人|不少于|2次|1-2名|教师|上示范课|,|。|\n|一、|1、|(一)|20_年9月17日|下半年|1万元|用于教研|小结|帮扶计划|合集3篇|甲方:|各|语、数、外|第一阶段(|)|每周|至少|<br>|(xué)|學|管理:|xx(语文)|“|”|满两年|优先|\u{20bb7}".split(
    "|",
  ),
);
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.array(fragments, { maxLength: 120 }).map((parts) => parts.join("")),
);

property.prop([anyText], { numRuns: 300 })("reading never throws, and every span is a stretch of the original", (text) => {
  const reading = readText(text);
  const spans = [
    ...reading.commitments.map(({ start, end, anchor }) => ({ start, end, text: anchor })),
    ...reading.commitments.map(({ clause }) => clause),
    ...reading.uncounted.map(({ span }) => span),
    ...reading.facts.map(({ start, end, clause }) => ({ start, end, text: clause })),
  ];
  for (const span of spans) {
    expect(span.end).toBeGreaterThanOrEqual(span.start);
    expect(text.slice(span.start, span.end)).toBe(span.text);
  }
});

describe("what stands beside a promise does not hide it or pass for it", () => {
  test.for([
    ["各校每学期录制优质课4节以上,上传到共享平台。", ["4节以上"]],
    ["点击:2045次 收藏:31", []],
    ["阅读:2310次 收藏:12", []],
    ["全校38名教职工人人参加,每名教师结对2名学生。", ["2名"]],
    ["无故缺席三次以上的,取消评优资格。", []],
    ["每学年开展2次以上的以阅读为主题的研讨活动。", ["2次以上"]],
    ["帮扶教师每学期走访学生家庭6户。", ["6户"]],
    ["考核不合格的,扣发年终绩效的10%。", ["10%"]],
    ["为了活动顺利开展,我们需要制定一份详细的方案。", []],
  ] as const)("%s", ([text, anchors]) => {
    const found = readText(`学校结对帮扶工作计划\n三、措施\n${text}`).commitments.filter(({ explicit }) => explicit);
    expect(found.map(({ anchor }) => anchor)).toEqual(anchors);
  });
});
