import { makeDay, type Day } from "../../domain/calendar/day.ts";

/** School days are days in China, wherever the server stands. The country has had one time zone, UTC+8, since 1949, without summer time since 1992. */
export const chinaOffsetMs = 8 * 60 * 60 * 1000;

/** The day in China at an instant. */
export function dayIn(instant: Date): Day {
  const shifted = new Date(instant.getTime() + chinaOffsetMs);
  return makeDay(shifted.getUTCFullYear(), shifted.getUTCMonth() + 1, shifted.getUTCDate());
}
