import type { Category } from "./category.ts";
import type { UnitFamily } from "./units.ts";

/** A cue and the category it speaks for. Rules of one list are tried in order: the narrower stands first. */
interface Rule {
  readonly cue: RegExp;
  readonly category: Category;
}

function rules(list: readonly (readonly [Category, RegExp])[]): readonly Rule[] {
  return list.map(([category, cue]) => ({ category, cue }));
}

const lessonKinds =
  "示范|公开|汇报|研究|展示|研讨|观摩|引路|优质|样板|精品|达标|过关|亮相|成果|模范|见面|下水|比武|诊断|实验|竞赛|创新|优秀|实践|模拟|微型|教学|献|好|说|擂台|邀请|引领|交流|合格|同课异构|示范性|验收|考核|随堂|常态|实验性|提高|特色|典型|名师|课堂教学|同步|专递|双师";
const demoLesson = new RegExp(`(?:${lessonKinds})课|上课|讲课|执教|献课|同课异构|上[^,听]{0,8}课|登台|授课|汇报教学|课堂展示`);
const namedLesson = new RegExp(`(?:${lessonKinds})课(?!题|程|堂教学研究|例)`);

const money = rules([
  ["donation_goods", /(?:捐|赠)[^,]{0,16}(?:图书|设备|器材|物资|书籍|用品|电脑|仪器|桌椅|衣物)|价值|物资/],
  [
    "pupil_aid",
    /(?:学生|儿童)[^,]{0,10}(?:补助|资助|每人|发放)|助学金|慰问|奖学金|困难学生|贫困学生|贫困生|特困生|留守|孤儿|每生|困难家庭|学子|受助学生|结对儿童|学生(?:生活|补助|资助)|资助[^,]{0,6}(?:学生|儿童)|爱心/,
  ],
  [
    "funding",
    /(?:拨|划拨|拨付|下拨)[^,]{0,10}(?:经费|资金|款)|公用经费|专项经费|专项资金|工作经费|帮扶经费|帮扶资金|研修经费|建设经费|课题经费|活动经费|教研经费|培训经费|(?:给予|奖励|补助|资助)[^,]{0,6}(?:学校|单位|工作室|课题|项目|团队|联盟|集体)|用于|图书|器材|维修/,
  ],
  ["allowance", /每人每/],
  ["funding", /每(?:校|所|班|县|个?(?:学校|工作室|教学点|课题|项目|基地))/],
  [
    "allowance",
    /津贴|补助|补贴|课时费|课酬|交通费|路费|车费|车票|伙食|报销|奖励|奖金|绩效|人均|每人|报酬|工资|待遇|另奖|生活费|劳务|食宿|差旅|租房|奖|保险/,
  ],
  ["funding", /./],
]);

const percent = rules([
  ["training", /轮训|参训/],
  ["follow_on_study", /跟岗|跟班|跟教/],
  ["allowance", /津贴|补助|补贴|工资|绩效|课时费|课酬|待遇/],
  ["rotation_quota", /轮岗|轮换|交流|流动|走教|支教|应流动|教师总数|教师数的|符合(?:交流|条件)|骨干教师(?:比例|应|要|不)/],
  ["incentive", /工作量|学分|评优|评先|指标|名额|职称|岗位比例|推荐/],
  ["enrolment", /招生|指标到校|定向|录取|入学率(?=.{0,4}招)/],
  ["appraisal", /权重|考核(?:成绩|总分|得分)|计入考核|优秀等次|优秀比例/],
  ["funding", /经费|资金|公用|预算/],
  ["survey", /走访面|调查面|抽样/],
  ["home_visit", /家访/],
  ["training", /参训|培训(?:率|面|覆盖)/],
  ["quality_target", /率|达标|合格|满意|成绩|优秀/],
  ["quality_target", /./],
]);

