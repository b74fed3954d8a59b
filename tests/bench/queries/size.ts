import { makeDay } from "../../../src/domain/calendar/day.ts";

/** How much a database of the benchmark holds. A county has one programme of all its partnerships. */
export interface Size {
  readonly counties: number;
  readonly partnershipsEach: number;
  readonly recordsEach: number;
}

/** The target: 20,000 partnerships in 67 counties (the last one is full as well: 20,100), a little over 1,000,000 records. */
export const fullSize: Size = { counties: 67, partnershipsEach: 300, recordsEach: 50 };
/** A tenth of it, for quick runs and to show how times grow: counties are as large, there are fewer of them. */
export const smallSize: Size = { counties: 7, partnershipsEach: 300, recordsEach: 50 };

export function partnershipsOf(size: Size): number {
  return size.counties * size.partnershipsEach;
}

/** The day that the benchmark lives on: in the autumn term of the programmes' second school year. */
export const firstSchoolYear = 2025;
export const benchDay = makeDay(2026, 11, 24);
export const benchNow = "2026-11-24T02:00:00.000Z";

/** Partnerships of one helper school: the seed's county has one to five. */
export const helpedEach = 4;

/** One password for everybody: its hash is made once. All people and schools are fictitious. */
export const benchPassword = "xieshou-bench";

/** A code of six digits that GB/T 2260 gives to no place. */
export function countyCodeAt(index: number): string {
  return String(980_001 + index);
}
