import type { Stage } from "../../domain/school/stage.ts";
import { defaultLists } from "../../domain/school/stage.ts";

/** A code that GB/T 2260 gives to no place: the county is fictitious and cannot be taken for a real one. */
export const demonstrationCode = "990001";
export const demonstrationName = "示例县";

export interface DemonstrationSchool {
  readonly name: string;
  readonly shortName: string;
  readonly stage: Stage;
  readonly township: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly pupils: number;
  readonly teachers: number;
}

type Row = readonly [
  name: string,
  shortName: string,
  stage: Stage,
  township: string,
  east: number,
  north: number,
  pupils: number,
  teachers: number,
];

/** Twenty-four fictitious schools; east and north in hundredths of a degree from a made-up county seat. */
const rows: readonly Row[] = [
  ["示例县第一中学", "一中", "junior", "城关镇", 0, 0, 2860, 208],
  ["示例县实验中学", "实验中学", "junior", "城关镇", 3, 2, 2340, 171],
  ["示例县第一完全小学", "一完小", "primary", "城关镇", 1, -2, 2615, 142],
  ["示例县实验小学", "实验小学", "primary", "城关镇", -3, 1, 2480, 136],
  ["示例县城北小学", "城北小学", "primary", "城关镇", 0, 4, 1790, 98],
  ["青山镇中学", "青山中学", "junior", "青山镇", 18, 12, 642, 51],
  ["临江镇中学", "临江中学", "junior", "临江镇", -21, 8, 587, 47],
  ["云岭乡中学", "云岭中学", "junior", "云岭乡", 9, -24, 318, 29],
  ["石桥镇中学", "石桥中学", "junior", "石桥镇", -14, -17, 701, 55],
  ["白水乡中学", "白水中学", "junior", "白水乡", 27, -6, 246, 24],
  ["青山镇中心小学", "青山小学", "primary", "青山镇", 19, 13, 768, 46],
  ["临江镇中心小学", "临江小学", "primary", "临江镇", -22, 9, 812, 49],
  ["云岭乡中心小学", "云岭小学", "primary", "云岭乡", 10, -25, 365, 26],
  ["石桥镇中心小学", "石桥小学", "primary", "石桥镇", -15, -16, 734, 44],
  ["白水乡中心小学", "白水小学", "primary", "白水乡", 28, -7, 298, 22],
  ["枫树乡中心小学", "枫树小学", "primary", "枫树乡", -28, -3, 411, 28],
  ["大坪镇中心小学", "大坪小学", "primary", "大坪镇", 6, 27, 655, 41],
  ["大坪镇中学", "大坪中学", "junior", "大坪镇", 7, 26, 523, 42],
  ["双溪村小学", "双溪小学", "primary", "青山镇", 23, 17, 86, 8],
  ["高岩村小学", "高岩小学", "primary", "云岭乡", 13, -29, 64, 7],
  ["柳塘村小学", "柳塘小学", "primary", "石桥镇", -19, -20, 112, 9],
  ["沙洲村小学", "沙洲小学", "primary", "临江镇", -26, 12, 97, 8],
  ["茶园村小学", "茶园小学", "primary", "白水乡", 32, -10, 58, 6],
  ["竹坪村小学", "竹坪小学", "primary", "大坪镇", 10, 31, 73, 7],
];

/** The made-up county seat. */
const seat = { longitude: 110.5, latitude: 28.5 };

export const demonstrationSchools: readonly DemonstrationSchool[] = rows.map(
  ([name, shortName, stage, township, east, north, pupils, teachers]) => ({
    name,
    shortName,
    stage,
    township,
    longitude: seat.longitude + east / 100,
    latitude: seat.latitude + north / 100,
    pupils,
    teachers,
  }),
);

/** A pair of the demonstration: how diligent it is decides how its figures look; 1 keeps every promise. */
export interface DemonstrationPair {
  readonly helper: string;
  readonly helped: string;
  readonly diligence: number;
  readonly plan: "approved" | "adjusted" | "submitted" | "returned";
}

/** Eight pairs: two that do nearly everything, some that fall behind, one plan that waits and one that came back. */
export const demonstrationPairs: readonly DemonstrationPair[] = [
  { helper: "一中", helped: "青山中学", diligence: 0.86, plan: "approved" },
  { helper: "实验中学", helped: "临江中学", diligence: 0.97, plan: "approved" },
  { helper: "实验小学", helped: "临江小学", diligence: 0.8, plan: "approved" },
  { helper: "一中", helped: "云岭中学", diligence: 0.58, plan: "approved" },
  { helper: "一完小", helped: "石桥小学", diligence: 0.92, plan: "adjusted" },
  { helper: "城北小学", helped: "大坪小学", diligence: 0.7, plan: "approved" },
  { helper: "实验中学", helped: "白水中学", diligence: 0, plan: "submitted" },
  { helper: "实验小学", helped: "枫树小学", diligence: 0, plan: "returned" },
];

const familyNames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗";
const givenNames = ["志远", "秀英", "建国", "晓燕", "文博", "雅琴", "海涛", "丽华", "俊杰", "玉梅", "子轩", "慧敏", "国庆", "春兰", "思源"];

export interface DemonstrationTeacher {
  readonly staffNo: string;
  readonly name: string;
  readonly subject: string;
  readonly title: string;
  readonly workingSince: string;
  readonly honour: string | null;
}

/** The posted teacher with an account of their own, see accounts.ts; on the staff list of 一中. */
export const postedTeacherName = "赵磊";

/** Of four teachers one has a prize, one the title of a backbone teacher. */
const honours = [null, "优秀班主任", null, "县级骨干教师"];
const titles = ["二级教师", "一级教师", "高级教师"];
/** Teachers made for each school: enough for every subject of its records. */
const teachersPerSchool = 14;
/** More teachers of the main subjects in large schools: those that send somebody for a year. */
const moreTeachers = 12;
const largeSchool = 90;

/** Fictitious teachers of a school, by its place in the list. */
export function teachersOf(school: DemonstrationSchool, place: number): DemonstrationTeacher[] {
  const { subjects } = defaultLists(school.stage);
  const all = school.teachers >= largeSchool ? teachersPerSchool + moreTeachers : teachersPerSchool;
  return Array.from({ length: Math.min(all, school.teachers) }, (_, index) => {
    const number = place * teachersPerSchool + index;
    const name = `${familyNames[(number * 7) % familyNames.length] ?? ""}${givenNames[(number * 11 + place) % givenNames.length] ?? ""}`;
    const isPosted = place === 0 && index === teachersPerSchool + 1;
    return {
      staffNo: String(1001 + index).padStart(5, "0"),
      name: isPosted ? postedTeacherName : name,
      subject: subjects[index < teachersPerSchool ? index % subjects.length : (index - teachersPerSchool) % 3] ?? "语文",
      title: isPosted ? "一级教师" : (titles[number % titles.length] ?? "一级教师"),
      workingSince: `${1998 + ((number * 5) % 24)}-09`,
      honour: honours[number % honours.length] ?? null,
    };
  });
}