const lesson = rules([
  ["incentive", /工作量|计入|折算|折合|记为|计为|抵/],
  ["observation", /听[^,、]{0,14}课|听评|听[^,、]{0,6}$|听\d|观课|看课|评课|互听|推门|跟踪听|相互听|听取|随堂听|进课堂|听/],
  ["lesson_sending", /送课|送教|送[^,]{0,6}课(?<!示范课|公开课|研究课|研讨课|展示课)|下乡/],
  ["secondment", /周课时|任课|代课|兼课|走教|工作量|承担[^,]{0,8}(?:教学|课时)|课时量|任教|满工作量|周授课|教学任务/],
  ["training", /讲座|专题|培训/],
  ["written_output", /微课|课件|录像|视频|教学设计|课例|案例/],
  ["joint_prep", /备课/],
  ["pupil_activity", /班会|队课|心理|思政课|拓展课|社团|兴趣|晚会|劳动课|艺体/],
  ["demo_lesson", demoLesson],
  ["demo_lesson", /./],
]);

const hour = rules([
  ["allowance", /津贴|补贴/],
  ["incentive", /计入|认定|折算|折合|计为|记为|工作量|抵/],
  ["training", /培训|研修|学习|集中|网络|继续教育|进修/],
  ["secondment", /任教|任课|授课|承担|每周|周/],
  ["training", /./],
]);

const written = rules([
  ["donation_goods", /捐|赠|配送|配备|礼物|礼品|贺卡|书包|文具/],
  ["organisation", /协议|责任书|合同|承诺书/],
  ["report_archive", /总结|小结|汇报材料|工作报告|年度报告|简报|信息(?!技术)|档案|报表|自评报告|汇报|通讯|报道|述职|研修报告|台账/],
  ["survey", /调研报告|调查报告|问卷/],
  ["reading", /读书(?!笔记|心得)|阅读|读[^,笔心]{1,12}(?:书(?!笔记|心得|体会)|著|刊)|精读|研读|共读|必读|选读|书目|通读/],
  ["written_output", /./],
]);

const book = rules([
  ["donation_goods", /捐|赠|配送|图书[^,]{0,4}$|购置|添置|送/],
  ["written_output", /笔记|心得|随笔|教案(?!的)|备课本|记录|手册|成果集|案例集|论文集|文集|听课|专著出版|编写|汇编|编印/],
  ["reading", /读|书|著作|专著|刊/],
  ["written_output", /./],
]);

const pair = rules([
  ["pupil_pairing", /学生|儿童|孩子|小伙伴|少先队员|一帮一学习|手拉手/],
  ["mentoring_pair", /师徒|师傅|徒|导师|青年教师|教师|对子|青蓝|带教/],
  ["organisation", /小组|学习小组|工作组|专班|考核组|指导组/],
  ["mentoring_pair", /./],
]);

const pupilPerson = rules([
  ["pupil_aid", /资助|助学|慰问|救助|捐助|圆梦|发放/],
  ["enrolment", /回流|招收|录取|招生|接收[^,]{0,6}学生|增收/],
  ["pupil_pairing", /结对|帮扶|联系|关爱|包保|帮教|认领|牵手|帮助|包联|负责|帮带|辅导|转化|结成|挂钩/],
  ["pupil_activity", /./],
]);

const adultPerson = rules([
  ["recruitment", /招聘|招考|引进|招募|公招|补充[^,]{0,6}教师|聘请|聘用|选聘/],
  ["demo_lesson", namedLesson],
  ["lesson_sending", /送教|送课|巡回|巡讲|下乡(?!任教|支教)/],
  ["follow_on_study", /跟岗|跟班|影子|学访|考察|外出|进修|浸入|脱产|置换|(?:到|赴|来)[^,]{0,16}(?:学习|研修|观摩|培训)|顶岗学习|访学/],
  [
    "mentoring_pair",
    /师徒|徒弟|导师|师傅|带教|拜师|带[^,动领]{0,4}(?:青年|新|徒)|青年教师(?=.{0,4}(?:结|拜))|结(?:为|成)[^,]{0,10}(?:对子|师徒)|指导[^,]{0,6}(?:青年|新)教师|培养[^,]{0,6}青年教师|结对[^,]{0,8}(?:青年|教师|徒)|结对/,
  ],
  ["rotation_quota", /轮岗|轮换|交流轮岗|校际流动/],
  [
    "secondment",
    /支教|挂职|任教|驻校|兼职|兼课|兼任|走教|顶岗|全职|蹲校|任职|下派|派驻|对口支援|担任|讲学|常驻|长驻|交流(?:任教)?|协助管理/,
  ],
  ["training", /培训|研修|参训|轮训|讲座|国培/],
  ["quality_target", /(?:培养|新增|培育|产生)[^,]{0,14}(?:骨干|带头人|名师|能手|新秀)|打造|涌现|成长为|评为|认定为|达到/],
  ["guidance_visit", /指导|蹲点|视导|诊断|专家组|教研员/],
  ["organisation", /领导小组|联络员|联络人|工作专班|成员|组长|专人|专职|秘书/],
  ["secondment", /选派|派出|委派|派|抽调|遴选|选拔|选调/],
  ["training", /讲|学习/],
]);

