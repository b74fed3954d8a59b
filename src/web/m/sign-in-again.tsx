import { Popup } from "antd-mobile";
import type { ReactElement } from "react";
import type { Session } from "../../contract/session.ts";
import { useMessages } from "../app/language.ts";
import type { SessionOver } from "../app/session-over.ts";
import { phoneWords } from "./messages.ts";
import { SignInForm, useSignIn } from "./sign-in.tsx";
import { Failed } from "./states.tsx";

interface SignInAgainProps {
  readonly session: Session;
  readonly over: SessionOver;
}

/** Over the step where the session ended; what was typed below it stays. */
export function SignInAgain({ session, over }: SignInAgainProps): ReactElement {
  const text = useMessages(phoneWords);
  const { send, isSending, failure } = useSignIn(over.enter);
  return (
    <Popup visible onMaskClick={over.giveUp} onClose={over.giveUp} showCloseButton bodyClassName="sheet">
      <h2>{text.sessionOver}</h2>
      <p className="muted">{text.sessionOverHint}</p>
      {failure === null ? null : <Failed error={failure} />}
      <SignInForm counties={[session.county]} loginName={session.account.loginName} isSending={isSending} onSend={send} />
    </Popup>
  );
}
