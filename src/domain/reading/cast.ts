import type { ActorRole } from "./category.ts";
import type { Cast } from "./actors.ts";
import type { DocumentKind } from "./reading.ts";

const schoolName =
  "[^,。;:、\\n\\s“”()《》的]{1,14}?(?:小学|中学|学校|初中|高中|幼儿园|附小|附中|教学点|[一二三四五六七八九十]中|[一二三四五六七八九十]小)";
const helps =
  "(?:教师|校长)?(?:开展)?(?:定点|对口|结对)?(?:结对)?(?:帮扶|支援|支持|扶持|结对|牵手|携手|援助|帮助|与|对口|挂钩|协作|送教)(?:帮扶)?";
const pairPattern = new RegExp(`(${schoolName})(?:将)?(?:与)?(?:薄弱学校|农村学校)?${helps}(?:到)?(${schoolName})`);
/** How much of a document is searched for the names of the two schools. */
const headLength = 900;

/** 东河高级中学 is also called 东河中学, 东河, 一中: the short forms a text may use. */
function shortForms(name: string): string[] {
  const bare = name.replace(/^(?:.{1,4}?[省市县区])?(?:.{1,4}?[镇乡])?/, "");
  const stem = bare.replace(/(?:高级|初级|实验|中心|九年一贯制|完全|民族|第)?(?:小学|中学|学校|初中|高中|幼儿园)$/, "");
  const tail = /([一二三四五六七八九十]中|[一二三四五六七八九十]小)$/.exec(name)?.[1];
  const kind = /(小学|中学|学校|初中|高中)$/.exec(name)?.[1];
  const forms = [
    name,
    bare,
    ...(stem.length >= 2 ? [stem] : []),
    ...(stem.length >= 2 && kind ? [stem + kind] : []),
    ...(tail ? [tail] : []),
  ];
  // 柳林乡初级中学 is 柳林中学, 清河区第四中学 is 四中.
  const plain = name
    .replace(/^.{1,4}?[市县区](?=.{3})/, "")
    .replace(/[镇乡](?=初级|高级|中心|九年)/, "")
    .replace(/初级|高级|中心/, "");
  const numbered = /第([一二三四五六七八九十]+)(中|小)学$/.exec(name);
  forms.push(plain, ...(numbered ? [`${numbered[1] ?? ""}${numbered[2] ?? ""}`] : []));
  const middle = /((?:中心|实验|村)小学|中心校)$/.exec(name)?.[1];
  return [...new Set(middle && middle !== "村小学" ? [...forms, middle] : forms)].filter(
    (form) => form.length >= 2 && !/^(?:初级|高级)?(?:中学|小学|学校|初中|高中)$/.test(form),
  );
}

interface Names {
  readonly helper: readonly string[];
  readonly helped: readonly string[];
}

/** Each name once, the longest first, so that a short form never hides a long one. */
function unique(names: readonly string[]): string[] {
  return [...new Set(names)].toSorted((a, b) => b.length - a.length);
}

/** Adds a name and its short forms, unless the words name a kind of school only. */
function add(list: string[], words: string | undefined): void {
  const name = words === undefined ? null : bareName(words);
  if (name !== null) list.push(...shortForms(name));
}

function schoolNames(text: string): Names {
  const aliases = new Map<string, string>();
  for (const match of text.matchAll(new RegExp(`(${schoolName})\\(以?下?简?称?[“"]?([^()“”"]{2,8}?)[”"]?\\)`, "g"))) {
    if (match[1] && match[2]) aliases.set(match[1], match[2].replace(/^以下简称/, ""));
  }
  // 南浦小学(以下简称“我校”)与溪头学校: what stands in brackets parts the names from each other.
  const head = text.replace(/\([^()]{0,30}\)/g, "");
  const helped: string[] = [];
  const helper: string[] = [];
  const pair = pairPattern.exec(head);
  add(helper, pair?.[1]);
  add(helped, pair?.[2]);
  add(helped, new RegExp(`(?:帮扶对象|受援学校|受援校|支援对象|结对学校|结对帮扶学校)[:\\s]+(${schoolName})`).exec(head)?.[1]);
  add(helped, new RegExp(`(?:我校|本校)(?:将)?与(?:薄弱学校|农村学校)?(${schoolName})`).exec(head)?.[1]);
  for (const [name, alias] of aliases) {
    if (helped.includes(name)) helped.push(alias);
    if (helper.includes(name)) helper.push(alias);
  }
  const helpedNames = unique(helped);
  return { helper: unique(helper).filter((name) => !helpedNames.includes(name)), helped: helpedNames };
}

