import { Alert, Form, Input, InputNumber, Radio, Select } from "antd";
import type { ReactElement } from "react";
import type { AidRules } from "../../../contract/aid.ts";
import { aidBases, stageOfGrade, yearlyAid } from "../../../domain/funding/aid.ts";
import { aidNames } from "../../../domain/funding/aid-words.ts";
import { judgeWaiver } from "../../../domain/funding/fee-item.ts";
import { fen } from "../../../domain/money/fen.ts";
import { useLanguage, useMessages } from "../../app/language.ts";
import { DayPicker } from "../../ui/day-picker.tsx";
import { moneyText } from "../../ui/format.ts";
import { commonWords } from "../../ui/messages.ts";
import { shortOf } from "../../ui/pair.tsx";
import { aidWords } from "../messages.ts";
import { assessmentOf, type AidValues } from "../model.ts";

const grades = Array.from({ length: 12 }, (_, index) => String(index + 1));

/** What the law says of the fee that was chosen, allowed or not: before anybody sends the form. */
function FeeLaw({ rules }: { readonly rules: AidRules }): ReactElement | null {
  const text = useMessages(aidWords);
  const key = Form.useWatch<string | undefined>("feeItem");
  const grade = Form.useWatch<string | undefined>("grade");
  const item = rules.feeItems.find((one) => one.key === key);
  if (!item) return null;
  const verdict = judgeWaiver(item, stageOfGrade(grade ?? "1"));
  const words = { allowed: text.allowed, "free-already": text.freeAlready, "not-to-be-asked": text.notToBeAsked };
  return (
    <div className={verdict === "allowed" ? "aid-law" : "aid-law refused"} role="note" aria-label={text.law}>
      <strong>{words[verdict]}</strong>
      <div>{item.law}</div>
    </div>
  );
}

/** What the pupil is due by the rules of the term, and why. */
function Due({ rules }: { readonly rules: AidRules }): ReactElement | null {
  const text = useMessages(aidWords);
  const words = aidNames[useLanguage()];
  const values = Form.useWatch<Partial<AidValues> | undefined>([]) ?? {};
  const assessed = assessmentOf(values, rules);
  if (assessed === null) return null;
  if (assessed.kind === "refused") return <Alert type="warning" showIcon title={words.claims[assessed.why]} />;
  const table = rules.amounts.rows.map(({ fenPerYear, ...group }) => ({ ...group, perYear: fen(fenPerYear) }));
  const perYear = yearlyAid(table, {
    stage: stageOfGrade(values.grade ?? "1"),
    isBoarder: values.isBoarder ?? false,
    tier: assessed.tier,
  });
  const isSubsidy = values.benefit === "subsidy" && perYear !== null;
  return (
    <Alert
      type="success"
      showIcon
      title={`${text.due(moneyText(assessed.amount / 100))} · ${words.tiers[assessed.tier]}`}
      description={isSubsidy ? `${text.perYear(moneyText(perYear / 100))}。${text.from}：${rules.amounts.source}` : null}
    />
  );
}

function PupilFields({ isNew }: { readonly isNew: boolean }): ReactElement {
  const text = useMessages(aidWords);
  const common = useMessages(commonWords);
  const words = aidNames[useLanguage()];
  const required = [{ required: true, message: common.required }];
  return (
    <>
      <div className="field-row">
        <Form.Item name="pupilName" label={text.pupil} rules={required} extra={text.sameName}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="grade" label={text.grade} rules={required}>
          <Select className="aid-grade" options={grades.map((value) => ({ value, label: text.gradeOf(value) }))} />
        </Form.Item>
        <Form.Item name="className" label={text.className} rules={required}>
          <Input maxLength={20} />
        </Form.Item>
      </div>
      <div className="field-row">
        <Form.Item name="isBoarder" label={text.boarder} rules={required}>
          <Radio.Group
            options={[
              { value: true, label: words.boarder },
              { value: false, label: words.dayPupil },
            ]}
          />
        </Form.Item>
        <Form.Item name="arrivedOn" label={text.arrivedOn} extra={text.arrivedHint}>
          <DayPicker label={text.arrivedOn} />
        </Form.Item>
        <Form.Item name="account" label={text.account} extra={isNew ? text.accountHint : text.accountKept}>
          <Input maxLength={40} inputMode="numeric" autoComplete="off" />
        </Form.Item>
      </div>
    </>
  );
}

/** The fields of an application; school and term are chosen once. */
export function AidFields({ rules, isNew }: { readonly rules: AidRules; readonly isNew: boolean }): ReactElement {
  const text = useMessages(aidWords);
  const common = useMessages(commonWords);
  const words = aidNames[useLanguage()];
  const benefit = Form.useWatch<AidValues["benefit"] | undefined>("benefit");
  const schoolId = Form.useWatch<string | undefined>("schoolId");
  const required = [{ required: true, message: common.required }];
  const payers = rules.schools.find(({ id }) => id === schoolId)?.payers ?? [];
  return (
    <>
      <PupilFields isNew={isNew} />
      <div className="field-row">
        <Form.Item name="category" label={text.category} rules={required}>
          <Select
            className="aid-wide"
            showSearch={{ optionFilterProp: "label" }}
            options={rules.categories.map(({ key, name, source }) => ({ value: key, label: name, title: source }))}
          />
        </Form.Item>
        <Form.Item name="basis" label={text.basis} rules={required}>
          <Select options={aidBases.map((value) => ({ value, label: words.bases[value] }))} />
        </Form.Item>
        <Form.Item name="partnershipId" label={text.payer}>
          <Select
            className="aid-wide"
            options={[
              { value: "", label: text.county },
              ...payers.map(({ partnershipId, helper }) => ({ value: partnershipId, label: `${text.partnership} ${shortOf(helper)}` })),
            ]}
          />
        </Form.Item>
      </div>
      <Form.Item name="benefit" label={text.benefit} rules={required}>
        <Radio.Group
          options={[
            { value: "subsidy", label: words.subsidy },
            { value: "feeWaiver", label: text.feeWaiver },
          ]}
        />
      </Form.Item>
      {benefit === "feeWaiver" ? (
        <>
          <div className="field-row">
            <Form.Item name="feeItem" label={text.feeItem} rules={required}>
              <Select className="aid-wide" options={rules.feeItems.map(({ key, name }) => ({ value: key, label: name }))} />
            </Form.Item>
            <Form.Item name="feeYuan" label={text.feeAmount} rules={required}>
              <InputNumber min={0.01} max={10_000} precision={2} />
            </Form.Item>
          </div>
          <FeeLaw rules={rules} />
        </>
      ) : null}
      <Due rules={rules} />
    </>
  );
}
