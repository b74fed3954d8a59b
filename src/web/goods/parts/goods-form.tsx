import { Alert, Button, Checkbox, Form, Input, Radio, Select } from "antd";
import { useState, type ReactElement } from "react";
import type { GoodsContent, GoodsItemContent } from "../../../contract/goods.ts";
import type { EntryHints } from "../../../contract/workbench.ts";
import { giverKinds, goodsModes, goodsPurposes, modeOfGiver } from "../../../domain/goods/goods.ts";
import { giverKindNames, modeNames } from "../../../domain/goods/goods-words.ts";
import { useLanguage, useMessages } from "../../app/language.ts";
import { DayPicker } from "../../ui/day-picker.tsx";
import { commonWords } from "../../ui/messages.ts";
import { pairText } from "../../ui/pair.tsx";
import { Failed } from "../../ui/states.tsx";
import { goodsWords } from "../messages.ts";
import { contentOf, isWrongMode, type GoodsValues } from "../model.ts";
import { ItemWindow } from "./item-window.tsx";
import { ItemsSheet } from "./items-sheet.tsx";
import { ItemsTable } from "./items-table.tsx";
import { useGoodsReason } from "./reasons.ts";

type Values = GoodsValues & { readonly partnershipId: string };

interface GoodsFormProps {
  /** Empty where the list has its pair already. */
  readonly partnerships: EntryHints["partnerships"];
  readonly first: Values;
  readonly firstItems: readonly GoodsItemContent[];
  readonly isSending: boolean;
  readonly error: Error | null;
  readonly onSave: (partnershipId: string, content: GoodsContent) => void;
}

/** Says by which rule these goods are the other thing, and offers to make them it. */
function WrongMode({ giverKind, onMend }: Pick<GoodsValues, "giverKind"> & { readonly onMend: () => void }): ReactElement {
  const text = useMessages(goodsWords);
  const language = useLanguage();
  const right = modeOfGiver(giverKind);
  return (
    <Alert
      type="warning"
      showIcon
      className="wide"
      title={right === "transfer" ? text.reasons["school-donates"] : text.reasons["donor-transfers"]}
      action={
        <Button size="small" onClick={onMend}>
          {text.setMode(modeNames[language][right])}
        </Button>
      }
    />
  );
}

/** What only a donation has: its agreement, the donor's free will, whether the donor may be named. */
function DonationFields(): ReactElement {
  const text = useMessages(goodsWords);
  return (
    <>
      <Form.Item name="agreedOn" label={text.agreedOn} tooltip={text.agreementHint}>
        <DayPicker />
      </Form.Item>
      <Form.Item name="agreementNo" label={text.agreementNo}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="isVoluntary" valuePropName="checked" className="wide">
        <Checkbox>{text.voluntary}</Checkbox>
      </Form.Item>
      <Form.Item name="isAnonymous" valuePropName="checked" className="wide">
        <Checkbox>{text.anonymous}</Checkbox>
      </Form.Item>
    </>
  );
}

