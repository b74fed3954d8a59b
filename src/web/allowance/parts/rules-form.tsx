import { Button, Form, Space } from "antd";
import { useState, type ReactElement } from "react";
import { allowanceSetting } from "../../../contract/allowance-rules.ts";
import { putDatedSetting } from "../../../contract/dated-setting.ts";
import { usualFormulas, type AllowanceRule } from "../../../domain/allowance/rule.ts";
import { useMessages } from "../../app/language.ts";
import { useChange } from "../../app/query.ts";
import { SinceFields } from "../../settings/parts/since-fields.tsx";
import { commonWords } from "../../ui/messages.ts";
import { Failed } from "../../ui/states.tsx";
import { ruleOfValues, valuesOfRule, type RuleValues } from "../model.ts";
import { allowanceRuleWords } from "../rule-words.ts";
import { RuleFields } from "./rule-fields.tsx";
import { TryOut } from "./try-out.tsx";

interface Values {
  readonly effectiveFrom: string;
  readonly source: string;
  readonly rules: RuleValues[];
}

/** What a new allowance begins as: the commonest kind. */
function newRule(place: number): RuleValues {
  return {
    code: `rule-${place}`,
    name: "",
    basis: "calendarDays",
    formula: usualFormulas.calendarDays,
    rateYuan: 0,
    multiplierPercent: 100,
    capYuan: null,
    countsVacations: true,
    deductsAbsence: true,
    kinds: ["posting"],
    roles: [],
    line: "allowanceBudget",
    mayPay: ["performancePay", "allowanceBudget"],
  };
}

function sound(values: readonly (RuleValues | undefined)[]): AllowanceRule[] {
  return values.flatMap((value) => (value ? (ruleOfValues(value) ?? []) : []));
}

/** Sets the rules of a county from a day on, with the figures of somebody tried out beside them. */
export function RulesForm({ rules, onClose }: { readonly rules: readonly AllowanceRule[]; readonly onClose: () => void }): ReactElement {
  const text = useMessages(allowanceRuleWords);
  const common = useMessages(commonWords);
  const [form] = Form.useForm<Values>();
  const [first] = useState<Partial<Values>>(() => ({ source: "", rules: rules.map(valuesOfRule) }));
  const shown: readonly (RuleValues | undefined)[] = Form.useWatch((values: Partial<Values>) => values.rules, form) ?? first.rules ?? [];
  const put = useChange(putDatedSetting);
  const save = async ({ effectiveFrom, source, rules: values }: Values): Promise<void> => {
    await put.mutateAsync({ params: { key: allowanceSetting.key }, body: { effectiveFrom, source, value: sound(values).map(asJson) } });
    onClose();
  };
  return (
    <section className="panel allowance-space" aria-label={text.change}>
      <h2>{text.change}</h2>
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={first}
        scrollToFirstError={{ focus: true }}
        onFinish={(values) => void save(values).catch(() => undefined)}
      >
        {put.error ? <Failed error={put.error} /> : null}
        <div className="allowance-fields">
          <SinceFields hint={text.effectiveHint} />
        </div>
        <Form.List name="rules">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <RuleFields key={key} place={name} onRemove={() => remove(name)} />
              ))}
              <Button type="dashed" block className="allowance-space" onClick={() => add(newRule(fields.length + 1))}>
                {text.add}
              </Button>
            </>
          )}
        </Form.List>
        <TryOut rules={sound(shown)} />
        <Space>
          <Button type="primary" htmlType="submit" loading={put.isPending}>
            {common.save}
          </Button>
          <Button onClick={onClose}>{common.cancel}</Button>
        </Space>
      </Form>
    </section>
  );
}

/** The same rule with lists that can be sent. */
function asJson({ kinds, roles, mayPay, ...rest }: AllowanceRule): Record<string, string | number | boolean | null | string[]> {
  return { ...rest, kinds: [...kinds], roles: [...roles], mayPay: [...mayPay] };
}
