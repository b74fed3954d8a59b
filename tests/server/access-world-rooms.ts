import { v7 as newId } from "uuid";
import { contentOn } from "../../src/server/demonstration/records.ts";
import { done } from "../../src/server/demonstration/stage.ts";
import { announceEvent } from "../../src/server/event/actions.ts";
import type { Context } from "../../src/server/http/context.ts";
import { pairTeachers } from "../../src/server/mentorship/actions.ts";
import { openProject } from "../../src/server/project/actions.ts";
import { enterRecord } from "../../src/server/record/actions.ts";

/** What a pair has in rooms of their own. */
export interface RoomsOfPair {
  /** A planned record of today that is announced. */
  readonly plannedId: string;
  readonly mentorshipId: string;
  readonly projectId: string;
}

interface Parts {
  readonly recordDay: string;
  readonly helperStaffId: string;
  readonly staffId: string;
}

/** A training of today, announced for both schools. */
async function makeEvent(context: Context, partnershipId: string): Promise<string> {
  const content = contentOn(context.today, "training", {});
  const entry = { idempotencyKey: newId(), partnershipId, isPlanned: true, content };
  const record = done(await enterRecord(context, entry));
  const openTo = [record.helper_school_id, record.helped_school_id];
  done(await announceEvent(context, record.record_id, { capacity: null, signUpUntil: content.to, openTo }));
  return record.record_id;
}

/** An announced event, a mentorship and a research project. */
export async function makeRooms(context: Context, partnershipId: string, parts: Parts): Promise<RoomsOfPair> {
  const plannedId = await makeEvent(context, partnershipId);
  const days = { partnershipId, from: parts.recordDay, to: parts.recordDay };
  const teachers = { mentorId: parts.helperStaffId, menteeId: parts.staffId, subject: "语文", perMonth: null };
  const mentorshipId = done(await pairTeachers(context, { ...days, ...teachers })).id;
  const people = [{ name: "某人", staffId: null, isLeader: true }];
  const projectId = done(await openProject(context, { ...days, title: "课题", subjects: [], people, stages: [] })).id;
  return { plannedId, mentorshipId, projectId };
}