const occasion = rules([
  ["allowance", /报销|交通费|往返/],
  ["report_archive", /书面(?:报告|汇报)|向[^,]{0,12}(?:报告|汇报)|报告[^,]{0,6}情况/],
  ["funding", /拨付|发放|兑付|划拨|支付|打卡/],
  ["pupil_aid", /慰问|看望|资助/],
  ["home_visit", /家访|走访(?!学校|调研|受援)|上门|进家|入户|登门|家庭走访/],
  [
    "pupil_talk",
    /谈心|面谈|谈话|视频(?!课|教研|会议)|通话|电话|交心|聊天|书信|写信|亲情(?=电话|视频|通话|热线)|谈一谈|促膝|(?:与|和|同)[^,]{0,8}(?:学生|儿童|孩子)[^,]{0,4}(?:交流|沟通|见面)/,
  ],
  ["joint_prep", /备课(?!笔记|本|情况|检查)/],
  ["pupil_activity", /班会|队会|队日|夏令营|冬令营|研学|生日|手拉手|少先队|亲子|联谊|才艺|运动会/],
  ["event", /比武|赛课|教学竞赛|教学比赛|教学大赛|技能大?赛|基本功/],
  ["exchange", /互访|互派|交流计划|互相走访|往来|相互访问|师生互换|结对互动/],
  ["lesson_sending", /送教|送课|名师下乡|下乡|送培|送研|支教活动|走教|巡教/],
  ["observation", /听评课|听课|评课|推门课|观课|听[^,]{0,8}课|课堂观察|进课堂/],
  ["follow_on_study", /跟岗|跟班|外出|考察|学访|进修|访学|参观学习|浸润|(?:到|赴)[^,]{0,18}(?:学习|观摩|研修|参观)|影子/],
  [
    "meeting",
    /推进会|座谈|例会|联席|交流会|会商|碰头|协调会|见面会|总结会|管理论坛|校长论坛|班主任论坛|研判|议事|汇报会|工作会|启动会|恳谈会|对接会|调度会|分析会|会晤|协商|校长(?:沙龙|会)|动员会|家长会|沟通会|表彰|民主生活|理事会|经验交流/,
  ],
  [
    "joint_research",
    /教研|研讨|论坛|沙龙|开放周|开放日|同课异构|课例|磨课|联片|联校|观摩|研究活动|教学展示|学术|主题研修|工作坊活动|网络研修|集体研|课改|课堂展示|公开展示|教学比武|赛课|专题研究|同研|联研|展示活动|案例分析|课题研究活动|课题活动|问诊|展示会|成果展/,
  ],
  ["meeting", /会议|召开[^,]{0,14}会|会$/],
  ["demo_lesson", demoLesson],
  [
    "training",
    /讲座|培训|报告|集中学习|集中研修|线上研修|学习活动|辅导(?!学生|功课|作业)|宣讲|研修|专题学习|讲学|授课|集训|理论学习|业务学习|业务|学习交流|专题讲/,
  ],
  ["guidance_visit", /指导|蹲点|视导|到校|下校|深入|诊断|巡回|走访|驻点|进校|下沉|实地|现场|把脉|蹲校|到[^,]{0,10}校/],
  [
    "appraisal",
    /考核|检查|督查|抽查|测评|监测|联测|联考|统考|测试|考试|评估|评比|评价|查看|批阅|验收|督导|巡查|查阅|通报|调阅|自查|评议|评选|统一命题|学情|检测|批改|反馈|述职|展评/,
  ],
  ["survey", /调研|摸底|问卷|调查|排查|统计|更新/],
  ["report_archive", /总结|汇报|上报|报送|归档|公示|通报|信息报/],
  ["reading", /读书|阅读|共读/],
  ["written_output", /论文|教案|反思|笔记|随笔|手抄报/],
  [
    "pupil_activity",
    /学生|夏令营|冬令营|运动会|文艺|才艺|手拉手|研学|社会实践|班会|联谊|竞赛|队日|儿童|少先队|亲子|社团|辅导功课|辅导作业|心理|兴趣|春游|春秋游|体验|团队活动|生日|演出|艺术节|节日|体育|六一|孩子|课后服务|劳动/,
  ],
  ["research_project", /课题/],
  ["exchange", /交流|访问/],
  ["mentoring_activity", /切磋|沟通|探讨|互动|恳谈|反思|帮扶|指点|交谈|结对活动/],
  ["event", /活动/],
]);

