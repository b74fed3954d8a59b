import { Form, Input } from "antd";
import type { ReactElement } from "react";
import { useMessages } from "../../app/language.ts";
import { DayPicker } from "../../ui/day-picker.tsx";
import { commonWords } from "../../ui/messages.ts";
import { rulesWords } from "../rules-messages.ts";

/** Fields of a form that sets a rule: from which day it holds, and by which paper. `hint`: what becomes of days that are over. */
export function SinceFields({ hint }: { readonly hint?: string }): ReactElement {
  const text = useMessages(rulesWords);
  const common = useMessages(commonWords);
  return (
    <>
      <Form.Item
        name="effectiveFrom"
        label={text.effectiveFrom}
        {...(hint === undefined ? {} : { extra: hint })}
        rules={[{ required: true, message: common.required }]}
      >
        <DayPicker label={text.effectiveFrom} />
      </Form.Item>
      <Form.Item
        name="source"
        label={text.source}
        extra={text.sourceHint}
        rules={[{ required: true, whitespace: true, message: common.required }]}
      >
        <Input maxLength={2000} />
      </Form.Item>
    </>
  );
}
