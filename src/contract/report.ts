import { z } from "zod";
import { route } from "./route.ts";
import { day, id } from "./shared.ts";

/** Official documents made from what is recorded. */

export const summaryQuery = z.object({
  schoolYear: z.coerce
    .number()
    .int()
    .min(1990)
    .max(2100)
    .optional()
    .describe("Its first calendar year; that of the day where it is left out"),
  asOf: day.optional(),
});

export const getSummary = route({
  method: "GET",
  path: "/api/partnerships/:partnershipId/summary",
  tag: "reports",
  summary: "The year's summary of a pair (工作小结) as a Word document",
  params: z.object({ partnershipId: id }),
  query: summaryQuery,
  replyKind: "file",
});
