import { Button, Checkbox, Form, Input, InputNumber, Select } from "antd";
import type { ReactElement } from "react";
import { lineName } from "../../../domain/allowance/line-name.ts";
import { variableNames, variables } from "../../../domain/allowance/formula.ts";
import { formulaLengthMax, parseFormula } from "../../../domain/allowance/parse-formula.ts";
import { allowanceBases, allowanceKinds, budgetLines, usualFormulas, type AllowanceBasis } from "../../../domain/allowance/rule.ts";
import { postingRoles } from "../../../domain/reading/reading.ts";
import { useLanguage, useMessages } from "../../app/language.ts";
import { commonWords } from "../../ui/messages.ts";
import { quantityWords } from "../../ui/quantity-words.ts";
import { problemOfRule, ruleOfValues, type RuleValues } from "../model.ts";
import { allowanceRuleWords } from "../rule-words.ts";

interface Check {
  readonly formula: (formula: string) => string | null;
  readonly rule: (place: number, code: "basis-not-used" | "line-not-allowed") => string | null;
}

/** What is wrong with a formula or a rule of the form, in words; null where nothing is. */
function useCheck(): Check {
  const text = useMessages(allowanceRuleWords);
  const form = Form.useFormInstance();
  return {
    formula(formula) {
      const parsed = parseFormula(formula);
      if (parsed.kind === "formula") return null;
      const { code, from, to } = parsed.problem;
      const place = formula.slice(from, to).trim();
      return place === "" ? text.problems[code] : `${text.problems[code]}：${text.at(place)}`;
    },
    rule(place, code) {
      const values: RuleValues | undefined = form.getFieldValue(["rules", place]);
      const rule = values ? ruleOfValues(values) : null;
      return rule !== null && problemOfRule(rule)?.code === code ? text.problems[code] : null;
    },
  };
}

function asValidator<Value>(check: (value: Value) => string | null): { validator: (_: unknown, value: Value) => Promise<void> } {
  return {
    async validator(_, value) {
      const problem = check(value);
      if (problem !== null) throw new Error(problem);
    },
  };
}

function FormulaFields({ place }: { readonly place: number }): ReactElement {
  const text = useMessages(allowanceRuleWords);
  const form = Form.useFormInstance();
  const check = useCheck();
  return (
    <>
      <Form.Item name={[place, "basis"]} label={text.basis}>
        <Select
          options={allowanceBases.map((basis) => ({ value: basis, label: text.bases[basis] }))}
          onChange={(basis: AllowanceBasis) => form.setFieldValue(["rules", place, "formula"], usualFormulas[basis])}
        />
      </Form.Item>
      <Form.Item
        className="wide"
        name={[place, "formula"]}
        label={text.formula}
        extra={`${text.formulaHint}。${variables.map((name) => `${variableNames[name]}（${text.variableMeanings[name]}）`).join("；")}`}
        rules={[asValidator<string>((formula) => check.formula(formula) ?? check.rule(place, "basis-not-used"))]}
      >
        <Input.TextArea rows={2} maxLength={formulaLengthMax} className="allowance-formula" spellCheck={false} />
      </Form.Item>
    </>
  );
}

function MoneyFields({ place }: { readonly place: number }): ReactElement {
  const text = useMessages(allowanceRuleWords);
  const common = useMessages(commonWords);
  const required = [{ required: true, message: common.required }];
  return (
    <>
      <Form.Item name={[place, "rateYuan"]} label={text.rate} rules={required}>
        <InputNumber min={0} max={1_000_000} precision={2} />
      </Form.Item>
      <Form.Item name={[place, "multiplierPercent"]} label={text.multiplier} rules={required}>
        <InputNumber min={1} max={1000} precision={0} />
      </Form.Item>
      <Form.Item name={[place, "capYuan"]} label={text.cap}>
        <InputNumber min={0.01} max={1_000_000} precision={2} placeholder={text.noCap} />
      </Form.Item>
    </>
  );
}

function PayerFields({ place }: { readonly place: number }): ReactElement {
  const text = useMessages(allowanceRuleWords);
  const common = useMessages(commonWords);
  const language = useLanguage();
  const check = useCheck();
  const required = [{ required: true, message: common.required }];
  const lines = budgetLines.map((line) => ({ value: line, label: lineName(line, language) }));
  const roleNames = quantityWords[language].postingRoles;
  return (
    <>
      <Form.Item name={[place, "kinds"]} label={text.kinds} rules={[{ required: true, message: text.problems["no-kind"] }]}>
        <Select mode="multiple" options={allowanceKinds.map((kind) => ({ value: kind, label: text.kindNames[kind] }))} />
      </Form.Item>
      <Form.Item name={[place, "roles"]} label={text.roles}>
        <Select
          mode="multiple"
          placeholder={text.allRoles}
          options={postingRoles.map((role) => ({ value: role, label: roleNames[role] }))}
        />
      </Form.Item>
      <Form.Item name={[place, "mayPay"]} label={text.mayPay} rules={required}>
        <Select mode="multiple" options={lines} />
      </Form.Item>
      <Form.Item
        name={[place, "line"]}
        label={text.line}
        dependencies={[["rules", place, "mayPay"]]}
        rules={[asValidator(() => check.rule(place, "line-not-allowed"))]}
      >
        <Select options={lines} />
      </Form.Item>
    </>
  );
}

/** The fields of one rule, its formula checked as it is typed. */
export function RuleFields({ place, onRemove }: { readonly place: number; readonly onRemove: () => void }): ReactElement {
  const text = useMessages(allowanceRuleWords);
  const common = useMessages(commonWords);
  return (
    <fieldset className="panel allowance-rule">
      <div className="allowance-fields">
        <Form.Item name={[place, "name"]} label={text.name} rules={[{ required: true, whitespace: true, message: common.required }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item
          name={[place, "code"]}
          label={text.code}
          extra={text.codeHint}
          rules={[{ required: true, pattern: /^[a-z][a-z0-9-]{0,39}$/, message: text.codeHint }]}
        >
          <Input maxLength={40} />
        </Form.Item>
        <FormulaFields place={place} />
        <MoneyFields place={place} />
        <PayerFields place={place} />
        <Form.Item name={[place, "countsVacations"]} valuePropName="checked">
          <Checkbox>{text.countsVacations}</Checkbox>
        </Form.Item>
        <Form.Item name={[place, "deductsAbsence"]} valuePropName="checked">
          <Checkbox>{text.deductsAbsence}</Checkbox>
        </Form.Item>
      </div>
      <Button size="small" onClick={onRemove}>
        {text.remove}
      </Button>
    </fieldset>
  );
}
