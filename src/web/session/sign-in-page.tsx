import { Navigate, useRouter, useSearch } from "@tanstack/react-router";
import { Button } from "antd";
import type { ReactElement } from "react";
import type { z } from "zod";
import { getEntrance, type entrance, type Session } from "../../contract/session.ts";
import { useMessages } from "../app/language.ts";
import { useRoute } from "../app/query.ts";
import { useTakeSession } from "../app/session.tsx";
import { stateWords } from "../ui/state-words.ts";
import { Failed, Waiting } from "../ui/states.tsx";
import { sessionWords } from "./messages.ts";
import { OpenPage } from "./open-page.tsx";
import { SignInForm, useSignIn } from "./sign-in-form.tsx";

type Entrance = z.infer<typeof entrance>;

interface DemonstrationProps {
  readonly entrance: Entrance;
  readonly onSignedIn: (session: Session) => void;
}

/** The accounts of the demonstration county: one click is enough. */
function Demonstration({ entrance: { counties, demonstration }, onSignedIn }: DemonstrationProps): ReactElement {
  const text = useMessages(sessionWords);
  const states = useMessages(stateWords);
  const { send, isSending, failure } = useSignIn(onSignedIn);
  const county = counties.find(({ isDemonstration }) => isDemonstration);
  return (
    <section className="demonstration-accounts" aria-label={text.demonstration}>
      <h2>
        {text.demonstration}
        {county === undefined ? "" : ` · ${county.name}`}
      </h2>
      <p className="muted">{text.demonstrationHint}</p>
      {failure === null ? null : <Failed error={failure} />}
      <ul>
        {demonstration.map(({ loginName, password, displayName, role }) => (
          <li key={loginName}>
            <Button block disabled={isSending} onClick={() => void send({ countyCode: county?.code ?? "", loginName, password })}>
              <span>{displayName}</span>
              <span className="muted">{states.roles[role]}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where everybody comes in. */
export function SignInPage(): ReactElement {
  const text = useMessages(sessionWords);
  const answer = useRoute(getEntrance, {});
  const takeSession = useTakeSession();
  const router = useRouter();
  const { next = "/" } = useSearch({ from: "/sign-in" });
  const enter = (session: Session): void => {
    takeSession(session);
    router.history.replace(next);
  };
  if (answer.isPending) return <Waiting />;
  if (answer.isError) {
    return (
      <OpenPage title={text.signIn}>
        <Failed error={answer.error} onRetry={() => void answer.refetch()} />
      </OpenPage>
    );
  }
  if (!answer.data.isSetUp) return <Navigate to="/setup" replace />;
  return (
    <OpenPage title={text.signIn}>
      <SignInForm counties={answer.data.counties} onSignedIn={enter} />
      {answer.data.demonstration.length > 0 ? <Demonstration entrance={answer.data} onSignedIn={enter} /> : null}
    </OpenPage>
  );
}
