import type { Piece } from "./pieces.ts";
import type { QuantityToken } from "./quantities.ts";

/** Words of what has been done or how things stand; a clause with them reports and does not promise. */
const pastWords =
  /已经|已[^经婚]|曾|先后|(?<!年|年内|期内)累计|截至|截止目前|近日|近年|近两年|近三年|近几年|去年|上年度|上学年|上学期(?!安排|组织|开展|计划|派|举|送|末|初|\d)|上一学期|以来|现有|现共有|目前|原有|一直|历年|共有|拥有|下辖|占地|建校|创办|在校生|在编|在职|其中[^,]{0,4}(?:职称|学历)|年龄结构|平均年龄|日前|据统计|据介绍|获得|荣获|荣膺|圆满|顺利|提出[^,]{0,6}[条项]|走进|会上|与会|达成/;
const doneMark = /了(?!解|然|结|如|望|得|不起|若)/;
/** Words that bind the future whatever else stands in the clause. */
const bindingWords =
  /至少|不少于|不低于|不得少于|不得低于|不得超过|应当|必须|务必|须|要求|每学期|每学年|每年|每月|每周|每期|力争|争取|计划|拟|将|要(?!素|点|求|义|件|道)|确保|今后|往后|下一步|继续/;

/** Who may take part, not what is promised. */
const eligibilityWords =
  /教龄|年龄|周岁|岁(?:以|及|的|$)|学历|资格|报名条件|选派条件|基本条件|任职条件|申报条件|以上职称|职称(?:的|者|[,。]|$)|工作经历|工作经验|工作年限|从教|任职年限|符合(?:下列|以下)/;
/** Optional extras: allowed or encouraged, not promised. */
const optionalWords = /鼓励|提倡|倡导|(?:^|[^不认许])可(?:以|[^持行能靠控见])|允许|有条件的|可酌情|建议/;
const copiesWords = /一式|各存|存档|存查|留存|备案|正本|副本|各执|双方各持|各持|签字盖章|具有同等/;
const labelWords =
  /条措施|大工程|大行动|大板块|个统一|个结合|个一(?![次篇节名])|个达标|项制度|个方面|个阶段|项机制|位一体|个环节|步走|大任务|项重点|个维度|个层面|大举措|项工程/;
const collectionWords = /合集|精选|通用|范文|集锦|汇编|大全/;
/** Whole populations: 全校126名, 全县12所. */
const populationWords = /(?:全校|全县|全市|全镇|全乡|全区|全省|学区|辖区|现有|共有|约有|在校|在册|下辖|所辖)(?![拟将要应派选结])[^,]{0,4}$/;
/** 每送教一节课按2课时计算: the figure is the unit that something is reckoned by. */
const perUnitWords = /每(?:送教?|上|讲|听|承担|增加|开|完成|发表|指导|参加|获得?|超|少|缺|满)[^,]{0,2}$/;
/** Limits on absence are discipline and no support. */
const disciplineWords = /请假|旷工|旷课|迟到|缺勤|缺席|缺课/;
const noticeWords = /提前|(?:工作日|日|天|周|个月)(?:之)?内(?:向|报|书面|通知|答复|提交|将|完成|告知)?/;

/** Whether the clause reports a past fact or a present state. */
export function isReport(clause: string): boolean {
  return (pastWords.test(clause) || doneMark.test(clause)) && !bindingWords.test(clause.replace(/截至.*|目前[^,]*/, ""));
}

export function isEligibility(clause: string): boolean {
  return eligibilityWords.test(clause);
}

/** Whether what stands before the figure makes the duty optional. */
export function isOptional(before: string): boolean {
  return optionalWords.test(before);
}

/** Nouns that make a bare 一 or 两 a thing one can count; with any other noun it is an article (一支队伍). */
const countableNoun =
  /^[^,。;]{0,22}(?:课|讲座|报告|会|活动|课题|研究|项目|论文|案例|总结|小结|计划|方案|教案|设计|反思|心得|笔记|文章|专著|书|教师|老师|干部|校长|主任|学生|儿童|孩子|徒弟|师傅|导师|师徒|对子|青年|骨干|人员|名师|班主任|联络员|家访|谈心|谈话|听课|培训|教研|检查|考核|测试|督查|交流|研讨|论坛|沙龙|考察|学习|调研|评估|评比|竞赛|比赛|展示|慰问|走访|送教|备课|互访|座谈|观摩|成果|课例|微课|课件|档案|报表|社团|协议|负责)/;

