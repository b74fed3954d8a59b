import { Button, Checkbox, Form, Input, InputNumber, Select } from "antd";
import type { ReactElement } from "react";
import type { Card, CommitmentFields } from "../../../contract/plan.ts";
import { actorRoles, categoryNames, type Category } from "../../../domain/reading/category.ts";
import { earmarks, periods, postingRoles } from "../../../domain/reading/reading.ts";
import { useMessages } from "../../app/language.ts";
import { Explained, Problem } from "../../app/problem.ts";
import { categoryWords } from "../../ui/category-words.ts";
import { commonWords } from "../../ui/messages.ts";
import { quantityWords } from "../../ui/quantity-words.ts";
import { Failed } from "../../ui/states.tsx";
import { planWords } from "../messages.ts";

type Values = Omit<CommitmentFields, "earmarks"> & { readonly earmarks: CommitmentFields["earmarks"][number]["earmark"][] };

function isCategory(name: string): name is Category {
  return name in categoryNames;
}

const categories = Object.keys(categoryNames).filter(isCategory);

interface CardFormProps {
  readonly card: Card;
  readonly others: readonly Card[];
  readonly isSending: boolean;
  readonly error: Error | null;
  readonly onSave: (fields: CommitmentFields) => void;
  readonly onCancel: () => void;
}

/** What the server found wrong, in the words of this form. */
function useReason(error: Error | null): Error | null {
  const text = useMessages(planWords);
  const reasons: Readonly<Record<string, string>> = { "bounds-order": text.wrongBounds, "unit-missing": text.unitMissing, ring: text.ring };
  const reason = error instanceof Problem ? reasons[error.fields[0]?.code ?? ""] : undefined;
  return reason === undefined ? error : new Explained(reason);
}

function NumberFields(): ReactElement {
  const text = useMessages(planWords);
  const quantity = useMessages(quantityWords);
  return (
    <>
      <Form.Item name="min" label={text.min}>
        <InputNumber min={0} />
      </Form.Item>
      <Form.Item name="max" label={text.max}>
        <InputNumber min={0} />
      </Form.Item>
      <Form.Item name="unit" label={text.unit}>
        <Input maxLength={10} />
      </Form.Item>
      <Form.Item name="period" label={text.period}>
        <Select options={periods.map((value) => ({ value, label: quantity.periods[value] }))} />
      </Form.Item>
    </>
  );
}

/** Corrects a promise: everything that its quota follows from. */
export function CardForm({ card, others, isSending, error, onSave, onCancel }: CardFormProps): ReactElement {
  const text = useMessages(planWords);
  const common = useMessages(commonWords);
  const kinds = useMessages(categoryWords);
  const quantity = useMessages(quantityWords);
  const reason = useReason(error);
  const first: Values = { ...card.fields, earmarks: card.fields.earmarks.map(({ earmark }) => earmark) };
  const save = (values: Values): void => {
    // A purpose that was there keeps the term it is tied to.
    const ties = values.earmarks.map((earmark) => card.fields.earmarks.find((tie) => tie.earmark === earmark) ?? { earmark, season: null });
    const { min, max, unit, postingRole, partOf } = values;
    onSave({
      ...card.fields,
      ...values,
      min: min ?? null,
      max: max ?? null,
      unit: unit || null,
      postingRole: postingRole ?? null,
      partOf: partOf ?? null,
      earmarks: ties,
    });
  };
  return (
    <Form<Values> layout="vertical" initialValues={first} onFinish={save}>
      {reason === null ? null : <Failed error={reason} />}
      <div className="card-fields">
        <Form.Item name="category" label={text.category}>
          <Select showSearch={{ optionFilterProp: "label" }} options={categories.map((value) => ({ value, label: kinds[value] }))} />
        </Form.Item>
        <Form.Item name="actorRole" label={text.actor}>
          <Select options={actorRoles.map((value) => ({ value, label: quantity.actors[value] }))} />
        </Form.Item>
        <NumberFields />
        <Form.Item name="periodCount" label={text.periodCount}>
          <InputNumber min={1} max={60} precision={0} />
        </Form.Item>
        <Form.Item name="per" label={text.per}>
          <Select mode="tags" options={["学科", "年级", "次", "教师"].map((value) => ({ value }))} />
        </Form.Item>
        <Form.Item name="earmarks" label={text.earmarks}>
          <Select mode="multiple" options={earmarks.map((value) => ({ value, label: quantity.earmarks[value] }))} />
        </Form.Item>
        <Form.Item name="postingRole" label={text.postingRole}>
          <Select allowClear options={postingRoles.map((value) => ({ value, label: quantity.postingRoles[value] }))} />
        </Form.Item>
        <Form.Item name="facet" label={text.facet}>
          <Select options={(["count", "size"] as const).map((value) => ({ value, label: text.facets[value] }))} />
        </Form.Item>
        <Form.Item name="partOf" label={text.partOf}>
          <Select allowClear placeholder={text.nobody} options={others.map(({ id, clause }) => ({ value: id, label: clause }))} />
        </Form.Item>
      </div>
      <Form.Item name="isAsNeeded" valuePropName="checked">
        <Checkbox>{text.asNeeded}</Checkbox>
      </Form.Item>
      <div className="card-buttons">
        <Button type="primary" htmlType="submit" loading={isSending}>
          {common.save}
        </Button>
        <Button onClick={onCancel}>{common.cancel}</Button>
      </div>
    </Form>
  );
}

/** The question of a promise without a number: how many, of what, how often. */
export function NumberQuestion({ card, isSending, onSave }: Pick<CardFormProps, "card" | "isSending" | "onSave">): ReactElement {
  const text = useMessages(planWords);
  const common = useMessages(commonWords);
  return (
    <Form<Pick<CommitmentFields, "min" | "max" | "unit" | "period">>
      layout="vertical"
      initialValues={{ ...card.fields, unit: card.fields.unit ?? "次" }}
      onFinish={({ min, max, unit, period }) => onSave({ ...card.fields, min: min ?? null, max: max ?? null, unit: unit || null, period })}
    >
      <strong>{text.needsNumber}</strong>
      <div className="card-fields">
        <NumberFields />
      </div>
      <Button size="small" type="primary" htmlType="submit" loading={isSending}>
        {common.save}
      </Button>
    </Form>
  );
}
