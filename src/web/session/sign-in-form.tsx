import { Button, Form, Input, Select } from "antd";
import { useState, type ReactElement } from "react";
import { signIn, type Session } from "../../contract/session.ts";
import { call, type Input as InputOf } from "../api.ts";
import { useMessages } from "../app/language.ts";
import { Failed } from "../ui/states.tsx";
import { sessionWords } from "./messages.ts";

type Credentials = InputOf<typeof signIn>["body"];

/** Signing in and what became of it. */
export function useSignIn(onSignedIn: (session: Session) => void): {
  readonly send: (credentials: Credentials) => Promise<void>;
  readonly isSending: boolean;
  readonly failure: unknown;
} {
  const [isSending, setIsSending] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const send = async (credentials: Credentials): Promise<void> => {
    setIsSending(true);
    setFailure(null);
    try {
      onSignedIn(await call(signIn, { body: credentials }, { mayAskToSignIn: false }));
    } catch (error) {
      setFailure(error);
    } finally {
      setIsSending(false);
    }
  };
  return { send, isSending, failure };
}

interface SignInFormProps {
  readonly counties: readonly { readonly code: string; readonly name: string }[];
  /** Of whoever was signed in here before. */
  readonly loginName?: string;
  readonly onSignedIn: (session: Session) => void;
}

/** User name and password; the county is asked for only where there are several. */
export function SignInForm({ counties, loginName, onSignedIn }: SignInFormProps): ReactElement {
  const text = useMessages(sessionWords);
  const { send, isSending, failure } = useSignIn(onSignedIn);
  const first = counties[0]?.code ?? "";
  return (
    <Form<Credentials>
      layout="vertical"
      requiredMark={false}
      scrollToFirstError={{ focus: true }}
      initialValues={{ countyCode: first, loginName: loginName ?? "" }}
      onFinish={(values) => void send({ ...values, countyCode: values.countyCode ?? first })}
    >
      {counties.length > 1 ? (
        <Form.Item name="countyCode" label={text.county}>
          <Select options={counties.map(({ code, name }) => ({ value: code, label: name }))} showSearch={{ optionFilterProp: "label" }} />
        </Form.Item>
      ) : null}
      <Form.Item name="loginName" label={text.loginName} rules={[{ required: true, message: text.required }]}>
        <Input autoComplete="username" maxLength={50} />
      </Form.Item>
      <Form.Item name="password" label={text.password} rules={[{ required: true, message: text.required }]}>
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      {failure === null ? null : (
        <div className="form-failure">
          <Failed error={failure} />
        </div>
      )}
      <Button type="primary" htmlType="submit" block loading={isSending}>
        {text.signIn}
      </Button>
    </Form>
  );
}
