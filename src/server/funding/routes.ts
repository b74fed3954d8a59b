import { exportBookings, getBalances, listBookings as listRoute } from "../../contract/funding.ts";
import { bind, type Application } from "../http/bind.ts";
import { exportRowsMax } from "../http/paging.ts";
import { bookingsTable, listBalances, listBookings } from "./queries.ts";

export function bindBooks(application: Application): void {
  bind(application, listRoute, async (context, { query }) => listBookings(context, query));
  bind(application, exportBookings, async (context, { query }) =>
    bookingsTable(context, (await listBookings(context, { ...query, page: 1, size: exportRowsMax })).rows),
  );
  bind(application, getBalances, async (context, { query }) => listBalances(context, query.partnershipId));
}
