import { z } from "zod";
import type { ExchangeRule } from "../domain/posting/exchange.ts";
import type { DatedSetting } from "./dated-setting.ts";
import { exchangeQuery } from "./filters.ts";
import { route } from "./route.ts";
import { id, name, pageOf, schoolName } from "./shared.ts";

/** How many teachers the schools sent others in a school year, held against the county's ratio. */

const percent = z.int().min(0).max(100);
const exchangeRule = z.object({
  movedPercent: percent,
  backbonePercent: percent,
  honours: z.array(name).max(20).describe("Words of the staff list's honours that make a backbone teacher"),
});

/** What share of the eligible teachers moves in a year, and what share of them are backbone teachers. */
export const exchangeSetting: DatedSetting<typeof exchangeRule> = {
  key: "exchange.ratio",
  schema: exchangeRule,
  defaults: [
    {
      effectiveFrom: "2000-01-01",
      source: "教师〔2014〕4号：每学年交流人数不低于符合交流条件教师的10%，其中骨干教师不低于交流总数的20%；称号范围请对照本县文件",
      value: { movedPercent: 10, backbonePercent: 20, honours: ["骨干教师", "学科带头人", "特级教师", "名师"] } satisfies ExchangeRule & {
        honours: string[];
      },
    },
  ],
};

/** Most teachers of one school; more is a slip of the keys. Our choice: the largest schools of a county have under 1,000. */
export const eligibleMax = 5000;

const share = z.object({ need: z.int(), hundredths: z.int().describe("Share in hundredths of a percent"), isMet: z.boolean() }).nullable();
const counted = z.object({
  eligible: z.int().nullable().describe("Teachers eligible for exchange; null where nobody has stated it"),
  moved: z.int().describe("Teachers posted to another school in the school year, each once"),
  backboneMoved: z.int(),
  shares: z.object({ moved: share, backbone: share }),
});

export const exchangeLine = counted.extend({ school: schoolName, mayState: z.boolean() });
export type ExchangeLine = z.infer<typeof exchangeLine>;

export const exchangePage = z.object({
  schoolYear: z.int().describe("By its first calendar year"),
  movedPercent: percent,
  backbonePercent: percent,
  source: z.string(),
  total: counted,
  lines: pageOf(exchangeLine).describe("Schools that send teachers or have stated a number"),
});
export type ExchangePage = z.infer<typeof exchangePage>;

const tag = "postings";

export const getExchange = route({
  method: "GET",
  path: "/api/exchange",
  tag,
  summary: "How many teachers the schools one sees sent others in a school year, against the county's ratio",
  query: exchangeQuery,
  reply: exchangePage,
});
export const exportExchange = route({
  method: "GET",
  path: "/api/exchange/export",
  tag,
  summary: "The same schools as a workbook",
  query: exchangeQuery,
  replyKind: "file",
  isLong: true,
});
export const stateEligible = route({
  method: "PUT",
  path: "/api/exchange/:schoolId/:schoolYear",
  tag,
  summary: "State how many teachers of a school are eligible in a school year; null takes it back",
  params: z.object({ schoolId: id, schoolYear: z.coerce.number().int().min(2000).max(2100) }),
  body: z.object({ eligible: z.int().min(0).max(eligibleMax).nullable() }),
});
