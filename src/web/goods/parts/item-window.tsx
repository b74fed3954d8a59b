import { Form, Input, InputNumber, Modal, Select } from "antd";
import type { ReactElement } from "react";
import type { GoodsItemContent } from "../../../contract/goods.ts";
import { isClassCode, itemKinds, valueBases, type GoodsMode } from "../../../domain/goods/goods.ts";
import { basisNames, itemKindNames } from "../../../domain/goods/goods-words.ts";
import { useLanguage, useMessages } from "../../app/language.ts";
import { commonWords } from "../../ui/messages.ts";
import { goodsWords } from "../messages.ts";

type Values = Omit<GoodsItemContent, "unitValueFen"> & { readonly unitValue: number };

function valuesOf(item: GoodsItemContent | null, mode: GoodsMode): Partial<Values> {
  if (item === null) return { kind: "equipment", count: 1, valueBasis: mode === "transfer" ? "book" : "invoice" };
  const { unitValueFen, ...rest } = item;
  return { ...rest, unitValue: unitValueFen / 100 };
}

function filled(text: string | null | undefined): string | null {
  return text?.trim() || null;
}

function itemOf({ unitValue, ...rest }: Values): GoodsItemContent {
  return {
    ...rest,
    unitValueFen: Math.round(unitValue * 100),
    classCode: filled(rest.classCode)?.toUpperCase() ?? null,
    spec: filled(rest.spec),
    source: filled(rest.source),
    custodian: filled(rest.custodian),
  };
}

interface ItemWindowProps {
  /** Null for a new item. */
  readonly item: GoodsItemContent | null;
  readonly mode: GoodsMode;
  readonly onSave: (item: GoodsItemContent) => void;
  readonly onClose: () => void;
}

/** One item of a list: what the register of assets asks for. */
export function ItemWindow({ item, mode, onSave, onClose }: ItemWindowProps): ReactElement {
  const text = useMessages(goodsWords);
  const common = useMessages(commonWords);
  const language = useLanguage();
  const [form] = Form.useForm<Values>();
  const required = [{ required: true, message: common.required }];
  const classRule = {
    validator: async (_: unknown, code: string | null | undefined): Promise<void> => {
      if (code && !isClassCode(code.trim().toUpperCase())) throw new Error(text.reasons["class-form"]);
    },
  };
  return (
    <Modal
      open
      title={item === null ? text.addItem : text.editItem}
      okText={common.save}
      cancelText={common.cancel}
      onOk={() => form.submit()}
      onCancel={onClose}
      width={640}
    >
      <Form<Values> form={form} layout="vertical" initialValues={valuesOf(item, mode)} onFinish={(values) => onSave(itemOf(values))}>
        <div className="item-grid">
          <Form.Item name="name" label={text.item.name} rules={required} className="wide">
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="kind" label={text.item.kind} rules={required}>
            <Select options={itemKinds.map((value) => ({ value, label: itemKindNames[language][value] }))} />
          </Form.Item>
          <Form.Item name="count" label={text.item.count} rules={required}>
            <InputNumber min={1} max={100_000} precision={0} />
          </Form.Item>
          <Form.Item name="unit" label={text.item.unit} rules={required}>
            <Input maxLength={10} />
          </Form.Item>
          <Form.Item name="unitValue" label={text.item.unitValue} rules={required}>
            <InputNumber min={0} max={1e9} precision={2} />
          </Form.Item>
          <Form.Item name="valueBasis" label={text.item.valueBasis} rules={required}>
            <Select options={valueBases.map((value) => ({ value, label: basisNames[language][value] }))} />
          </Form.Item>
          <Form.Item name="spec" label={text.item.spec}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="classCode" label={text.item.classCode} rules={[classRule]}>
            <Input maxLength={10} placeholder="A02010105" />
          </Form.Item>
          <Form.Item name="source" label={text.item.source}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="custodian" label={text.item.custodian}>
            <Input maxLength={100} />
          </Form.Item>
        </div>
      </Form>
    </Modal>
  );
}
