import type { ActorRole } from "./category.ts";

/** The actor of a clause: its words and its role. */
export interface Actor {
  readonly words: string | null;
  readonly role: ActorRole;
}

/** What a document says about who acts in it. Names in simplified script. */
export interface Cast {
  /** Who owes what has no subject of its own. */
  readonly owner: ActorRole;
  readonly helperNames: readonly string[];
  readonly helpedNames: readonly string[];
  readonly isMentoring: boolean;
  readonly isPupilCare: boolean;
  readonly isMutual: boolean;
  readonly isAgreement: boolean;
  /** Whether party A of an agreement is the helper. */
  readonly partyARole: ActorRole;
  readonly partyBRole: ActorRole;
}

interface RoleRule {
  readonly pattern: RegExp;
  readonly role: ActorRole;
}

/** Subjects at the beginning of a clause, narrower ones first. */
const subjectRules: readonly RoleRule[] = [
  { pattern: /^(?:双方|两校|两所学校|甲乙双方|结对双方|结对学校双方|双边|彼此|支受援双方|结对(?:双方)?(?:学校)?共同)/, role: "both" },
  {
    pattern: /^(?:师徒(?:双方|之间|二人|互|共同|结对)?(?![^,]{0,3}关系)|每对(?=每|要|互|至|不)|每对师徒|各对师徒|结对师徒|结对双方教师)/,
    role: "pair",
  },
  {
    pattern:
      /^(?:指导教师|指导老师|导师|师傅|带教教师|带教老师|带教人|帮扶教师|老教师|师父|骨干教师(?=每|要|应|须|带|与|至)|培养人|帮带教师|引领教师|传帮带教师|结对名师)/,
    role: "mentor",
  },
  {
    pattern:
      /^(?:徒弟|学员|青年教师|新教师|新任教师|新聘教师|新入职教师|年轻教师|被指导教师|被帮扶教师|培养对象|受培教师|见习教师|被带教师|被培养人|跟岗(?:教师|学员|人员))/,
    role: "mentee",
  },
  { pattern: /^(?:[^,]{0,8}领导小组(?!办)|领导组)/, role: "leadGroup" },
  {
    pattern:
      /^(?:县|市|区|各县|本|我)?[^,校]{0,6}(?:教育局|教体局|教育体育局|教委|教育行政部门|教育主管部门|县局|市局|区局|局机关|教育和体育局|教科局|教文体局)|^[县市区](?:教研室|教科所|教师进修学校|教研员|教科院)/,
    role: "bureau",
  },
  {
    pattern:
      /^(?:[^,校]{0,8}(?:教育厅|财政厅|人民政府|省政府|县政府|市政府|财政局|人社局|编办|财政|人力资源)|中央|国家|全省|我省|该省|省级?(?!示范|骨干))/,
    role: "government",
  },
  { pattern: /^(?:教研组长|备课组长|年级组长)/, role: "teacher" },
  { pattern: /^(?:各|每个?)?[^,派]{0,6}(?:教研组|备课组|中心组|学科组)/, role: "department" },
  { pattern: /^(?:各县|各区|各市|各地|各乡镇|各镇|各学区|各片区|各中心学校|各校区|各县区)/, role: "district" },
  { pattern: /^(?:(?:名师)?工作[室坊])?(?:全体)?(?:成员(?!校|学校|单位)|入室教师|坊员|室员)/, role: "teacher" },
  { pattern: /^(?:工作室|工作坊|名师工作室|主持人|坊主|本工作室|本坊|名师工作坊|领衔人|室主持人)/, role: "studio" },
  {
    pattern:
      /^(?:校级领导|学校领导|中层|领导班子|班子成员|校长|副校长|行政干部|行政人员|机关干部|党员干部|科级干部|中层以上|中层干部|局领导|联系领导|干部(?!教师|队伍)|包校干部|校级干部|各级领导)/,
    role: "cadre",
  },
  {
    pattern:
      /^(?:教研室|教务处|政教处|德育处|教科室|总务处|研训中心|教研组|教师发展中心|进修学校|教师进修学校|教研员|各教研组|教科所|少先队|团委|工会|教导处|备课组|学科组|科组|办公室|帮扶办|妇联|党支部|支部|财务室|年级组)/,
    role: "department",
  },
  { pattern: /^(?:班级|各班|每个?班|每班|结对班级|各结对班)/, role: "class" },
  {
    pattern:
      /^(?:乙方|受援校|受援学校|受助学校|受援方|受帮扶学校|被帮扶学校|被帮扶校|薄弱学校|薄弱校|被支援学校|被支援校|农村学校|乡村学校|村小|受扶学校|受助校|弱校|帮扶对象|结对薄弱学校|派员学校|受援单位|受援地)/,
    role: "helped",
  },
  {
    pattern:
      /^(?:甲方|支援校|支援学校|帮扶学校|帮扶校|支援方|派出学校|优质学校|优质校|城区学校|城镇学校|牵头校|牵头学校|核心校|龙头校|总校|中心校|中心小学|帮扶方|施援校|选派学校|派出单位|派出方|强校)/,
    role: "helper",
  },
  {
    pattern:
      /^(?:(?:每名|每位|每个|全体|所有|各|各位|凡)?(?:支教|驻校|走教|心理|听课|送教|党员|任课|学科|全体|结对|帮扶|派出|优秀|中青年|受援校|支援校|我校|本校|城区|农村|乡村|参训|在职|专任|科任|音体美|县城|城镇|责任|包联|市级|县级|省级|校级|交流|轮岗|挂职|特岗|参与|参加|联系|志愿|获奖|该|其|每名|具备条件的|公办|在编|义务教育|中小学|选派|派驻|兼职|的){0,3}(?:教师|老师|班主任|党员|志愿者|教职工|支教人员|派出人员|任课教师|辅导员|骨干|教学能手|联系人|名师|人员|帮扶责任人|代理家长|爱心妈妈|行政人员|讲学教师)(?!培训|工作|队伍|发展|专业|交流|节|代表|招聘|节|补助|津贴|资源|素质|全员|轮换|人数|总数|比例|到|赴|不少于|数))/,
    role: "teacher",
  },
  {
    pattern:
      /^(?:各校|各学校|成员校|各成员校|联盟校|联盟各校|各联盟校|各中小学|各有关学校|每所学校|每校|盟校|各受援支援校|各单位|各成员学校|各义务教育学校|承办学校|承办校|学校)/,
    role: "school",
  },
];

