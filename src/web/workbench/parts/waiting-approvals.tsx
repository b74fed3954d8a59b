import type { ReactElement } from "react";
import type { WaitingGroup } from "../../../contract/approval.ts";
import { useLanguage, useMessages } from "../../app/language.ts";
import { PaymentMoves } from "../../funding/parts/payment-moves.tsx";
import { AppLink } from "../../ui/app-link.tsx";
import { textOf } from "../../ui/format.ts";
import { waitingAddress, waitingHeading, waitingList, waitingNote } from "../../ui/waiting-things.ts";
import { workbenchWords } from "../messages.ts";
import { Line } from "./line.tsx";

/**
 * What waits for the person's decision, by what is to be done. A payment can be decided here: its line says all that is
 * decided, somebody else submitted it, and where its source may not pay for it the server asks for a word on why. All
 * other kinds are opened first: what they rest on (a plan's promises, a person's qualification, slips) fits on no line.
 */
export function WaitingApprovals({ groups }: { readonly groups: readonly WaitingGroup[] }): ReactElement {
  const text = useMessages(workbenchWords);
  const language = useLanguage();
  return (
    <>
      {groups.map((group) => {
        const { title, count } = waitingHeading(group, language);
        return (
          <section key={`${group.kind} ${group.state}`} className="waiting" aria-label={title}>
            <h3>
              <span>
                {title} <span className="number">{count}</span>
              </span>
              {group.count > group.rows.length ? <AppLink href={waitingList(group)}>{text.showAll}</AppLink> : null}
            </h3>
            <ul className="lines">
              {group.rows.map((thing) => (
                <Line
                  key={thing.id}
                  title={<AppLink href={waitingAddress(thing)}>{textOf(thing.title)}</AppLink>}
                  note={waitingNote(thing, language)}
                  action={
                    thing.kind === "payment" ? <PaymentMoves row={thing} /> : <AppLink href={waitingAddress(thing)}>{text.handle}</AppLink>
                  }
                />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}
