import type { Sentence } from "./outline.ts";

/** Where a summary turns from reporting to promising. */
const promiseHeading = /打算|下一步|今后|努力方向|下阶段|设想|展望|新学年|下学期|下年度|来年|明年|后续/;
const promiseOpening =
  /^(?:下学期(?=,?(?:继续|将|要|拟|计划|我们|我校|每|打算|起|进一步|准备|努力|力争))|下一步|今后|新学年|下一年|明年|来年|下一阶段|下一学期|下学年)/;

/** Whether a sentence of a summary promises: it stands under such a heading or says so itself. */
export function isPromiseOfSummary(text: string, sentence: Sentence): boolean {
  if (sentence.headings.some((heading) => promiseHeading.test(heading.text))) return true;
  return promiseOpening.test(text.slice(sentence.start, sentence.end));
}

/** Sentences of the site that published the text, not of the document. */
const boilerplate =
  /小编|欢迎阅读|我们需要|就需要我们|怎么写|怎样写|那么怎|下载|试读|版权|本站|点击|浏览器|温馨提示|阅读器|以下是|上传|网址|客服|热线|会员|文档介绍|转载/;
/** How much of a sentence is searched for such words. */
const headLength = 200;

/** A sentence that binds somebody is of the document, whatever else it speaks of (每学期…上传到共享平台). */
const binding = /每[学年月周期]|至少|不少于|不低于/;

export function isBoilerplate(text: string, sentence: Sentence): boolean {
  const words = text.slice(sentence.start, Math.min(sentence.end, sentence.start + headLength));
  return boilerplate.test(words) && !binding.test(words);
}
