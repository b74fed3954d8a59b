import { scanSubjects } from "./multipliers.ts";
import type { PostingRole } from "./reading.ts";

/** People named in one line of a summary: 班主任:xx(语文),xx(数学). Offsets in the normalised text. */
export interface PeopleList {
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly role: PostingRole | null;
  readonly names: readonly string[];
  readonly subjects: readonly string[];
  readonly count: number;
}

/** Labels in front of a colon that announce people sent; the narrow ones first. */
const labelPattern =
  /((?:其他|其它|其余)?(?:班主任|科任教师|授课教师|任课教师|支教教师|走教教师|驻校教师|挂职干部|挂职教师|挂职|派出教师|派出人员|支教人员|跟岗教师|跟班教师|送教教师|交流教师|兼课教师|学科教师|管理干部|管理人员|管理|教学))(?:有|为)?:(?!管理|班主任)/g;
const nameWithSubject = /^[^,、:;。()\s\d“”每共]{1,5}\(([^()]{1,12})\)/;
const loneName = /^[^,、:;。()\s\d“”]{1,4}/;

function roleOf(label: string): PostingRole {
  if (label.includes("班主任")) return "homeroom";
  return /管理|挂职/.test(label) ? "manager" : "subjectTeacher";
}

interface Names {
  readonly names: string[];
  readonly subjects: string[];
  readonly end: number;
}

/** Reads names parted by commas or 、, each perhaps with a subject in brackets, up to the first thing that is no name. */
function readNames(text: string, from: number, to: number): Names {
  const names: string[] = [];
  const subjects: string[] = [];
  let at = from;
  let end = from;
  while (at < to) {
    const rest = text.slice(at, Math.min(to, at + 24));
    const bracketed = nameWithSubject.exec(rest);
    const name = bracketed ? bracketed[0].slice(0, bracketed[0].indexOf("(")) : loneName.exec(rest)?.[0];
    if (name === undefined || (!bracketed && names.length > 0 && name.length > 4)) break;
    names.push(name.trim());
    if (bracketed) subjects.push(...scanSubjects(bracketed[1] ?? "", 0, (bracketed[1] ?? "").length));
    at += bracketed ? bracketed[0].length : name.length;
    end = at;
    if (!/[,、]/.test(text.charAt(at))) break;
    at++;
  }
  return { names, subjects, end };
}

/** 龚XX(语文)、雷X(数学)两名教师: names in front of their number. */
const namesBeforeCount =
  /((?:[^,、:;。()\s\d]{1,4}\([^()]{1,8}\)[、,]?){1,20})(?:等)?(?:[一二两三四五六七八九十\d]{1,3})[名位人][^,。;]{0,16}/g;

/** All lists of people in text[start, end), in order. */
export function findPeople(text: string, start: number, end: number): PeopleList[] {
  const found: PeopleList[] = [];
  const window = text.slice(start, end);
  const labels = [...window.matchAll(labelPattern)];
  for (const [index, match] of labels.entries()) {
    const from = start + match.index + match[0].length;
    const to = start + (labels[index + 1]?.index ?? window.length);
    const list = readNames(text, from, to);
    if (list.names.length === 0) continue;
    found.push({
      start: start + match.index,
      end: list.end,
      label: match[1] ?? "",
      role: roleOf(match[1] ?? ""),
      names: list.names,
      subjects: list.subjects,
      count: list.names.length,
    });
  }
  for (const match of window.matchAll(namesBeforeCount)) {
    const from = start + match.index;
    if (found.some((list) => from >= list.start && from < list.end)) continue;
    const list = readNames(text, from, from + (match[1] ?? "").length);
    const purpose = /(?:教师|老师|干部|名|位|人)([^,。;]{2,8})$/.exec(match[0])?.[1] ?? "";
    found.push({
      start: from,
      end: from + match[0].length,
      label: purpose,
      role: purpose === "" ? null : roleOf(purpose),
      names: list.names,
      subjects: list.subjects,
      count: list.names.length,
    });
  }
  return found.toSorted((a, b) => a.start - b.start);
}