/** What may stand before the subject of a clause and say nothing about who acts. */
const leadIn =
  /^(?:同时|并且|另外|此外|另|其中|并|由|要求|要|还|凡|对于?|需|及|且|再|而|即|原则上|一般|至少|除[^,]{0,12}外|从\d{4}年起|自[^,]{0,10}起|结对期间|期间|在[^,]{0,12}期间|今后|为此|根据[^,]{0,10}|按照[^,]{0,10}|[一二三四五六七八九]是|通过|”|“|[、和或及])+/;
const periodLead =
  /^(?:每(?:一|两|隔)?个?(?:学期|学年|年度?|月|周|期|半年|季度|星期)|全年|全期|今年|新学年|学期[初末中]|期[初末中]|年[底终]|上半年|下半年|春季学期|秋季学期|任期内|周期内)+/;

function strip(clause: string): string {
  let rest = clause;
  for (let round = 0; round < 3; round++) {
    const shorter = rest.replace(periodLead, "").replace(leadIn, "");
    if (shorter === rest) break;
    rest = shorter;
  }
  return rest;
}

function startsWithName(clause: string, names: readonly string[]): string | undefined {
  return names.find((name) => name.length > 1 && clause.startsWith(name));
}

const schoolSubject =
  /^[^,。;:、每派对向给为与和到从把将在于赴由]{1,10}?(?:小学|中学|学校|初中|高中|附小|附中|[一二三四五六七八九十]中|实验|幼儿园|中心校|二小|[一二三四五六七八九十]小|我校|本校)(?![的生])/;

/** The subject with which the clause begins, or null if it begins with none. */
export function subjectOf(clause: string, cast: Cast): Actor | null {
  const rest = strip(clause);
  const each =
    /^[^,]{0,14}?(每(?!年|月|周|期|学|季|次|半|节|堂|场|届)(?:名|位|个)?(?:[^,每]{0,6}?)(?:教师|党员|老师|班主任|干部|骨干|名师|成员(?!校|学校)))/.exec(
      rest,
    );
  if (each?.[1] && !/[派选送给对为向][^,]{0,10}$/.test(rest.slice(0, each.index + each[0].length - each[1].length))) {
    return { words: each[1], role: /干部/.test(each[1]) && !/党员|教师/.test(each[1]) ? "cadre" : "teacher" };
  }
  const partyA = rest.startsWith("甲方");
  if (partyA || rest.startsWith("乙方")) return { words: partyA ? "甲方" : "乙方", role: partyA ? cast.partyARole : cast.partyBRole };
  const helped = startsWithName(rest, cast.helpedNames);
  if (helped && !/^(?:师生|全体|的|教师(?:到|赴)|与[^,]{0,10}共同)/.test(rest.slice(helped.length)))
    return { words: helped, role: "helped" };
  const helper = startsWithName(rest, cast.helperNames);
  if (helper) return { words: helper, role: "helper" };
  if (/^(?:我校|本校|我园|我方)/.test(rest))
    return { words: rest.slice(0, 2), role: cast.owner === "teacher" || cast.owner === "mentor" ? "school" : cast.owner };
  for (const rule of subjectRules) {
    const match = rule.pattern.exec(rest);
    if (match) return { words: match[0], role: narrow(rule.role, match[0], cast) };
  }
  const school = schoolSubject.exec(rest);
  return school ? { words: school[0], role: cast.owner === "helped" ? "helped" : cast.owner === "helper" ? "helper" : "school" } : null;
}

/** 学校 in a plan of one school for another is its owner; a young teacher outside mentoring is a teacher like others. */
function narrow(role: ActorRole, words: string, cast: Cast): ActorRole {
  if (role === "school" && words === "学校" && (cast.owner === "helper" || cast.owner === "helped")) return cast.owner;
  if (role === "mentor" && words === "骨干教师" && !cast.isMentoring) return "teacher";
  if (role === "mentor" && words === "帮扶教师" && cast.isPupilCare) return "teacher";
  return role;
}
