import { Modal } from "antd";
import type { ReactElement } from "react";
import type { Session } from "../../contract/session.ts";
import { useMessages } from "../app/language.ts";
import type { SessionOver } from "../app/session-over.ts";
import { sessionWords } from "./messages.ts";
import { SignInForm } from "./sign-in-form.tsx";

interface SignInAgainProps {
  readonly session: Session;
  readonly over: SessionOver;
}

/** Over the page where the session ended; what was typed below it stays. */
export function SignInAgain({ session, over }: SignInAgainProps): ReactElement {
  const text = useMessages(sessionWords);
  return (
    <Modal open title={text.sessionOver} footer={null} mask={{ closable: false }} width={400} onCancel={over.giveUp}>
      <p>{text.sessionOverHint}</p>
      <SignInForm counties={[session.county]} loginName={session.account.loginName} onSignedIn={over.enter} />
    </Modal>
  );
}
