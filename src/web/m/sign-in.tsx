import { Button, Form, Input, Selector } from "antd-mobile";
import { useState, type ReactElement } from "react";
import { getEntrance, signIn, type Session } from "../../contract/session.ts";
import { call, type Input as InputOf } from "../api.ts";
import { useMessages } from "../app/language.ts";
import { Mark } from "../app/mark.tsx";
import { useRoute } from "../app/query.ts";
import { stateWords } from "../ui/state-words.ts";
import { phoneWords } from "./messages.ts";
import { Failed, Nothing, Waiting } from "./states.tsx";

type Credentials = InputOf<typeof signIn>["body"];

interface SignInFormProps {
  readonly counties: readonly { readonly code: string; readonly name: string }[];
  readonly loginName?: string;
  readonly isSending: boolean;
  readonly onSend: (credentials: Credentials) => void;
}

interface Fields {
  readonly county: readonly string[];
  readonly loginName: string;
  readonly password: string;
}

/** User name and password; the county is asked for only where there are several. */
export function SignInForm({ counties, loginName, isSending, onSend }: SignInFormProps): ReactElement {
  const text = useMessages(phoneWords);
  const first = counties[0]?.code ?? "";
  const required = [{ required: true, message: text.required }];
  return (
    <Form
      layout="vertical"
      requiredMarkStyle="none"
      initialValues={{ county: [first], loginName: loginName ?? "" }}
      onFinish={(fields: Fields) =>
        onSend({ countyCode: fields.county?.[0] ?? first, loginName: fields.loginName, password: fields.password })
      }
      footer={
        <Button block type="submit" color="primary" size="large" loading={isSending}>
          {text.signIn}
        </Button>
      }
    >
      {counties.length > 1 ? (
        <Form.Item name="county" label={text.county}>
          <Selector options={counties.map(({ code, name }) => ({ value: code, label: name }))} />
        </Form.Item>
      ) : null}
      <Form.Item name="loginName" label={text.loginName} rules={required}>
        <Input id="loginName" autoComplete="username" maxLength={50} clearable />
      </Form.Item>
      <Form.Item name="password" label={text.password} rules={required}>
        <Input id="password" type="password" autoComplete="current-password" maxLength={200} />
      </Form.Item>
    </Form>
  );
}

/** Signing in and what became of it. */
export function useSignIn(onSignedIn: (session: Session) => void): {
  readonly send: (credentials: Credentials) => void;
  readonly isSending: boolean;
  readonly failure: unknown;
} {
  const [isSending, setIsSending] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const send = (credentials: Credentials): void => {
    setIsSending(true);
    setFailure(null);
    call(signIn, { body: credentials }, { mayAskToSignIn: false })
      .then(onSignedIn, setFailure)
      .finally(() => setIsSending(false));
  };
  return { send, isSending, failure };
}

/** Where everybody comes in. */
export function SignIn({ onSignedIn }: { readonly onSignedIn: (session: Session) => void }): ReactElement {
  const text = useMessages(phoneWords);
  const states = useMessages(stateWords);
  const answer = useRoute(getEntrance, {});
  const { send, isSending, failure } = useSignIn(onSignedIn);
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  const { isSetUp, counties, demonstration } = answer.data;
  if (!isSetUp) return <Nothing message={text.askOfficeToSetUp} />;
  const tryOut = counties.find(({ isDemonstration }) => isDemonstration)?.code ?? "";
  return (
    <main className="sign-in">
      <h1>
        <Mark size={32} /> {text.product}
      </h1>
      {failure === null ? null : <Failed error={failure} />}
      <SignInForm counties={counties} isSending={isSending} onSend={send} />
      {demonstration.length > 0 ? (
        <section aria-label={text.demonstration} className="demonstration-accounts">
          <h2>{text.demonstration}</h2>
          {demonstration.map(({ loginName, password, displayName, role }) => (
            <Button key={loginName} block disabled={isSending} onClick={() => send({ countyCode: tryOut, loginName, password })}>
              {displayName} <span className="muted">{states.roles[role]}</span>
            </Button>
          ))}
        </section>
      ) : null}
    </main>
  );
}
