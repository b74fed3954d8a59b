import { Alert, Button, Form, Input, InputNumber, type FormListFieldData } from "antd";
import type { ReactElement } from "react";
import { assessmentFormSetting, criteriaMax } from "../../../contract/assessment.ts";
import { putDatedSetting } from "../../../contract/dated-setting.ts";
import { assessmentParties, faultsOfForm, weightSums, wholeWeight, type AssessmentForm } from "../../../domain/assessment/form.ts";
import { useMessages } from "../../app/language.ts";
import { useChange } from "../../app/query.ts";
import { useSignedIn } from "../../app/session.tsx";
import { SinceFields } from "../../settings/parts/since-fields.tsx";
import { commonWords } from "../../ui/messages.ts";
import { Failed } from "../../ui/states.tsx";
import { assessmentWords } from "../messages.ts";
import { assessmentFormWords } from "../form-messages.ts";
import { formOf, type FormValues } from "../model.ts";

interface Values extends FormValues {
  readonly effectiveFrom: string;
  readonly source: string;
}

/** One field of a row: its control, named by heading and row. */
interface Cell {
  readonly field: string;
  readonly heading: string;
  readonly isRequired: boolean;
  readonly control: (label: string) => ReactElement;
}

interface RowsProps {
  readonly fields: readonly FormListFieldData[];
  readonly cells: readonly Cell[];
  readonly onRemove: (name: number) => void;
}

function useRequired(): { readonly required: true; readonly message: string }[] {
  return [{ required: true, message: useMessages(commonWords).required }];
}

const text = (maxLength: number) => (label: string) => <Input maxLength={maxLength} aria-label={label} />;
const number = (min: number) => (label: string) => <InputNumber min={min} max={100} precision={0} aria-label={label} />;

/** Rows of a form, each with its fields and the button that takes it out; a form without rows is none. */
function Rows({ fields, cells, onRemove }: RowsProps): ReactElement {
  const words = useMessages(assessmentFormWords);
  const required = useRequired();
  return (
    <tbody>
      {fields.map(({ key, name }, place) => (
        <tr key={key}>
          {cells.map(({ field, heading, isRequired, control }) => (
            <td key={field}>
              <Form.Item name={[name, field]} {...(isRequired ? { rules: required } : {})}>
                {control(`${heading} ${place + 1}`)}
              </Form.Item>
            </td>
          ))}
          <td>
            <Button size="small" disabled={fields.length === 1} aria-label={words.removeRow(place + 1)} onClick={() => onRemove(name)}>
              ×
            </Button>
          </td>
        </tr>
      ))}
    </tbody>
  );
}

function Head({ cells }: Pick<RowsProps, "cells">): ReactElement {
  const common = useMessages(commonWords);
  return (
    <thead>
      <tr>
        {cells.map(({ field, heading }) => (
          <th key={field} scope="col">
            {heading}
          </th>
        ))}
        <th scope="col">{common.remove}</th>
      </tr>
    </thead>
  );
}

function CriterionTable({ sum }: { readonly sum: number }): ReactElement {
  const { criterion } = useMessages(assessmentWords);
  const words = useMessages(assessmentFormWords);
  const cells: Cell[] = [
    { field: "name", heading: words.name, isRequired: true, control: text(40) },
    { field: "looksAt", heading: words.looksAt, isRequired: false, control: text(200) },
    { field: "weightPercent", heading: words.weightPercent, isRequired: true, control: number(1) },
    { field: "maxScore", heading: words.maxScoreField, isRequired: true, control: number(1) },
  ];
  return (
    <Form.List name="criteria">
      {(fields, { add, remove }) => (
        <div className="assessment-scroll">
          <table className="assessment-table" aria-label={criterion}>
            <Head cells={cells} />
            <Rows fields={fields} cells={cells} onRemove={remove} />
            <tfoot>
              <tr>
                <td colSpan={2}>
                  <Button disabled={fields.length >= criteriaMax} onClick={() => add({ maxScore: 10 })}>
                    {words.addCriterion}
                  </Button>
                </td>
                <td className={sum === wholeWeight ? "number" : "number sign-missed"}>{words.sum(sum)}</td>
              </tr>
            </tfoot>
          </table>
        </div>
      )}
    </Form.List>
  );
}

