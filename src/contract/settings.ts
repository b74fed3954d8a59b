import { z } from "zod";
import { route } from "./route.ts";
import { day, name } from "./shared.ts";

/** Settings of a county: its calendar and how standings are judged. */

const stretch = z.tuple([day, day]);
export const calendarYear = z.object({
  schoolYear: z.int().min(1990).max(2100),
  springFrom: day,
  autumnTeaching: stretch,
  springTeaching: stretch,
});

/** Source: standards, section 8, control 2. */
export const idleMinutesDefault = 30;

export const settings = z.object({
  countyName: name,
  standing: z.object({
    dueDays: z.int().min(1).max(90).describe("Days before the end of a window from which it is called due"),
    riskMargin: z.number().min(0).max(1).describe("How much larger the missing share may be than the share of school days left"),
  }),
  signIn: z
    .object({ idleMinutes: z.int().min(5).max(720).describe("Minutes without a request after which a session ends") })
    .default({ idleMinutes: idleMinutesDefault }),
  calendar: z.array(calendarYear).max(50).describe("Years without an entry use the default calendar"),
  holidays: z.array(day).max(1000).describe("Weekdays without lessons"),
});
export type Settings = z.infer<typeof settings>;

export const getSettings = route({
  method: "GET",
  path: "/api/settings",
  tag: "settings",
  summary: "Settings of the county",
  reply: settings,
});
export const changeSettings = route({
  method: "PUT",
  path: "/api/settings",
  tag: "settings",
  summary: "Change the settings of the county",
  body: settings,
  reply: settings,
});
