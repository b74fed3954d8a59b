import { addDays, type Day } from "../calendar/day.ts";
import { countSchoolDays, type SchoolCalendar } from "../calendar/school-calendar.ts";

/** No stretch without lessons is as long as a year. */
const searchDaysMax = 366;

/**
 * The last day of a publication that opens on a day: the day with which so many whole school days have passed since.
 * The day of opening does not count, as it is no whole one; holidays of the county's calendar, weekends and vacations
 * do not count either. Source: 财教〔2018〕16号 asks for publication, five working days are usual (our collection of
 * rules, section 4); school days instead of working days, so that those who object meet the school open, are our choice.
 */
export function publicationEnd(calendar: SchoolCalendar, publishedOn: Day, schoolDays: number): Day {
  let left = schoolDays;
  let day = publishedOn;
  for (let searched = 0; left > 0; searched++) {
    if (searched > searchDaysMax * schoolDays) throw new Error(`expected ${schoolDays} school days after day ${publishedOn}`);
    day = addDays(day, 1);
    left -= countSchoolDays(calendar, day, day);
  }
  return day;
}

/** Why an application cannot be approved yet. */
export type PublicationObstacle = "in-publication" | "appeal-open";

/** What keeps a published application from being approved on a day; null where nothing does. */
export function publicationObstacle(
  today: Day,
  { until, openAppeals }: { readonly until: Day; readonly openAppeals: number },
): PublicationObstacle | null {
  if (openAppeals > 0) return "appeal-open";
  return today <= until ? "in-publication" : null;
}