function GradeTable(): ReactElement {
  const words = useMessages(assessmentFormWords);
  const cells: Cell[] = [
    { field: "name", heading: words.grades, isRequired: true, control: text(20) },
    { field: "from", heading: words.gradeFrom, isRequired: true, control: number(0) },
  ];
  return (
    <Form.List name="grades">
      {(fields, { add, remove }) => (
        <>
          <div className="assessment-scroll">
            <table className="assessment-table" aria-label={words.grades}>
              <Head cells={cells} />
              <Rows fields={fields} cells={cells} onRemove={remove} />
            </table>
          </div>
          <Button onClick={() => add({})}>{words.addGrade}</Button>
        </>
      )}
    </Form.List>
  );
}

/** Writes the form that holds from a day on: what is looked at with its weights, whose word counts how much, the grades. */
export function FormEditor({ form: present, onClose }: { readonly form: AssessmentForm; readonly onClose: () => void }): ReactElement {
  const { parties } = useMessages(assessmentWords);
  const words = useMessages(assessmentFormWords);
  const common = useMessages(commonWords);
  const { today } = useSignedIn();
  const required = useRequired();
  const [form] = Form.useForm<Values>();
  const put = useChange(putDatedSetting);
  const values = Form.useWatch([], { form, preserve: true });
  const next = formOf({ ...present, ...values });
  const faults = faultsOfForm(next);
  const sums = weightSums(next);
  const save = async ({ effectiveFrom, source }: Values): Promise<void> => {
    if (faults.length > 0) return;
    const { criteria, partyPercent, grades, bestShareMax } = next;
    const value = {
      criteria: criteria.map(({ key, name, looksAt, weightPercent, maxScore }) => ({ key, name, looksAt, weightPercent, maxScore })),
      partyPercent: { ...partyPercent },
      grades: grades.map(({ name, from }) => ({ name, from })),
      bestShareMax,
    };
    await put.mutateAsync({ params: { key: assessmentFormSetting.key }, body: { effectiveFrom, source, value } });
    onClose();
  };
  return (
    <section className="panel assessment-panel" aria-label={words.changeForm}>
      <h2>{words.changeForm}</h2>
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ ...present, effectiveFrom: today }}
        onFinish={(given) => void save(given).catch(() => undefined)}
      >
        {put.error ? <Failed error={put.error} /> : null}
        <CriterionTable sum={sums.criteria} />
        <h3>{words.partyWeights}</h3>
        <div className="field-row">
          {assessmentParties.map((party) => (
            <Form.Item key={party} name={["partyPercent", party]} label={parties[party]} rules={required}>
              <InputNumber min={0} max={100} precision={0} />
            </Form.Item>
          ))}
          <p className={sums.parties === wholeWeight ? "number" : "number sign-missed"}>{words.sum(sums.parties)}</p>
        </div>
        <h3>{words.grades}</h3>
        <GradeTable />
        <Form.Item name="bestShareMax" label={words.bestShareMax}>
          <InputNumber min={0} max={100} precision={0} />
        </Form.Item>
        <SinceFields />
        {faults.length > 0 ? (
          <Alert type="warning" showIcon className="assessment-note" title={faults.map((fault) => words.faults[fault]).join("；")} />
        ) : null}
        <Button type="primary" htmlType="submit" disabled={faults.length > 0} loading={put.isPending}>
          {common.save}
        </Button>{" "}
        <Button onClick={onClose}>{common.cancel}</Button>
      </Form>
    </section>
  );
}