const item = rules([
  ["follow_on_study", /跟岗|跟班/],
  ["research_project", /课题|研究项目|项目研究|子课题|立项|教改项目|(?:开展|完成|承担|参与|主持|申报|共同)[^,]{0,8}研究/],
  ["joint_research", /教研(?:活动|主题)|研讨|主题活动(?=.{0,4}教研)/],
  ["written_output", /案例|课例|成果|教学设计|课件|微课|方案|计划|规划|教案|作品|反思|论文|制度|资源包/],
  ["pupil_pairing", /(?:学生|儿童|孩子|学困生|后进生)/],
  ["mentoring_pair", /师徒|对子|徒弟|导师|结对|青年教师/],
  ["training", /讲座|报告|培训|专题/],
  ["donation_goods", /捐|赠|援建|书包|用品|衣|文具|礼包|书柜/],
  ["pupil_activity", /社团|兴趣|学生活动|班会|比赛/],
  ["equipment", /实验室|教室|功能室|图书室|机房|设备|场地|配备|录播|多媒体|桌/],
  ["quality_target", /奖|荣誉|精品|特色|品牌|率|优秀/],
  ["organisation", /基地|工作站|工作室|小组|共同体|机构|联盟|平台|团队/],
  ["event", /活动/],
]);

const goods = rules([
  ["pupil_activity", /信(?:件|$|#|给)|书信|写信/],
  ["donation_goods", /捐|赠|送|援助|资助|支援|无偿|调剂|帮助[^,]{0,8}(?:添置|购置|配备)/],
  ["equipment", /添置|配备|更新|购|建设|改造|新建|维修|装备|安装/],
  ["donation_goods", /./],
]);

const stay = rules([
  ["follow_on_study", /跟岗|跟班|学习|研修|进修|考察|外出|培训(?=.{0,6}(?:到|赴))|影子/],
  ["guidance_visit", /蹲点|指导|下校|深入|调研|到校指导|包校|视导|联系点/],
  ["secondment", /到岗|驻校|任教|支教|走教|在岗|坐班|工作|在校|挂职|驻点|到校/],
  ["training", /培训|研修/],
  ["pupil_activity", /研学|体验|夏令营|生活/],
  ["joint_research", /教研|集体研/],
  ["secondment", /./],
]);

/** The lists by family of unit. Families without a list make no promise that can be counted. */
const listOf: Partial<Record<UnitFamily, readonly Rule[]>> = {
  money,
  percent,
  lesson,
  hour,
  credit: rules([
    ["incentive", /计|记|折|给予|认定|获/],
    ["training", /./],
  ]),
  written,
  book,
  characters: written,
  pair,
  occasion,
  item,
  goods,
  day: stay,
  week: stay,
  month: stay,
  year: rules([["programme_term", /./]]),
  term: rules([["programme_term", /./]]),
  classes: rules([["class_formation", /./]]),
  household: rules([
    ["home_visit", /访|上门|进家|入户/],
    ["pupil_aid", /资助|慰问|救助|帮扶/],
  ]),
  school: rules([["organisation", /./]]),
  point: rules([["quality_target", /./]]),
  score: rules([
    ["incentive", /加|计|扣|折|评优|职称|考核/],
    ["quality_target", /./],
  ]),
  times: rules([
    ["allowance", /津贴|补助|补贴|工资|课时费|绩效|课酬/],
    ["incentive", /工作量|计算|计入/],
    ["quality_target", /./],
  ]),
};

const pupilWords = /学生|儿童|孩子|贫困生|困难生|学困|后进|幼儿|留守|少年|小伙伴|学子|生(?=结对)/;
const adultWords = /教师|老师|干部|校长|主任|骨干|教研员|名师|专家|导师|徒弟|学员|班主任|人员|能手|带头人|成员/;

const anything = ".";

/** The first rule with a cue in the text; the rule for anything is the caller's last resort, see `defaultCategory`. */
function first(list: readonly Rule[], text: string): Category | null {
  return list.find((rule) => rule.cue.source !== anything && rule.cue.test(text))?.category ?? null;
}

/** What a figure of this family counts where no word around it tells; null where that would be a guess. */
export function defaultCategory(family: UnitFamily): Category | null {
  return listOf[family]?.find((rule) => rule.cue.source === anything)?.category ?? null;
}

/** Whether the people counted are pupils: the noun behind the figure decides, then the nearest before it. */
function arePupils(before: string, after: string): boolean {
  const behindPupil = after.search(pupilWords);
  const behindAdult = after.search(adultWords);
  if (behindPupil >= 0 || behindAdult >= 0) return behindPupil >= 0 && (behindAdult < 0 || behindPupil < behindAdult);
  const lastOf = (words: RegExp): number => Math.max(-1, ...[...before.matchAll(new RegExp(words, "g"))].map((match) => match.index));
  const pupil = lastOf(pupilWords);
  return pupil >= 0 && pupil > lastOf(adultWords) && !/派|培训|抽调/.test(before.slice(pupil));
}

/**
 * The category of a figure with its unit. `before` and `after` are the words of its own clause on either side;
 * null if nothing there tells what is counted, so that the caller looks further out.
 */
export function categoryOf(family: UnitFamily, before: string, after: string): Category | null {
  const whole = `${before}#${after}`;
  if (family === "person" || family === "personTime") {
    if (family === "personTime" && !pupilWords.test(whole)) return first(adultPerson, whole) ?? "training";
    return arePupils(before, after) ? (first(pupilPerson, whole) ?? "pupil_activity") : first(adultPerson, whole);
  }
  const list = listOf[family];
  if (!list) return null;
  // 查看一次备课笔记: the verb tells what is done, the noun only to what.
  if (family === "occasion" && /(?:检查|查看|审阅|批阅|抽查|查阅|审核)[^,]{0,8}$/.test(before)) return "appraisal";
  // What follows the figure is what is counted (两次管理论坛); what stands before it is the next best.
  const isNounBehind = family === "occasion" || family === "item" || family === "lesson" || family === "written";
  const behind = isNounBehind && after !== "" ? first(list, after) : null;
  return behind ?? first(list, whole);
}

const byWords = [
  ...occasion,
  ...rules([
    ["written_output", /计划|方案|教案|论文|案例/],
    ["organisation", /协议|签订|成立|签约|责任书/],
    ["secondment", /选派|支教|挂职/],
    ["donation_goods", /捐|赠/],
    ["funding", /经费|资金/],
    ["quality_target", /率|质量|目标|提高|实现/],
    ["equipment", /设备|建设/],
  ]),
];
const documents = rules([
  ["report_archive", /总结|小结|归档|汇报|上报|报送|回顾|档案/],
  ["organisation", /协议|签订|签约|责任书|成立|组建|小组|机构/],
  ["written_output", /计划|方案|规划|教案|论文|案例|心得|笔记/],
]);

/** The category of a duty without a figure, from its words alone; null if no word of the field stands there. */
export function categoryOfDuty(clause: string): Category | null {
  return first(documents, clause) ?? first(byWords, clause);
}
