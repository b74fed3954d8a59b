import { Form, Input, InputNumber, Modal, Radio } from "antd";
import type { ReactElement } from "react";
import { putDatedSetting } from "../../../contract/dated-setting.ts";
import type { AidRules } from "../../../contract/aid.ts";
import { aidTiers, midTermPolicies } from "../../../domain/funding/aid.ts";
import { aidNames } from "../../../domain/funding/aid-words.ts";
import { stages } from "../../../domain/school/stage.ts";
import { useLanguage, useMessages } from "../../app/language.ts";
import { useChange } from "../../app/query.ts";
import { SinceFields } from "../../settings/parts/since-fields.tsx";
import { commonWords } from "../../ui/messages.ts";
import { stateWords } from "../../ui/state-words.ts";
import { Failed } from "../../ui/states.tsx";
import { aidWords } from "../messages.ts";

interface WindowProps {
  readonly rules: AidRules;
  readonly onClose: () => void;
}

const groups = stages.flatMap((stage) =>
  aidTiers.flatMap((tier) => [true, false].map((isBoarder) => ({ stage, tier, isBoarder, field: `${stage}-${tier}-${isBoarder}` }))),
);

/** Yearly amounts of all groups in yuan; a group that is left empty is paid nothing. */
export function AmountsWindow({ rules, onClose }: WindowProps): ReactElement {
  const text = useMessages(aidWords);
  const words = aidNames[useLanguage()];
  const stageNames = useMessages(stateWords).stages;
  const [form] = Form.useForm<Record<string, unknown>>();
  const put = useChange(putDatedSetting);
  const amountOf = (group: (typeof groups)[number]): number | null => {
    const row = rules.amounts.rows.find(
      ({ stage, tier, isBoarder }) => stage === group.stage && tier === group.tier && isBoarder === group.isBoarder,
    );
    return row === undefined ? null : row.fenPerYear / 100;
  };
  const save = async (values: Record<string, unknown>): Promise<void> => {
    const rows = groups.flatMap(({ field, stage, tier, isBoarder }) => {
      const yuan = values[field];
      return typeof yuan === "number" ? [{ stage, tier, isBoarder, fenPerYear: Math.round(yuan * 100) }] : [];
    });
    const { effectiveFrom, source } = values;
    if (typeof effectiveFrom !== "string" || typeof source !== "string") return;
    await put.mutateAsync({ params: { key: "aid.amounts" }, body: { effectiveFrom, source, value: { rows } } });
    onClose();
  };
  return (
    <Modal
      open
      width={760}
      title={text.changeAmounts}
      okText={text.save}
      confirmLoading={put.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ effectiveFrom: rules.firstDay, ...Object.fromEntries(groups.map((group) => [group.field, amountOf(group)])) }}
        onFinish={(values) => void save(values).catch(() => undefined)}
      >
        {put.error ? <Failed error={put.error} /> : null}
        {stages.map((stage) => (
          <div key={stage} className="field-row">
            {groups
              .filter((group) => group.stage === stage)
              .map(({ field, tier, isBoarder }) => (
                <Form.Item
                  key={field}
                  name={field}
                  label={`${stageNames[stage]} ${words.tiers[tier]} ${isBoarder ? words.boarder : words.dayPupil}`}
                >
                  <InputNumber min={0.01} max={1_000_000} precision={2} />
                </Form.Item>
              ))}
          </div>
        ))}
        <SinceFields />
      </Form>
    </Modal>
  );
}

interface RuleValues {
  readonly schoolDays: number;
  readonly contact: string;
  readonly policy: AidRules["midTerm"]["policy"];
  readonly effectiveFrom: string;
  readonly source: string;
}

/** How long a list hangs out, to whom objections go, and what who comes in mid-term is due. */
export function RulesWindow({ rules, onClose }: WindowProps): ReactElement {
  const text = useMessages(aidWords);
  const common = useMessages(commonWords);
  const words = aidNames[useLanguage()];
  const [form] = Form.useForm<RuleValues>();
  const put = useChange(putDatedSetting);
  const required = [{ required: true, message: common.required }];
  const save = async ({ schoolDays, contact, policy, effectiveFrom, source }: RuleValues): Promise<void> => {
    const since = { effectiveFrom, source };
    await put.mutateAsync({ params: { key: "aid.publicationDays" }, body: { ...since, value: { schoolDays, contact } } });
    await put.mutateAsync({ params: { key: "aid.midTerm" }, body: { ...since, value: { policy } } });
    onClose();
  };
  return (
    <Modal open title={text.changeRules} okText={text.save} confirmLoading={put.isPending} onOk={() => form.submit()} onCancel={onClose}>
      <Form<RuleValues>
        form={form}
        layout="vertical"
        initialValues={{
          schoolDays: rules.publication.schoolDays,
          contact: rules.publication.contact,
          policy: rules.midTerm.policy,
          effectiveFrom: rules.firstDay,
        }}
        onFinish={(values) => void save(values).catch(() => undefined)}
      >
        {put.error ? <Failed error={put.error} /> : null}
        <Form.Item name="schoolDays" label={text.days} rules={required}>
          <InputNumber min={1} max={31} precision={0} />
        </Form.Item>
        <Form.Item name="contact" label={text.contactField} rules={required}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="policy" label={text.midTerm} rules={required}>
          <Radio.Group options={midTermPolicies.map((value) => ({ value, label: words.policies[value] }))} />
        </Form.Item>
        <SinceFields />
      </Form>
    </Modal>
  );
}
