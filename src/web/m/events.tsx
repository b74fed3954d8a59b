import { Button, List, Toast } from "antd-mobile";
import type { ReactElement } from "react";
import { listEvents, signUpForEvent, type EventLine } from "../../contract/event.ts";
import { useMessages } from "../app/language.ts";
import { useChange, useRoute } from "../app/query.ts";
import { eventWords } from "../event/messages.ts";
import { categoryWords } from "../ui/category-words.ts";
import { daysText } from "../ui/format.ts";
import { pairName } from "./pair-name.ts";
import { goTo } from "./router.ts";
import { Failed } from "./states.tsx";

/** One tap to come, one to step back; the places left stand beside it. */
export function SignUpButton({ event, isBlock = false }: { readonly event: EventLine; readonly isBlock?: boolean }): ReactElement | null {
  const text = useMessages(eventWords);
  const change = useChange(signUpForEvent);
  if (!event.mayJoin || !event.isOpen) return null;
  const isComing = event.mine === "place" || event.mine === "waiting";
  const send = async (): Promise<void> => {
    const { mine } = await change.mutateAsync({ params: { recordId: event.recordId }, body: { isComing: !isComing } });
    Toast.show({ content: text.seats[mine] });
  };
  return (
    <>
      <Button
        block={isBlock}
        color={isComing ? "default" : "primary"}
        loading={change.isPending}
        onClick={(touch) => {
          touch.stopPropagation();
          void send().catch(() => undefined);
        }}
      >
        {isComing ? text.stepBack : event.placesLeft === 0 ? text.waitList : text.signUp}
      </Button>
      {change.error ? <Failed error={change.error} /> : null}
    </>
  );
}

/** Where an event stands for me, and what is left of it, in one line. */
export function termsText(event: EventLine, text: (typeof eventWords)["zh-CN"]): string {
  const places = event.placesLeft === null ? text.unlimited : text.placesLeft(event.placesLeft);
  if (event.isThere) return text.checkedIn;
  if (!event.isOpen) return `${text.closed} · ${text.seats[event.mine]}`;
  return `${text.seats[event.mine]} · ${places}`;
}

/** What is announced and open to me, above what is due; nothing where there is none. */
export function Events(): ReactElement | null {
  const text = useMessages(eventWords);
  const categories = useMessages(categoryWords);
  const rows = useRoute(listEvents, {}).data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <List header={text.events}>
      {rows.map((event) => (
        <List.Item
          key={event.recordId}
          description={`${pairName(event)}\n${termsText(event, text)}`}
          extra={<SignUpButton event={event} />}
        >
          <button type="button" className="plain" onClick={() => goTo(`/events/${event.recordId}`)}>
            {categories[event.category]} {daysText(event.from, event.to)}
          </button>
        </List.Item>
      ))}
    </List>
  );
}
