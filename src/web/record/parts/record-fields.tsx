import { AutoComplete, Form, Input, InputNumber, Select } from "antd";
import type { ReactElement } from "react";
import type { EntryHints } from "../../../contract/workbench.ts";
import { askedFields } from "../../../domain/evidence/asked-fields.ts";
import { earmarks, postingRoles } from "../../../domain/reading/reading.ts";
import { useMessages } from "../../app/language.ts";
import { AppLink } from "../../ui/app-link.tsx";
import { categoryWords } from "../../ui/category-words.ts";
import { DayPicker } from "../../ui/day-picker.tsx";
import { commonWords } from "../../ui/messages.ts";
import { quantityWords } from "../../ui/quantity-words.ts";
import { recordWords } from "../messages.ts";
import { enteredKinds, type RecordValues } from "../model.ts";

function KindFields({ hints }: { readonly hints: EntryHints }): ReactElement | null {
  const text = useMessages(recordWords);
  const quantity = useMessages(quantityWords);
  const category = Form.useWatch<RecordValues["category"]>("category");
  if (category === undefined) return null;
  const fields = askedFields(category);
  return (
    <>
      {fields.hasSubjects ? (
        <Form.Item name="subjects" label={text.subjects}>
          <Select mode="tags" options={hints.subjects.map((subject) => ({ value: subject }))} />
        </Form.Item>
      ) : null}
      {fields.figures.map((measure) => (
        <Form.Item key={measure} name={["amounts", measure]} label={`${quantity.measures[measure]}（${quantity.units[measure]}）`}>
          <InputNumber min={0} precision={measure === "yuan" ? 2 : 0} style={{ width: 160 }} />
        </Form.Item>
      ))}
      {fields.hasEarmark ? (
        <Form.Item name="earmark" label={text.earmark}>
          <Select allowClear options={earmarks.map((value) => ({ value, label: quantity.earmarks[value] }))} />
        </Form.Item>
      ) : null}
      {fields.hasPost ? (
        <Form.Item name="postingRole" label={text.postingRole}>
          <Select allowClear options={postingRoles.map((value) => ({ value, label: quantity.postingRoles[value] }))} />
        </Form.Item>
      ) : null}
    </>
  );
}

/** The fields of a record's content; only what the chosen kind asks for. */
export function RecordFields({ hints }: { readonly hints: EntryHints }): ReactElement {
  const text = useMessages(recordWords);
  const common = useMessages(commonWords);
  const kinds = useMessages(categoryWords);
  const required = [{ required: true, message: common.required }];
  const category = Form.useWatch<RecordValues["category"]>("category");
  return (
    <>
      <Form.Item name="category" label={text.kind} rules={required} extra={<AppLink href="/postings/new">{text.toPostings}</AppLink>}>
        <Select
          showSearch={{ optionFilterProp: "label" }}
          options={enteredKinds(hints, category ?? null).map((value) => ({ value, label: kinds[value] }))}
        />
      </Form.Item>
      <div className="field-row">
        <Form.Item name="from" label={text.from} rules={required}>
          <DayPicker />
        </Form.Item>
        <Form.Item name="to" label={text.to} rules={required} tooltip={text.oneDay}>
          <DayPicker />
        </Form.Item>
      </div>
      <KindFields hints={hints} />
      <Form.Item name="people" label={text.people}>
        <Select
          mode="tags"
          placeholder={text.peopleHint}
          tokenSeparators={["、", "，", ",", " "]}
          options={hints.people.map(({ name }) => ({ value: name }))}
        />
      </Form.Item>
      <Form.Item name="grades" label={text.grades}>
        <Select mode="multiple" options={hints.grades.map((grade) => ({ value: grade }))} />
      </Form.Item>
      <Form.Item name="place" label={text.place}>
        <AutoComplete options={hints.places.map((place) => ({ value: place }))} maxLength={100} />
      </Form.Item>
      <Form.Item name="note" label={text.note}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </>
  );
}