/** Whether party A gives or takes the support: the words beside its name decide, else A gives. */
function isPartyAHelped(head: string): boolean {
  return /甲方[^\n乙]{0,30}(?:受援|被帮扶|受助|薄弱)|(?:受援|被帮扶|受助)[^\n]{0,12}\(?(?:以下简称)?[“"]?甲方/.test(head);
}

interface OwnerRule {
  readonly pattern: RegExp;
  readonly role: ActorRole;
}

/** Who speaks in a document without naming a subject, by its title and opening. */
const owners: readonly OwnerRule[] = [
  { pattern: /工作室|工作坊/, role: "studio" },
  { pattern: /省教育厅|教育部|人民政府|省委|全省|三区|国务院/, role: "government" },
  { pattern: /(?:县|市|区|州)(?:教育|教体|教科)[^,。]{0,4}(?:局|委)|全县|全市|全区|县域|教育局/, role: "bureau" },
];

/** What a document, given by its kind, title and text, says about who acts in it. */
export function readCast(kind: DocumentKind, title: string | null, body: string): Cast {
  const head = `${title ?? ""}\n${body.slice(0, headLength)}`;
  const opening = `${title ?? ""}\n${body.slice(0, 220)}`;
  const names = schoolNames(head);
  const isMentoring =
    /师徒|导师制|以老带新|青蓝|传帮带|师带徒|拜师|带教|师傅|徒弟|老带新|新老教师/.test(opening) &&
    names.helped.length === 0 &&
    !/送教|扶贫|支教|学校帮扶|工作室|工作坊/.test(title ?? "");
  const isPupilCare =
    /留守|困难学生|贫困学生|关爱|结对学生|学困生|特殊学生|儿童|帮扶学生|贫困生|导师制/.test(opening) && names.helped.length === 0;
  const isSupport = /帮扶|支援|结对|扶贫|支教|送教|下乡|手拉手|互助|扶持|援助|对口|共同体|联盟/.test(opening);
  const aHelped = isPartyAHelped(head);
  return {
    owner: ownerOf(kind, title ?? "", opening, { names, isMentoring, isPupilCare, isSupport }),
    helperNames: names.helper,
    helpedNames: names.helped,
    isMentoring,
    isPupilCare,
    isMutual: names.helped.length === 0 && /互动交流|交流互动|结对互动|手拉手|互助合作/.test(opening),
    isAgreement: kind === "agreement",
    partyARole: isMentoring ? "mentor" : aHelped ? "helped" : "helper",
    partyBRole: isMentoring ? "mentee" : aHelped ? "helper" : "helped",
  };
}

interface OwnerFacts {
  readonly names: Names;
  readonly isMentoring: boolean;
  readonly isPupilCare: boolean;
  readonly isSupport: boolean;
}

function ownerOf(kind: DocumentKind, title: string, opening: string, facts: OwnerFacts): ActorRole {
  if (facts.isMentoring) return "mentor";
  const byTitle = owners.find((rule) => rule.pattern.test(title));
  if (byTitle && (kind === "notice" || byTitle.role === "studio")) return byTitle.role;
  if (facts.names.helped.length > 0) return /^(?:我校|本校)?[^,]{0,10}受援/.test(opening) ? "helped" : "helper";
  if (facts.isPupilCare) return "school";
  if (kind === "plan" && /全县|全市|全区|教育局/.test(opening) && !/我校|本校|我园/.test(opening)) return "bureau";
  const byOpening = owners.find((rule) => rule.pattern.test(opening));
  if (kind === "notice" && byOpening) return byOpening.role;
  if (kind === "agreement") return "both";
  if (facts.isSupport && /我校|本校|小学|中学|学校/.test(opening))
    return kind === "plan" || kind === "summary" ? "helper" : (byOpening?.role ?? "helper");
  return byOpening?.role ?? "school";
}

/** What runs into a name from the left in texts without stops: 要求中心小学, 资助城关中学. */
const runIn = /^.*(?:要求|资助|推动|年度|帮助|关于|支持|弥补|来自|考入|学期|对象|结对|安排|有|为|是|与|向|对|将|和|及|由|到|送)(?=.{3})/;
/** Words that name a kind of school and no school. */
const kindOfSchool =
  /^(?:薄弱|结对|帮扶|农村|乡村|城区|城乡|以上|受援|支援|被帮扶|优质|中小|各|两所?|双方|受助|本|我|该|其他|有关|城镇|小规模|农村小规模|所在|姊妹|兄弟|对口|不同|两地)*(?:小学|中学|学校|初中|高中)$/;

/** The bare name of a school, or null if the words name a kind of school only. */
function bareName(words: string): string | null {
  const name = words.replace(runIn, "");
  if (/\d|所/.test(name)) return null;
  return kindOfSchool.test(name) || /帮扶|支援|结对/.test(name) ? null : name;
}

/** The names of schools in a stretch of text, in order. */
export function schoolNamesIn(words: string): string[] {
  return [...words.matchAll(new RegExp(schoolName, "g"))].map((match) => bareName(match[0])).filter((name) => name !== null);
}
