import { z } from "zod";
import { lessonsPerMonthMax } from "../domain/posting/month.ts";
import { route } from "./route.ts";
import { day, id, schoolName, text } from "./shared.ts";

/** What posted people did month by month: the input of their allowances. A month is named by its first day. */

const monthDay = day.refine((value) => value.endsWith("-01"), { error: "first-day" });

export const monthFigures = z.object({
  absentDays: z.int().min(0).max(31),
  lessons: z.int().min(0).max(lessonsPerMonthMax),
  note: text.nullable(),
});
export type MonthFigures = z.infer<typeof monthFigures>;

export const postingMonth = z.object({
  month: day,
  days: z.int().describe("Days of the month on post"),
  entered: monthFigures
    .extend({ version: z.int(), enteredBy: z.string(), confirmedBy: z.string().nullable().describe("Somebody of the host school") })
    .nullable(),
});
export type PostingMonth = z.infer<typeof postingMonth>;

/** Version of a month that nobody has entered yet. */
export const noMonthYet = 0;

export const enterMonth = route({
  method: "PUT",
  path: "/api/postings/:postingId/months/:month",
  tag: "attendance",
  summary: "Enter the days absent and lessons taught of a month; it waits for the host school unless that enters it",
  params: z.object({ postingId: id, month: monthDay }),
  body: monthFigures.extend({ version: z.int().describe("0 where nothing is entered yet") }),
  reply: postingMonth,
});

/** A month with whose it is. */
export const monthLine = postingMonth.extend({
  postingId: id,
  personName: z.string(),
  subject: z.string().nullable(),
  home: schoolName,
  host: schoolName,
});
export type MonthLine = z.infer<typeof monthLine>;

/** As many as somebody looks through in one sitting; the rest follows. */
export const waitingMonthsMax = 200;

export const listWaitingMonths = route({
  method: "GET",
  path: "/api/attendance/waiting",
  tag: "attendance",
  summary: "Months that wait for the signed-in person's confirmation",
  reply: z.object({ rows: z.array(monthLine) }),
});
export const confirmMonths = route({
  method: "POST",
  path: "/api/attendance/confirm",
  tag: "attendance",
  summary: "Confirm months for the host school, all or nothing",
  body: z.object({
    months: z
      .array(z.object({ postingId: id, month: monthDay, version: z.int() }))
      .min(1)
      .max(waitingMonthsMax),
  }),
  reply: z.object({ confirmed: z.int() }),
});
/** Everything of one's own, for the phone: the posts held and their months. */
export const listOwnMonths = route({
  method: "GET",
  path: "/api/attendance/mine",
  tag: "attendance",
  summary: "The signed-in person's own posts with their months",
  reply: z.object({ rows: z.array(monthLine) }),
});
