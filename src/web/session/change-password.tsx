import { App, Button, Form, Input, Modal } from "antd";
import type { ReactElement } from "react";
import { changePassword } from "../../contract/session.ts";
import { useMessages } from "../app/language.ts";
import { Explained, Problem } from "../app/problem.ts";
import { useChange } from "../app/query.ts";
import { Failed } from "../ui/states.tsx";
import { sessionWords } from "./messages.ts";
import { NewPassword } from "./new-password.tsx";
import { OpenPage } from "./open-page.tsx";

interface Passwords {
  readonly current: string;
  readonly next: string;
}

function ChangePasswordForm({ onChanged }: { readonly onChanged: () => void }): ReactElement {
  const text = useMessages(sessionWords);
  const { message } = App.useApp();
  const change = useChange(changePassword);
  const reasons: Readonly<Record<string, string>> = { reused: text.reused, name: text.tooShort };
  const reason = change.error instanceof Problem ? reasons[change.error.fields[0]?.code ?? ""] : undefined;
  const send = ({ current, next }: Passwords): void => {
    change.mutate(
      { body: { current, next } },
      {
        onSuccess: () => {
          void message.success(text.changed);
          onChanged();
        },
      },
    );
  };
  return (
    <Form<Passwords> layout="vertical" requiredMark={false} scrollToFirstError={{ focus: true }} onFinish={send}>
      <Form.Item name="current" label={text.current} rules={[{ required: true, message: text.required }]}>
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <NewPassword name="next" label={text.next} />
      {change.isError ? (
        <div className="form-failure">
          <Failed error={reason === undefined ? change.error : new Explained(reason)} />
        </div>
      ) : null}
      <Button type="primary" htmlType="submit" block loading={change.isPending}>
        {text.changePassword}
      </Button>
    </Form>
  );
}

/** From the account menu. */
export function ChangePasswordWindow({ onClose }: { readonly onClose: () => void }): ReactElement {
  const text = useMessages(sessionWords);
  return (
    <Modal open title={text.changePassword} footer={null} width={400} onCancel={onClose}>
      <ChangePasswordForm onChanged={onClose} />
    </Modal>
  );
}

/** Before anything else, where an administrator set the password. */
export function FirstPassword(): ReactElement {
  const text = useMessages(sessionWords);
  return (
    <OpenPage title={text.firstPassword} hint={text.firstPasswordHint}>
      <ChangePasswordForm onChanged={() => undefined} />
    </OpenPage>
  );
}
