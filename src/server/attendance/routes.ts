import {
  confirmMonths as confirmRoute,
  enterMonth as enterRoute,
  listOwnMonths as ownRoute,
  listWaitingMonths as waitingRoute,
} from "../../contract/attendance.ts";
import { bind, type Application } from "../http/bind.ts";
import { confirmMonths, enterMonth, listOwnMonths, listWaitingMonths } from "./actions.ts";

export function bindAttendance(application: Application): void {
  bind(application, enterRoute, async (context, { params, body }) => enterMonth(context, params, body));
  bind(application, waitingRoute, async (context) => listWaitingMonths(context));
  bind(application, confirmRoute, async (context, { body }) => confirmMonths(context, body.months));
  bind(application, ownRoute, async (context) => listOwnMonths(context));
}
