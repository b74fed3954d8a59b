import { Form, Input } from "antd";
import type { ReactElement } from "react";
import { passwordProblem } from "../../domain/access/password.ts";
import { useMessages } from "../app/language.ts";
import { sessionWords } from "./messages.ts";

interface NewPasswordProps {
  readonly name: string | string[];
  readonly label: string;
}

/** A new password, twice: nobody sees what they type. */
export function NewPassword({ name, label }: NewPasswordProps): ReactElement {
  const text = useMessages(sessionWords);
  const required = { required: true, message: text.required };
  return (
    <>
      <Form.Item
        name={name}
        label={label}
        extra={text.passwordHint}
        rules={[
          required,
          {
            validator: (_, value) =>
              passwordProblem(String(value ?? ""), "") === null ? Promise.resolve() : Promise.reject(new Error(text.tooShort)),
          },
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="again"
        label={text.passwordAgain}
        dependencies={[name]}
        rules={[
          required,
          ({ getFieldValue }) => ({
            validator: (_, value) => (value === getFieldValue(name) ? Promise.resolve() : Promise.reject(new Error(text.passwordsDiffer))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
    </>
  );
}
