import {
  confirmActivities as confirmRoute,
  exportMentorships,
  getMentorship,
  listMentorships as listRoute,
  logActivity as logRoute,
  moveMentorship as moveRoute,
  pairTeachers as pairRoute,
} from "../../contract/mentorship.ts";
import { bind, type Application } from "../http/bind.ts";
import { exportRowsMax } from "../http/paging.ts";
import {
  confirmActivities,
  describeMentorship,
  listMentorships,
  logActivity,
  mentorshipTable,
  moveMentorship,
  pairTeachers,
} from "./actions.ts";

export function bindMentorships(application: Application): void {
  bind(application, listRoute, async (context, { query }) => listMentorships(context, query));
  bind(application, exportMentorships, async (context, { query }) =>
    mentorshipTable(context, (await listMentorships(context, { ...query, page: 1, size: exportRowsMax })).rows),
  );
  bind(application, getMentorship, async (context, { params }) => describeMentorship(context, params.mentorshipId));
  bind(application, pairRoute, async (context, { body }) => pairTeachers(context, body));
  bind(application, moveRoute, async (context, { params, body }) => moveMentorship(context, params.mentorshipId, body));
  bind(application, logRoute, async (context, { params, body }) => logActivity(context, params.mentorshipId, body));
  bind(application, confirmRoute, async (context, { params, body }) => confirmActivities(context, params.mentorshipId, body.logIds));
}