function isArticle(token: QuantityToken, piece: Piece, before: string, after: string): boolean {
  if (!token.isArticleLike) return false;
  const isShared = piece.periods.length > 0 || piece.multipliers.length > 0;
  const around = `${before.slice(-16)}${after}`;
  switch (token.family) {
    case "occasion":
    case "lesson":
    case "money":
    case "percent":
    case "personTime":
    case "hour":
    case "minute":
    case "day":
    case "week":
    case "month":
    case "year":
      return ((token.unit === "批" || token.unit === "轮") && !isShared) || (token.unit === "期" && !countableNoun.test(after));
    case "person":
    case "written":
    case "book":
    case "pair":
      return !countableNoun.test(after) && piece.periods.length === 0 && after !== "";
    case "item":
      if (isShared && /配备|提供|建|设/.test(before)) return false;
      return token.unit === "项" || token.unit === "件" || token.unit === "则"
        ? !/课题|研究|项目|成果|活动|专题/.test(around.slice(0, 32))
        : !/^[^,。;]{0,10}(?:课题|专题|讲座|案例|课例|社团|项目|对子|主题班会|读书|徒弟|学生)/.test(after);
    default:
      return !isShared && !/捐|赠|提供|配备|援建/.test(around);
  }
}

/** 3、办一场论坛: a slogan that the next sentence restates. */
export function isSlogan(token: QuantityToken, piece: Piece): boolean {
  const before = piece.text.slice(0, token.start - piece.start);
  const after = piece.text.slice(token.end - piece.start);
  return (
    token.isArticleLike &&
    piece.text.length <= 7 &&
    piece.periods.length === 0 &&
    before.length <= 2 &&
    after.length >= 2 &&
    !/至少|各/.test(before)
  );
}

/** Families that make no promise of their own whatever stands around them. */
function isLabel(token: QuantityToken, piece: Piece, after: string): boolean {
  const quoted =
    piece.text.slice(0, token.start - piece.start).lastIndexOf("“") > piece.text.slice(0, token.start - piece.start).lastIndexOf("”");
  if (quoted && /^[^”]{0,12}”/.test(after)) return true;
  return labelWords.test(piece.text.slice(token.start - piece.start, token.end - piece.start + 4));
}

/**
 * Whether a figure with a unit only looks like a promise: eligibility, population, labels, articles, copies,
 * notice periods, optional extras. The clause around it decides. Source: our study of such texts, section 3.
 */
export function isLookAlike(token: QuantityToken, piece: Piece): boolean {
  const offset = token.start - piece.start;
  const before = piece.text.slice(0, offset);
  const after = piece.text.slice(token.end - piece.start);
  const hasPeriod = piece.periods.length > 0;
  if (token.isApproximate || populationWords.test(before) || perUnitWords.test(before) || disciplineWords.test(before)) return true;
  // 全校38名教职工人人参加: a population that takes part whole.
  if (token.family === "person" && /^[^,]{0,6}(?:人人|全员|全部)/.test(after)) return true;
  if (token.family === "school" && !/结对|帮扶|联系|挂钩|扶持|支援|牵手|覆盖|建设|创建|打造/.test(before)) return true;
  // How long a meeting lasts is no count of anything.
  if (token.family === "minute" && !hasPeriod && !/不少于|不低于|至少/.test(before)) return true;
  if (/阅读|浏览|点击|下载|访问/.test(before) && token.family === "occasion") return true;
  // 送教一次记8学时: the figure is the unit that something is reckoned by.
  if (/^[记计按折]/.test(after) && token.isArticleLike) return true;
  if (
    copiesWords.test(piece.text) ||
    (token.family === "written" && collectionWords.test(piece.text)) ||
    isOptional(before) ||
    isLabel(token, piece, after)
  )
    return true;
  if (token.family === "day" && noticeWords.test(before.slice(-4) + token.unit + after) && !hasPeriod) return true;
  if (token.family === "characters" && !/不少于|至少|以上/.test(piece.text)) return true;
  const isBoundOfPeople = token.family === "person" && /(?:不少于|至少|不低于)$/.test(before);
  if (isEligibility(piece.text) && !isBoundOfPeople && !/工作量|津贴|补助|奖/.test(piece.text)) return true;
  return isArticle(token, piece, before, after);
}
