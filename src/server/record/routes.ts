import {
  confirmMany,
  correctRecord as correctRecordRoute,
  enterRecord as enterRecordRoute,
  exportRecords,
  getRecord,
  listRecords as listRecordsRoute,
  moveRecord as moveRecordRoute,
  type RecordPage,
} from "../../contract/record.ts";
import { getEntryHints } from "../../contract/workbench.ts";
import { bind, type Application } from "../http/bind.ts";
import type { Context } from "../http/context.ts";
import { exportRowsMax } from "../http/paging.ts";
import { isRefusal, type Refusal } from "../http/refusal.ts";
import { confirmRecords, correctRecord, enterRecord, moveRecord, openRecord } from "./actions.ts";
import { describeHints, describeRecord, listRecords, recordTable } from "./queries.ts";
import type { RecordRow } from "./store.ts";

async function shown(context: Context, outcome: RecordRow | Refusal): Promise<RecordPage | Refusal> {
  return isRefusal(outcome) ? outcome : describeRecord(context, outcome);
}

export function bindRecords(application: Application): void {
  bind(application, listRecordsRoute, async (context, { query }) => listRecords(context, query));
  bind(application, exportRecords, async (context, { query }) =>
    recordTable(context, (await listRecords(context, { ...query, page: 1, size: exportRowsMax })).rows),
  );
  bind(application, getEntryHints, async (context, { query }) => describeHints(context, query.partnershipId));
  bind(application, getRecord, async (context, { params }) => shown(context, await openRecord(context, params.recordId, "read")));
  bind(application, enterRecordRoute, async (context, { body }) => shown(context, await enterRecord(context, body)));
  bind(application, correctRecordRoute, async (context, { params, body }) =>
    shown(context, await correctRecord(context, params.recordId, body)),
  );
  bind(application, moveRecordRoute, async (context, { params, body }) => shown(context, await moveRecord(context, params.recordId, body)));
  bind(application, confirmMany, async (context, { body }) => confirmRecords(context, body.records));
}
