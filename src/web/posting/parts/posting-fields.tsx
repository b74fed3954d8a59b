import { Form, Input, InputNumber, Select, Switch } from "antd";
import type { ReactElement } from "react";
import type { PostingContent } from "../../../contract/posting.ts";
import { postingRoles } from "../../../domain/reading/reading.ts";
import { useMessages } from "../../app/language.ts";
import { DayPicker } from "../../ui/day-picker.tsx";
import { commonWords } from "../../ui/messages.ts";
import { quantityWords } from "../../ui/quantity-words.ts";
import { postingWords } from "../messages.ts";

/** What a form holds of the content; fields that the kind does not ask for are not in it. */
export type PostingValues = Omit<PostingContent, "kind">;

interface FieldsProps {
  readonly kind: PostingContent["kind"];
  readonly subjects: readonly string[];
  readonly grades: readonly string[];
}

function PostFields({ subjects, grades }: Omit<FieldsProps, "kind">): ReactElement {
  const text = useMessages(postingWords);
  const common = useMessages(commonWords);
  const roles = useMessages(quantityWords).postingRoles;
  const isFullTime = Form.useWatch<boolean>("isFullTime") ?? true;
  return (
    <>
      <div className="form-row">
        <Form.Item name="role" label={text.post} rules={[{ required: true, message: common.required }]} style={{ width: 180 }}>
          <Select options={postingRoles.map((value) => ({ value, label: roles[value] }))} />
        </Form.Item>
        <Form.Item name="subject" label={text.subject} style={{ width: 160 }}>
          <Select allowClear showSearch options={subjects.map((value) => ({ value, label: value }))} />
        </Form.Item>
        <Form.Item name="grades" label={text.grades} style={{ flex: 1, minWidth: 160 }}>
          <Select mode="multiple" options={grades.map((value) => ({ value, label: text.gradeName(value) }))} />
        </Form.Item>
      </div>
      <div className="form-row">
        <Form.Item name="isFullTime" label={text.isFullTime} valuePropName="checked" style={{ width: 180 }}>
          <Switch checkedChildren={common.yes} unCheckedChildren={common.no} />
        </Form.Item>
        {isFullTime ? null : (
          <Form.Item name="sharePercent" label={text.percent}>
            <InputNumber min={1} max={99} precision={0} suffix="%" />
          </Form.Item>
        )}
        <Form.Item name="lessonsPerWeek" label={text.lessons}>
          <InputNumber min={0} max={40} precision={0} />
        </Form.Item>
      </div>
    </>
  );
}

/** The fields of what a posting asks for. */
export function PostingFields({ kind, subjects, grades }: FieldsProps): ReactElement {
  const text = useMessages(postingWords);
  const common = useMessages(commonWords);
  const required = [{ required: true, message: common.required }];
  return (
    <>
      {kind === "posting" ? <PostFields subjects={subjects} grades={grades} /> : null}
      <div className="form-row">
        <Form.Item name="from" label={text.from} rules={required}>
          <DayPicker />
        </Form.Item>
        <Form.Item name="to" label={text.to} rules={required}>
          <DayPicker />
        </Form.Item>
        {kind === "posting" ? null : (
          <Form.Item name="subject" label={text.subject} style={{ width: 160 }}>
            <Select allowClear showSearch options={subjects.map((value) => ({ value, label: value }))} />
          </Form.Item>
        )}
      </div>
      {kind === "studyTour" ? (
        <Form.Item name="place" label={text.place}>
          <Input maxLength={100} />
        </Form.Item>
      ) : null}
      <Form.Item name="wish" label={text.wish}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </>
  );
}

/** A form as content: only what the kind asks for. */
export function contentOfValues(kind: PostingContent["kind"], values: Partial<PostingValues>): PostingContent {
  const isPost = kind === "posting";
  const isFullTime = !isPost || values.isFullTime !== false;
  return {
    kind,
    role: isPost ? (values.role ?? null) : null,
    subject: values.subject ?? null,
    grades: isPost ? (values.grades ?? []) : [],
    isFullTime,
    sharePercent: isFullTime ? 100 : (values.sharePercent ?? 50),
    lessonsPerWeek: isPost ? (values.lessonsPerWeek ?? null) : null,
    from: values.from ?? "",
    to: values.to ?? "",
    place: kind === "studyTour" ? values.place?.trim() || null : null,
    wish: values.wish?.trim() || null,
  };
}
