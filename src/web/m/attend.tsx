import { Button } from "antd-mobile";
import { useState, type FormEvent, type ReactElement } from "react";
import { checkIn, checkInAsGuest, openAttendance } from "../../contract/event.ts";
import { call } from "../api.ts";
import { useMessages } from "../app/language.ts";
import { useChange, useRoute } from "../app/query.ts";
import { eventWords } from "../event/messages.ts";
import { useEventReason } from "../event/reasons.ts";
import { categoryWords } from "../ui/category-words.ts";
import { daysText } from "../ui/format.ts";
import { Field } from "./field.tsx";
import { goTo, useStep } from "./router.ts";
import { Failed, Waiting } from "./states.tsx";

function useToken(): string {
  return useStep().slice("/attend/".length);
}

/** What the code leads to: the event, or why not. `children` are shown on its day. */
function Door({ children }: { readonly children: ReactElement }): ReactElement {
  const text = useMessages(eventWords);
  const categories = useMessages(categoryWords);
  const token = useToken();
  const answer = useRoute(openAttendance, { params: { token } });
  if (answer.data === undefined) {
    return answer.isError ? <Failed error={answer.error} onRetry={() => void answer.refetch()} /> : <Waiting />;
  }
  const { category, from, to, place, isToday } = answer.data;
  return (
    <article className="step-page">
      <h1>{categories[category]}</h1>
      <p>
        {daysText(from, to)}
        {place === null ? null : ` · ${place}`}
      </p>
      {isToday ? children : <p className="muted">{text.codeDay}</p>}
    </article>
  );
}

function CheckIn(): ReactElement {
  const text = useMessages(eventWords);
  const token = useToken();
  const attend = useChange(checkIn);
  const reason = useEventReason(attend.error);
  if (attend.data) {
    const { recordId } = attend.data;
    return (
      <>
        <p className="done-sign" role="status">
          ● {text.checkedIn}
        </p>
        <Button block onClick={() => goTo(`/events/${recordId}`)}>
          {text.feedback}
        </Button>
      </>
    );
  }
  return (
    <>
      {reason === null ? null : <Failed error={reason} />}
      <Button block color="primary" size="large" loading={attend.isPending} onClick={() => attend.mutate({ params: { token } })}>
        {text.checkIn}
      </Button>
    </>
  );
}

/** Scanned by somebody who is signed in: one tap. */
export function AttendStep(): ReactElement {
  return (
    <Door>
      <CheckIn />
    </Door>
  );
}

function GuestForm({ onSignIn }: { readonly onSignIn: () => void }): ReactElement {
  const text = useMessages(eventWords);
  const token = useToken();
  const [sending, setSending] = useState<"no" | "yes" | "done">("no");
  const [error, setError] = useState<unknown>(null);
  const [name, setName] = useState("");
  const [school, setSchool] = useState("");
  if (sending === "done") {
    return (
      <p className="done-sign" role="status">
        ● {text.noted}
      </p>
    );
  }
  // Not through the store of answers: it would ask anew who is signed in, and the form would be gone with its words.
  const send = async (): Promise<void> => {
    setSending("yes");
    try {
      await call(checkInAsGuest, { params: { token }, body: { name: name.trim(), school: school.trim() } });
      setSending("done");
    } catch (refused) {
      setError(refused);
      setSending("no");
    }
  };
  const isFilled = name.trim() !== "" && school.trim() !== "";
  return (
    <>
      <Button block color="primary" size="large" onClick={onSignIn}>
        {text.signIn}
      </Button>
      <form
        className="guest-form"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void send();
        }}
      >
        <p className="muted">{text.guestHint}</p>
        <Field name={text.name}>
          {(id) => <input id={id} type="text" maxLength={50} value={name} onChange={({ target }) => setName(target.value)} />}
        </Field>
        <Field name={text.school}>
          {(id) => <input id={id} type="text" maxLength={100} value={school} onChange={({ target }) => setSchool(target.value)} />}
        </Field>
        {error === null ? null : <Failed error={error} />}
        <Button block size="large" type="submit" disabled={!isFilled} loading={sending === "yes"}>
          {text.guest}
        </Button>
      </form>
    </>
  );
}

/** Scanned by somebody who is not: sign in, or write name and school as a guest. */
export function AttendAsGuest({ onSignIn }: { readonly onSignIn: () => void }): ReactElement {
  return (
    <main className="phone-page">
      <Door>
        <GuestForm onSignIn={onSignIn} />
      </Door>
    </main>
  );
}
