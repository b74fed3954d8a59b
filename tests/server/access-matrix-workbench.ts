import { got, helped, helper, list, pair, type Guard } from "./access-probe.ts";

/** What is gathered over all partnerships: the first page, the calendar, the search. */
export const workbench: Readonly<Record<string, Guard>> = {
  "GET /api/workbench": list(
    "partnership.read",
    pair,
    () => "/api/workbench",
    ({ partnershipId }) => partnershipId,
  ),
  "GET /api/calendar": list(
    "partnership.read",
    pair,
    (one) => `/api/calendar?from=${one.recordDay}&to=${one.recordDay}&partnershipId=${one.partnershipId}`,
    ({ recordId }) => recordId,
  ),
  "GET /api/calendar/export": list(
    "partnership.read",
    pair,
    (one) => `/api/calendar/export?from=${one.recordDay}&to=${one.recordDay}&partnershipId=${one.partnershipId}`,
    ({ helpedName }) => helpedName,
  ),
  "GET /api/obligations/next": list(
    "partnership.read",
    pair,
    (one) => `/api/obligations/next?schoolId=${one.helpedSchoolId}`,
    ({ partnershipId }) => partnershipId,
  ),
  "GET /api/search": {
    kind: "list",
    probes: (one) => [
      {
        action: "partnership.read",
        subject: pair(one),
        send: got(`/api/search?q=${encodeURIComponent(one.helpedName)}`),
        shows: one.partnershipId,
      },
      ...[
        { subject: helped(one), name: one.staffName, shows: one.staffId },
        { subject: helper(one), name: one.helperStaffName, shows: one.helperStaffId },
      ].map(({ subject, name, shows }) => ({
        action: "staff.read" as const,
        subject,
        send: got(`/api/search?q=${encodeURIComponent(name)}`),
        shows,
      })),
    ],
  },
};
