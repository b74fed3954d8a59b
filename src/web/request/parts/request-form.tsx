import { DeleteOutlined } from "@ant-design/icons";
import { Button, Form, Input, InputNumber, Select } from "antd";
import type { ReactElement } from "react";
import type { RequestContent } from "../../../contract/request.ts";
import { requestKinds } from "../../../domain/request/request.ts";
import { requestKindNames } from "../../../domain/request/request-words.ts";
import { useLanguage, useMessages } from "../../app/language.ts";
import { DayPicker } from "../../ui/day-picker.tsx";
import { moneyText } from "../../ui/format.ts";
import { commonWords } from "../../ui/messages.ts";
import { Failed } from "../../ui/states.tsx";
import { requestWords } from "../messages.ts";
import { contentOf, sumYuan, type RequestValues } from "../model.ts";
import { useRequestReason } from "./reasons.ts";

interface RequestFormProps {
  readonly schools: readonly { readonly value: string; readonly label: string }[];
  readonly first: Partial<RequestValues>;
  readonly isSending: boolean;
  readonly error: Error | null;
  readonly onSave: (schoolId: string, content: RequestContent) => void;
}

/** The estimate, line by line, with its sum. */
function Lines(): ReactElement {
  const text = useMessages(requestWords);
  const common = useMessages(commonWords);
  const required = [{ required: true, message: common.required }];
  const lines = Form.useWatch<RequestValues["lines"] | undefined>("lines");
  return (
    <Form.List name="lines">
      {(fields, { add, remove }) => (
        <fieldset className="plain-fieldset wide">
          <legend>{text.lines}</legend>
          {fields.map(({ key, name }) => (
            <div key={key} className="cost-line">
              <Form.Item name={[name, "name"]} label={text.lineName} rules={required} className="grow">
                <Input maxLength={100} />
              </Form.Item>
              <Form.Item name={[name, "yuan"]} label={text.lineAmount} rules={required}>
                <InputNumber min={0} max={1e10} precision={2} />
              </Form.Item>
              <Form.Item label=" " colon={false}>
                <Button icon={<DeleteOutlined />} aria-label={text.removeLine} onClick={() => remove(name)} />
              </Form.Item>
            </div>
          ))}
          <Button type="dashed" onClick={() => add({})}>
            {text.addLine}
          </Button>{" "}
          <span className="number">
            {text.total} {moneyText(sumYuan(lines))}
          </span>
        </fieldset>
      )}
    </Form.List>
  );
}

/** A request as it is made or changed. */
export function RequestForm({ schools, first, isSending, error, onSave }: RequestFormProps): ReactElement {
  const text = useMessages(requestWords);
  const common = useMessages(commonWords);
  const language = useLanguage();
  const explain = useRequestReason();
  const required = [{ required: true, message: common.required }];
  const send = (values: RequestValues): void => onSave(values.schoolId ?? first.schoolId ?? "", contentOf(values));
  return (
    <Form<RequestValues>
      layout="vertical"
      className="panel form-panel"
      initialValues={{ kind: "repair", lines: [{}], ...first }}
      scrollToFirstError={{ focus: true }}
      onFinish={send}
    >
      {error === null ? null : <Failed error={explain(error)} />}
      <div className="goods-fields">
        {schools.length < 2 ? null : (
          <Form.Item name="schoolId" label={text.school} rules={required}>
            <Select options={[...schools]} />
          </Form.Item>
        )}
        <Form.Item name="title" label={text.what} rules={required}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="kind" label={text.kind} rules={required}>
          <Select options={requestKinds.map((value) => ({ value, label: requestKindNames[language][value] }))} />
        </Form.Item>
        <Form.Item name="wantedBy" label={text.wantedBy}>
          <DayPicker />
        </Form.Item>
        <Form.Item name="description" label={text.description} rules={required} className="wide">
          <Input.TextArea rows={4} maxLength={2000} />
        </Form.Item>
        <Lines />
      </div>
      <div>
        <Button type="primary" htmlType="submit" loading={isSending}>
          {common.save}
        </Button>
      </div>
    </Form>
  );
}
