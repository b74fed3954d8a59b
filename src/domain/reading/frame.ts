import { dateText, scanDates } from "./dates.ts";
import type { Originals } from "./originals.ts";
import type { Sentence } from "./outline.ts";
import { schoolNamesIn } from "./cast.ts";
import type { LeadingGroupMember, Party, Phase, ReadDocument } from "./reading.ts";
import type { DocumentContext } from "./sentence-state.ts";

/** How far behind 第一阶段 its dates may stand. */
const phaseReach = 60;
/** How much of a document is searched for its school year. */
const headLength = 600;

/** Dated parts of the programme: 第一阶段(5月5日-5月10日), or the dates in the sentence behind the heading. */
function readPhases(context: DocumentContext, sentences: readonly Sentence[], originals: Originals): Phase[] {
  const { text, part } = context;
  const phases: Phase[] = [];
  const seen = new Set<number>();
  for (const sentence of sentences) {
    const heading = sentence.headings.findLast((candidate) => candidate.style === "phase");
    if (!heading || seen.has(heading.start)) continue;
    seen.add(heading.start);
    const next = text.slice(heading.start + 3, heading.start + phaseReach).search(/第[一二三四五六七八九\d]阶段/);
    const limit = Math.min(part.end, heading.start + (next < 0 ? phaseReach : next + 3));
    const date = scanDates(text, heading.start, limit)[0];
    const words = /^第.阶段[:、]?\s?([^(,。:;\d\n]*)/.exec(text.slice(heading.start, limit))?.[1] ?? "";
    const bracketEnd = date && text.charAt(date.end) === ")" ? date.end + 1 : date?.end;
    const clause = originals.span(heading.start, bracketEnd ?? Math.min(sentence.end, limit));
    const after = /^[,\s]*([^,。;:\n]{0,20})/.exec(text.slice(bracketEnd ?? sentence.end, part.end))?.[1] ?? "";
    phases.push({
      label: words || after,
      ordinal: heading.ordinal,
      start: date ? dateText(date) : null,
      end: date?.to ?? null,
      clause: clause.text,
      at: clause.start,
    });
  }
  return phases;
}

const posts = [
  ["副组长", "deputy"],
  ["组长", "leader"],
  ["联络员", "liaison"],
  ["联络人", "liaison"],
  ["组员", "member"],
  ["成员", "member"],
] as const;

/** 组长:XX校长副组长:XX成员:…: each post with the names behind its colon, up to the next post, stop or item. */
function readLeadingGroup(context: DocumentContext, sentences: readonly Sentence[], originals: Originals): LeadingGroupMember[] {
  const members: LeadingGroupMember[] = [];
  const { text } = context;
  for (const sentence of sentences) {
    const window = text.slice(sentence.start, sentence.end);
    if (!window.includes("组长") && !/^(?:成 ?员|组 ?员|联络)/.test(window)) continue;
    const found = [...window.matchAll(/(副 ?组 ?长|组 ?长|联络员|联络人|组 ?员|成 ?员)\s?:/g)];
    for (const [index, match] of found.entries()) {
      const start = match.index + match[0].length;
      const end = found[index + 1]?.index ?? window.length;
      const post = posts.find(([word]) => match[1]?.replaceAll(" ", "") === word)?.[1];
      if (post)
        members.push({
          post,
          names: window.slice(start, end).trim(),
          span: originals.span(sentence.start + match.index, sentence.start + end),
        });
    }
    const running = /由([^,。任]{1,16})任组长,([^。]{1,40}?)(?:为|任)副组长/.exec(window);
    if (running?.[1] && running[2]) {
      const at = sentence.start + running.index;
      members.push(
        { post: "leader", names: running[1], span: originals.span(at, at + running[0].length) },
        { post: "deputy", names: running[2], span: originals.span(at, at + running[0].length) },
      );
    }
  }
  return members;
}

function readParties(context: DocumentContext, originals: Originals): Party[] {
  const { text, part, cast } = context;
  const head = text.slice(part.start, part.start + headLength * 2);
  const parties: Party[] = [];
  for (const match of head.matchAll(/(甲|乙)方\s?(?:\([^()]{1,8}\))?\s?:\s?([^\n,。;:()甲乙]{2,24})/g)) {
    const at = part.start + match.index;
    parties.push({
      role: match[1] === "甲" ? "partyA" : "partyB",
      name: (match[2] ?? "").trim(),
      span: originals.span(at, at + match[0].length),
    });
  }
  for (const [role, names] of [
    ["helper", cast.helperNames],
    ["helped", cast.helpedNames],
  ] as const) {
    const name = names[0];
    const at = name ? head.indexOf(name) : -1;
    if (name && at >= 0) parties.push({ role, name, span: originals.span(part.start + at, part.start + at + name.length) });
  }
  return parties;
}

const partnerHeading = /帮扶对象|支援对象|结对(?:帮扶)?学校|受援学校|受援校|承接学校|帮扶学校|对口学校/;

function readPartners(context: DocumentContext, sentences: readonly Sentence[]): string[] {
  const partners = new Set<string>();
  for (const sentence of sentences) {
    const words = context.text.slice(sentence.start, Math.min(sentence.end, sentence.start + 400));
    const isUnder = sentence.headings.some((heading) => partnerHeading.test(heading.text));
    const listed = isUnder ? words : /(?:承接学校|受援学校|帮扶对象|结对学校)(?:有|为|是|:)(.{2,200})/.exec(words)?.[1];
    if (listed) for (const name of schoolNamesIn(listed)) partners.add(name);
  }
  return [...partners];
}

function readSchoolYear(context: DocumentContext): number | null {
  const head = `${context.part.title ?? ""}\n${context.text.slice(context.part.start, context.part.start + headLength)}`;
  const match = /(20\d\d|19\d\d)(?:-20\d\d|-\d\d)?\s?(?:学年|年度(?=[^\n]{0,20}(?:小结|总结)))|(20\d\d)年(?:9月|秋)/.exec(head);
  const year = match?.[1] ?? match?.[2];
  return year === undefined ? null : Number(year);
}

/** What a document says of itself beside its promises: title, parties, leading group, partners, phases. */
export function readFrame(context: DocumentContext, sentences: readonly Sentence[], originals: Originals): ReadDocument {
  const { part } = context;
  const { start, end } = originals.span(part.start, part.end);
  return {
    kind: part.kind,
    title: part.title,
    span: { start, end },
    schoolYear: readSchoolYear(context),
    parties: readParties(context, originals),
    leadingGroup: readLeadingGroup(context, sentences, originals),
    partners: readPartners(context, sentences),
    phases: readPhases(context, sentences, originals),
  };
}
