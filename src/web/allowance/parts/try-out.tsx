import { InputNumber, Select } from "antd";
import { useId, useState, type ReactElement, type ReactNode } from "react";
import { getSettings } from "../../../contract/settings.ts";
import type { MonthInputs } from "../../../domain/allowance/allowance.ts";
import type { AllowanceRule } from "../../../domain/allowance/rule.ts";
import { stepWords } from "../../../domain/allowance/step-words.ts";
import { postingRoles, type PostingRole } from "../../../domain/reading/reading.ts";
import { useLanguage, useMessages } from "../../app/language.ts";
import { useRoute } from "../../app/query.ts";
import { DayPicker } from "../../ui/day-picker.tsx";
import { moneyText } from "../../ui/format.ts";
import { quantityWords } from "../../ui/quantity-words.ts";
import { calendarOf, tryRules } from "../model.ts";
import { allowanceRuleWords } from "../rule-words.ts";

interface Figures extends MonthInputs {
  readonly month: string;
}

/** The example that the sources reckon: arrived on 10 September. */
function exampleIn(year: number): Figures {
  return {
    month: `${year}-09-01`,
    kind: "posting",
    role: "subjectTeacher",
    from: `${year}-09-10`,
    to: `${year + 1}-01-17`,
    sharePercent: 100,
    absentDays: 0,
    lessons: 56,
  };
}

function Field({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }): ReactElement {
  const id = useId();
  return (
    <div className="allowance-space">
      <label htmlFor={id}>{label}</label>
      <div>{children(id)}</div>
    </div>
  );
}

interface FieldsProps {
  readonly figures: Figures;
  readonly onChange: (change: Partial<Figures>) => void;
}

function FigureFields({ figures, onChange }: FieldsProps): ReactElement {
  const text = useMessages(allowanceRuleWords);
  const roleNames = quantityWords[useLanguage()].postingRoles;
  const days = [
    { name: "month", label: text.month },
    { name: "from", label: text.from },
    { name: "to", label: text.to },
  ] as const;
  const counts = [
    { name: "absentDays", label: text.absent, min: 0, max: 31 },
    { name: "lessons", label: text.lessons, min: 0, max: 300 },
    { name: "sharePercent", label: text.share, min: 1, max: 100 },
  ] as const;
  return (
    <div className="allowance-fields">
      {days.map(({ name, label }) => (
        <Field key={name} label={label}>
          {(id) => (
            <DayPicker
              id={id}
              label={label}
              value={figures[name]}
              allowClear={false}
              onChange={(day) => onChange(day === null ? {} : { [name]: day })}
            />
          )}
        </Field>
      ))}
      {counts.map(({ name, label, min, max }) => (
        <Field key={name} label={label}>
          {(id) => (
            <InputNumber
              id={id}
              min={min}
              max={max}
              precision={0}
              value={figures[name]}
              onChange={(count) => onChange({ [name]: count ?? min })}
            />
          )}
        </Field>
      ))}
      <Field label={text.role}>
        {(id) => (
          <Select
            id={id}
            value={figures.role}
            options={postingRoles.map((role) => ({ value: role, label: roleNames[role] }))}
            onChange={(role: PostingRole | null) => onChange({ role })}
          />
        )}
      </Field>
    </div>
  );
}

/** Reckons the rules of the form for made-up figures, in the browser, by the same code that makes the slips. */
export function TryOut({ rules }: { readonly rules: readonly AllowanceRule[] }): ReactElement {
  const text = useMessages(allowanceRuleWords);
  const language = useLanguage();
  const settings = useRoute(getSettings, {});
  const [figures, setFigures] = useState<Figures>(() => exampleIn(new Date().getFullYear()));
  const calendar = calendarOf(settings.data ?? { calendar: [], holidays: [] });
  const paid = tryRules(rules, { calendar, source: "" }, figures.month, figures);
  const sum = paid.reduce((total, { amountFen }) => total + amountFen, 0);
  return (
    <section aria-label={text.tryOut} className="panel allowance-space">
      <h2>{text.tryOut}</h2>
      <p className="muted">{text.tryHint}</p>
      <FigureFields figures={figures} onChange={(change) => setFigures((now) => ({ ...now, ...change }))} />
      {paid.length === 0 ? <p>{text.nothing}</p> : null}
      <table className="allowance-totals" aria-live="polite">
        <tbody>
          {paid.map(({ code, line, name, amountFen, steps }) => (
            <tr key={`${code} ${line}`}>
              <th scope="row">
                {name}
                {steps.map((step) => (
                  <div key={step.from} className="muted">
                    {stepWords(step, language)}
                  </div>
                ))}
              </th>
              <td className="number">{moneyText(amountFen / 100)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text.sum}</th>
            <td className="number">{moneyText(sum / 100)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