function Fields({ partnerships }: Pick<GoodsFormProps, "partnerships">): ReactElement {
  const text = useMessages(goodsWords);
  const common = useMessages(commonWords);
  const language = useLanguage();
  const form = Form.useFormInstance<Values>();
  const mode = Form.useWatch<Values["mode"]>("mode");
  const giverKind = Form.useWatch<Values["giverKind"]>("giverKind");
  const required = [{ required: true, message: common.required }];
  const nameSchool = (partnershipId: string): void => {
    const pair = partnerships.find(({ id }) => id === partnershipId);
    if (pair && form.getFieldValue("giverKind") === "publicSchool") form.setFieldValue("giverName", pair.helper.name);
  };
  const pairs = partnerships.map(({ id, helper, helped }) => ({ value: id, label: pairText(helper, helped) }));
  return (
    <div className="goods-fields">
      {partnerships.length === 0 ? null : (
        <Form.Item name="partnershipId" label={text.pair} rules={required}>
          <Select showSearch={{ optionFilterProp: "label" }} options={pairs} onChange={nameSchool} />
        </Form.Item>
      )}
      <Form.Item name="title" label={text.listTitle} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="giverKind" label={text.giverKind} rules={required}>
        <Select
          options={giverKinds.map((value) => ({ value, label: giverKindNames[language][value] }))}
          onChange={() => nameSchool(String(form.getFieldValue("partnershipId")))}
        />
      </Form.Item>
      <Form.Item name="giverName" label={text.giverName} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="mode" label={text.mode} rules={required}>
        <Radio.Group options={goodsModes.map((value) => ({ value, label: modeNames[language][value] }))} />
      </Form.Item>
      {mode === "donation" ? (
        <Form.Item name="purpose" label={text.purpose} rules={required}>
          <Select options={goodsPurposes.map((value) => ({ value, label: text.purposes[value] }))} />
        </Form.Item>
      ) : (
        <p className="muted">{text.decisionHint}</p>
      )}
      {mode !== undefined && giverKind !== undefined && isWrongMode({ mode, giverKind }) ? (
        <WrongMode giverKind={giverKind} onMend={() => form.setFieldValue("mode", modeOfGiver(giverKind))} />
      ) : null}
      <Form.Item name="use" label={text.use} tooltip={text.useRule} className="wide">
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      {mode === "donation" ? <DonationFields /> : null}
      <Form.Item name="note" label={text.note} className="wide">
        <Input.TextArea rows={1} maxLength={2000} />
      </Form.Item>
    </div>
  );
}

/** A handover list as it is entered or changed: the terms, then the items one by one or from a sheet. */
export function GoodsForm({ partnerships, first, firstItems, isSending, error, onSave }: GoodsFormProps): ReactElement {
  const text = useMessages(goodsWords);
  const common = useMessages(commonWords);
  const [form] = Form.useForm<Values>();
  const [items, setItems] = useState<readonly GoodsItemContent[]>(firstItems);
  const [edited, edit] = useState<number | "new" | "sheet" | null>(null);
  const explain = useGoodsReason();
  const mode = Form.useWatch("mode", form) ?? first.mode;
  const giverKind = Form.useWatch("giverKind", form) ?? first.giverKind;
  const put = (item: GoodsItemContent): void => {
    setItems(typeof edited === "number" ? items.with(edited, item) : [...items, item]);
    edit(null);
  };
  const send = (values: Values): void => {
    const { partnershipId, ...whole } = { ...first, ...values };
    onSave(partnershipId, contentOf(whole, items));
  };
  return (
    <div className="form-panel">
      <Form<Values>
        form={form}
        layout="vertical"
        className="panel"
        initialValues={first}
        scrollToFirstError={{ focus: true }}
        onFinish={send}
      >
        <Fields partnerships={partnerships} />
      </Form>
      <section className="panel" aria-label={text.items}>
        <div className="section-head">
          <h2>{text.items}</h2>
          <span>
            <Button onClick={() => edit("sheet")}>{text.fromSheet}</Button> <Button onClick={() => edit("new")}>{text.addItem}</Button>
          </span>
        </div>
        <ItemsTable items={items} onEdit={edit} onRemove={(place) => setItems(items.toSpliced(place, 1))} />
      </section>
      {error === null ? null : <Failed error={explain(error)} />}
      <div>
        <Button type="primary" loading={isSending} disabled={isWrongMode({ mode, giverKind })} onClick={() => form.submit()}>
          {common.save}
        </Button>
      </div>
      {edited === "sheet" ? (
        <ItemsSheet
          mode={mode}
          onClose={() => edit(null)}
          onTake={(taken) => {
            setItems([...items, ...taken]);
            edit(null);
          }}
        />
      ) : null}
      {edited === "new" || typeof edited === "number" ? (
        <ItemWindow
          item={typeof edited === "number" ? (items[edited] ?? null) : null}
          mode={mode}
          onSave={put}
          onClose={() => edit(null)}
        />
      ) : null}
    </div>
  );
}
