import { Form, Input, Modal } from "antd";
import type { ReactElement } from "react";
import { useMessages } from "../../app/language.ts";
import { DayPicker } from "../../ui/day-picker.tsx";
import { commonWords } from "../../ui/messages.ts";
import { Failed } from "../../ui/states.tsx";

/** A field of a small form: a day, a line, or a paragraph. */
export interface DeedField {
  readonly name: string;
  readonly label: string;
  readonly kind: "day" | "line" | "paragraph";
}

interface DeedWindowProps {
  readonly title: string;
  readonly hint?: string;
  readonly fields: readonly DeedField[];
  readonly first: Readonly<Record<string, string>>;
  readonly isSending: boolean;
  readonly error: Error | null;
  readonly onSend: (values: Readonly<Record<string, string>>) => void;
  readonly onClose: () => void;
}

function Control({ kind, ...control }: Pick<DeedField, "kind"> & { readonly id?: string }): ReactElement {
  if (kind === "day") return <DayPicker {...control} />;
  return kind === "line" ? <Input maxLength={100} {...control} /> : <Input.TextArea rows={2} maxLength={2000} {...control} />;
}

/** A window that asks for a few things, all of them needed. */
export function DeedWindow({ title, hint, fields, first, isSending, error, onSend, onClose }: DeedWindowProps): ReactElement {
  const common = useMessages(commonWords);
  const [form] = Form.useForm<Record<string, string>>();
  return (
    <Modal
      open
      title={title}
      okText={common.save}
      cancelText={common.cancel}
      confirmLoading={isSending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {hint === undefined ? null : <p className="muted">{hint}</p>}
      {error === null ? null : <Failed error={error} />}
      <Form<Record<string, string>> form={form} layout="vertical" initialValues={first} onFinish={onSend}>
        {fields.map(({ name, label, kind }) => (
          <Form.Item key={name} name={name} label={label} rules={[{ required: true, message: common.required }]}>
            <Control kind={kind} />
          </Form.Item>
        ))}
      </Form>
    </Modal>
  );
}
