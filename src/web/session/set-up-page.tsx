import { useRouter } from "@tanstack/react-router";
import { Button, Form, Input } from "antd";
import { useState, type ReactElement } from "react";
import { setUp } from "../../contract/session.ts";
import { call, type Input as InputOf } from "../api.ts";
import { useMessages } from "../app/language.ts";
import { useTakeSession } from "../app/session.tsx";
import { Failed } from "../ui/states.tsx";
import { sessionWords } from "./messages.ts";
import { NewPassword } from "./new-password.tsx";
import { OpenPage } from "./open-page.tsx";

type SetUp = InputOf<typeof setUp>["body"];

function CountyFields(): ReactElement {
  const text = useMessages(sessionWords);
  const required = { required: true, message: text.required };
  return (
    <>
      <Form.Item name="token" label={text.token} extra={text.tokenHint} rules={[required]}>
        <Input autoComplete="off" maxLength={100} spellCheck={false} />
      </Form.Item>
      <div className="form-row">
        <Form.Item
          name={["county", "code"]}
          label={text.countyCode}
          extra={text.countyCodeHint}
          rules={[required, { pattern: /^\d{6}$/, message: text.notSixDigits }]}
        >
          <Input inputMode="numeric" maxLength={6} />
        </Form.Item>
        <Form.Item name={["county", "name"]} label={text.countyName} rules={[required]}>
          <Input maxLength={100} />
        </Form.Item>
      </div>
    </>
  );
}

function AccountFields(): ReactElement {
  const text = useMessages(sessionWords);
  const required = { required: true, message: text.required };
  return (
    <fieldset>
      <legend>{text.firstAccount}</legend>
      <div className="form-row">
        <Form.Item name={["account", "loginName"]} label={text.loginName} rules={[required, { min: 2, message: text.loginNameShort }]}>
          <Input autoComplete="username" maxLength={50} />
        </Form.Item>
        <Form.Item name={["account", "displayName"]} label={text.displayName} rules={[required]}>
          <Input autoComplete="name" maxLength={100} />
        </Form.Item>
      </div>
      <NewPassword name={["account", "password"]} label={text.password} />
    </fieldset>
  );
}

/** The first run: the county and its first bureau officer. */
export function SetUpPage(): ReactElement {
  const text = useMessages(sessionWords);
  const takeSession = useTakeSession();
  const router = useRouter();
  const [isSending, setIsSending] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const send = async ({ token, county, account }: SetUp): Promise<void> => {
    setIsSending(true);
    setFailure(null);
    try {
      takeSession(await call(setUp, { body: { token, county, account } }, { mayAskToSignIn: false }));
      router.history.replace("/");
    } catch (error) {
      setFailure(error);
    } finally {
      setIsSending(false);
    }
  };
  return (
    <OpenPage title={text.setUp} hint={text.setUpHint}>
      <Form<SetUp> layout="vertical" requiredMark={false} scrollToFirstError={{ focus: true }} onFinish={(values) => void send(values)}>
        <CountyFields />
        <AccountFields />
        {failure === null ? null : (
          <div className="form-failure">
            <Failed error={failure} />
          </div>
        )}
        <Button type="primary" htmlType="submit" block loading={isSending}>
          {text.begin}
        </Button>
      </Form>
    </OpenPage>
  );
}
