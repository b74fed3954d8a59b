import { got, guarded, list, programme, sent, type Guard } from "./access-probe.ts";
import { unknownId } from "./access-world-money.ts";
import type { Thing } from "./access-world.ts";

const runPath = ({ runId }: Thing): string => `/api/allowances/runs/${runId}`;

/** Allowances belong to a programme: the bureau runs them, the leading group approves, auditors read. */
export const allowances: Readonly<Record<string, Guard>> = {
  "GET /api/allowances/runs": list(
    "allowance.read",
    programme,
    (one) => `/api/allowances/runs?size=200&programmeId=${one.programmeId}`,
    ({ runId }) => runId,
  ),
  // A workbook names no ids: who finds whose runs in it, the test of a month's way says.
  "GET /api/allowances/runs/export": {
    kind: "list",
    probes: (one) => [{ action: "allowance.read", subject: programme(one), send: got("/api/allowances/runs/export") }],
  },
  // A month long before the programme: nobody's is confirmed, so that nothing is made.
  "POST /api/allowances/runs": guarded("allowance.run", programme, ({ programmeId }) =>
    sent("POST", "/api/allowances/runs", { programmeId, month: "2019-01-01" }),
  ),
  "GET /api/allowances/runs/:runId": guarded(
    "allowance.read",
    programme,
    (one) => got(runPath(one)),
    ({ runId }) => runId,
  ),
  "POST /api/allowances/runs/:runId/preview": guarded("allowance.run", programme, (one) => sent("POST", `${runPath(one)}/preview`, {})),
  "GET /api/allowances/runs/:runId/slips": guarded("allowance.read", programme, (one) => got(`${runPath(one)}/slips`)),
  "GET /api/allowances/runs/:runId/slips.xlsx": guarded("allowance.read", programme, (one) => got(`${runPath(one)}/slips.xlsx`)),
  "GET /api/allowances/slips/:slipId": {
    kind: "thing",
    probes: (one) => [
      {
        action: "allowance.read",
        subject: programme(one),
        send: got(`/api/allowances/slips/${one.slipId}`),
        ...(one.slipId === unknownId ? { isAbsent: true as const } : {}),
      },
    ],
  },
  "GET /api/allowances/own-slips": { kind: "own" },
  "GET /api/allowances/own-slips/export": { kind: "own" },
};
