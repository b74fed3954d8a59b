import {
  announceEvent as announceRoute,
  checkIn as checkInRoute,
  checkInAsGuest as guestRoute,
  getEvent,
  giveFeedback as feedbackRoute,
  inviteToEvent as inviteRoute,
  listEvents as listRoute,
  openAttendance,
  signUpForEvent as signUpRoute,
  takeAttendance as attendanceRoute,
} from "../../contract/event.ts";
import { withCounty } from "../db/with-county.ts";
import { bind, bindPublic, type Application } from "../http/bind.ts";
import { isRefusal, refuse } from "../http/refusal.ts";
import {
  announceEvent,
  checkIn,
  checkInAsGuest,
  findDoor,
  giveFeedback,
  inviteToEvent,
  partsOfToken,
  signUpForEvent,
  takeAttendance,
} from "./actions.ts";
import { describeEvent, listEvents, openEvent } from "./queries.ts";

export function bindEvents(application: Application): void {
  bind(application, listRoute, async (context) => ({ rows: await listEvents(context) }));
  bind(application, getEvent, async (context, { params }) => {
    const opened = await openEvent(context, params.recordId, "read");
    return isRefusal(opened) ? opened : describeEvent(context, opened);
  });
  bind(application, announceRoute, async (context, { params, body }) => announceEvent(context, params.recordId, body));
  bind(application, inviteRoute, async (context, { params, body }) => inviteToEvent(context, params.recordId, body.staffIds));
  bind(application, signUpRoute, async (context, { params, body }) => signUpForEvent(context, params.recordId, body.isComing));
  bind(application, attendanceRoute, async (context, { params, body }) => takeAttendance(context, params.recordId, body));
  bind(application, feedbackRoute, async (context, { params, body }) => giveFeedback(context, params.recordId, body));
  bind(application, checkInRoute, async (context, { params }) => checkIn(context, params.token));

  bindPublic(application, openAttendance, async (context, { params }) =>
    withCounty(application.database, partsOfToken(params.token).countyCode, async (db) => {
      const door = await findDoor(db, params.token, context);
      if (!door) return refuse("not-found");
      const { category, place, from_day: from, to_day: to } = door.opened.record;
      return { category, place, from, to, isToday: door.isToday };
    }),
  );
  bindPublic(application, guestRoute, async (context, { params, body }) =>
    withCounty(application.database, partsOfToken(params.token).countyCode, async (db) => checkInAsGuest(db, params.token, body, context)),
  );
}
