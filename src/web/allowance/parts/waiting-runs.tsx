import type { ReactElement } from "react";
import { listWaiting, type WaitingThing } from "../../../contract/approval.ts";
import { useMessages } from "../../app/language.ts";
import { useRoute } from "../../app/query.ts";
import { AppLink } from "../../ui/app-link.tsx";
import { moneyText } from "../../ui/format.ts";
import { allowanceWords } from "../messages.ts";
import { yearAndMonth } from "../model.ts";

/** Runs that wait for the signed-in person: to be approved or booked. */
export function useWaitingRuns(): readonly WaitingThing[] {
  return useRoute(listWaiting, { query: { kind: "allowanceRun" } }).data?.rows ?? [];
}

/** Lines of the workbench for runs that wait. */
export function WaitingRuns({ runs }: { readonly runs: readonly WaitingThing[] }): ReactElement {
  const text = useMessages(allowanceWords);
  return (
    <>
      {runs.map(({ id, title, amountFen }) => (
        <li key={id}>
          <div className="grow">
            <div>{text.waits(text.monthOf(...yearAndMonth(title)), moneyText(amountFen === null ? null : amountFen / 100))}</div>
            <div className="muted small">{title.slice(8)}</div>
          </div>
          <AppLink href={`/allowances/${id}`}>{text.look}</AppLink>
        </li>
      ))}
    </>
  );
}
