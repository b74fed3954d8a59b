import { Alert, Button, Form, Input, InputNumber, type FormListFieldData } from "antd";
import type { ReactElement } from "react";
import { assessmentFormSetting, criteriaMax } from "../../../contract/assessment.ts";
import { putDatedSetting } from "../../../contract/dated-setting.ts";
import { assessmentParties, faultsOfForm, weightSums, wholeWeight, type AssessmentForm } from "../../../domain/assessment/form.ts";
import { useMessages } from "../../app/language.ts";
import { useChange } from "../../app/query.ts";
import { useSignedIn } from "../../app/session.tsx";
import { DayPicker } from "../../ui/day-picker.tsx";
import { commonWords } from "../../ui/messages.ts";
import { Failed } from "../../ui/states.tsx";
import { assessmentWords } from "../messages.ts";
import { assessmentFormWords } from "../form-messages.ts";
import { formOf, type FormValues } from "../model.ts";

interface Values extends FormValues {
  readonly effectiveFrom: string;
  readonly source: string;
}

interface RowsProps {
  readonly fields: readonly FormListFieldData[];
  readonly onRemove: (name: number) => void;
}

function useRequired(): { readonly required: true; readonly message: string }[] {
  return [{ required: true, message: useMessages(commonWords).required }];
}

interface RemoveCellProps {
  readonly place: number;
  /** A form without rows is none. */
  readonly isLast: boolean;
  readonly onRemove: () => void;
}

function RemoveCell({ place, isLast, onRemove }: RemoveCellProps): ReactElement {
  const words = useMessages(assessmentFormWords);
  return (
    <td>
      <Button size="small" disabled={isLast} aria-label={words.removeRow(place + 1)} onClick={onRemove}>
        ×
      </Button>
    </td>
  );
}

function CriterionRows({ fields, onRemove }: RowsProps): ReactElement {
  const words = useMessages(assessmentFormWords);
  const required = useRequired();
  return (
    <>
      {fields.map(({ key, name }, place) => (
        <tr key={key}>
          <td>
            <Form.Item name={[name, "name"]} rules={required}>
              <Input maxLength={40} aria-label={`${words.name} ${place + 1}`} />
            </Form.Item>
          </td>
          <td>
            <Form.Item name={[name, "looksAt"]}>
              <Input maxLength={200} aria-label={`${words.looksAt} ${place + 1}`} />
            </Form.Item>
          </td>
          <td>
            <Form.Item name={[name, "weightPercent"]} rules={required}>
              <InputNumber min={1} max={100} precision={0} aria-label={`${words.weightPercent} ${place + 1}`} />
            </Form.Item>
          </td>
          <td>
            <Form.Item name={[name, "maxScore"]} rules={required}>
              <InputNumber min={1} max={100} precision={0} aria-label={`${words.maxScoreField} ${place + 1}`} />
            </Form.Item>
          </td>
          <RemoveCell place={place} isLast={fields.length === 1} onRemove={() => onRemove(name)} />
        </tr>
      ))}
    </>
  );
}

function GradeRows({ fields, onRemove }: RowsProps): ReactElement {
  const words = useMessages(assessmentFormWords);
  const required = useRequired();
  return (
    <>
      {fields.map(({ key, name }, place) => (
        <tr key={key}>
          <td>
            <Form.Item name={[name, "name"]} rules={required}>
              <Input maxLength={20} aria-label={`${words.grades} ${place + 1}`} />
            </Form.Item>
          </td>
          <td>
            <Form.Item name={[name, "from"]} rules={required}>
              <InputNumber min={0} max={100} precision={0} aria-label={`${words.gradeFrom} ${place + 1}`} />
            </Form.Item>
          </td>
          <RemoveCell place={place} isLast={fields.length === 1} onRemove={() => onRemove(name)} />
        </tr>
      ))}
    </>
  );
}

function CriterionTable({ sum }: { readonly sum: number }): ReactElement {
  const text = useMessages(assessmentWords);
  const common = useMessages(commonWords);
  const words = useMessages(assessmentFormWords);
  return (
    <Form.List name="criteria">
      {(fields, { add, remove }) => (
        <>
          <div className="assessment-scroll">
            <table className="assessment-table" aria-label={text.criterion}>
              <thead>
                <tr>
                  {[words.name, words.looksAt, words.weightPercent, words.maxScoreField].map((heading) => (
                    <th key={heading} scope="col">
                      {heading}
                    </th>
                  ))}
                  <th scope="col">{common.remove}</th>
                </tr>
              </thead>
              <tbody>
                <CriterionRows fields={fields} onRemove={remove} />
              </tbody>
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
        </>
      )}
    </Form.List>
  );
}

function GradeTable(): ReactElement {
  const words = useMessages(assessmentFormWords);
  const common = useMessages(commonWords);
  return (
    <Form.List name="grades">
      {(fields, { add, remove }) => (
        <>
          <table className="assessment-table" aria-label={words.grades}>
            <thead>
              <tr>
                <th scope="col">{words.name}</th>
                <th scope="col">{words.gradeFrom}</th>
                <th scope="col">{common.remove}</th>
              </tr>
            </thead>
            <tbody>
              <GradeRows fields={fields} onRemove={remove} />
            </tbody>
          </table>
          <Button onClick={() => add({})}>{words.addGrade}</Button>
        </>
      )}
    </Form.List>
  );
}

/** Writes the form that holds from a day on: what is looked at with its weights, whose word counts how much, the grades. */
export function FormEditor({ form: present, onClose }: { readonly form: AssessmentForm; readonly onClose: () => void }): ReactElement {
  const text = useMessages(assessmentWords);
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
            <Form.Item key={party} name={["partyPercent", party]} label={text.parties[party]} rules={required}>
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
        <div className="field-row">
          <Form.Item name="effectiveFrom" label={words.effectiveFrom} rules={required}>
            <DayPicker label={words.effectiveFrom} />
          </Form.Item>
          <Form.Item name="source" label={words.source} rules={required} className="field-wide">
            <Input maxLength={2000} />
          </Form.Item>
        </div>
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
