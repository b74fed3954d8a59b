import { Alert, Button, Form, Space } from "antd";
import type { ReactElement } from "react";
import { putDatedSetting, type DatedEntry } from "../../../contract/dated-setting.ts";
import { useMessages } from "../../app/language.ts";
import { Problem } from "../../app/problem.ts";
import { useChange } from "../../app/query.ts";
import { commonWords } from "../../ui/messages.ts";
import { Failed } from "../../ui/states.tsx";
import { fromForm, partsOf, toForm, type Shape } from "../rule-shape.ts";
import { changesOf, replacedBy, type Telling } from "../rule-text.ts";
import { rulesWords } from "../rules-messages.ts";
import { RuleFields } from "./rule-fields.tsx";
import { SinceFields } from "./since-fields.tsx";

type Values = Readonly<Record<string, unknown>>;

export interface RuleFormProps {
  readonly ruleKey: string;
  readonly shape: Shape;
  readonly entries: readonly DatedEntry[];
  /** What holds today: the form begins with it. */
  readonly current: DatedEntry;
  readonly today: string;
  /** What setting it does to days that are over. */
  readonly effect: string;
  readonly telling: Telling;
  readonly onClose: () => void;
}

/** One sentence of what the form will change from when on, and warnings where the day is over or taken. */
function Preview({ values, shape, entries, today, effect, telling }: RuleFormProps & { readonly values: Values }): ReactElement | null {
  const text = useMessages(rulesWords);
  const { effectiveFrom: day, value } = values;
  if (typeof day !== "string") return null;
  const before = replacedBy(entries, day);
  const earlier = entries.findLast((entry) => entry.effectiveFrom < day);
  const later = entries.find((entry) => entry.effectiveFrom > day);
  const changes = changesOf(shape, before?.value, fromForm(shape, value), telling);
  const sentences = [
    changes.length === 0 ? text.noChange(day) : text.preview(day, changes.join(text.separator)),
    ...(earlier === undefined ? [] : [text.before(day, earlier.source)]),
    ...(later === undefined ? [] : [text.thenComes(later.effectiveFrom)]),
  ];
  return (
    <div role="status" className="rule-preview">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {before?.effectiveFrom === day && !before.isDefault ? <Alert type="warning" showIcon title={text.replaces(day)} /> : null}
      {day < today ? <Alert type="warning" showIcon title={text.inPast(effect)} /> : null}
    </div>
  );
}

/** The place in the form that the server speaks of, as `value/rows/3/name`. */
function placeIn(path: string): (string | number)[] {
  return path.split("/").map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** Sets a rule from a day on. */
export function RuleForm(props: RuleFormProps): ReactElement {
  const { ruleKey, shape, current, telling, onClose } = props;
  const text = useMessages(rulesWords);
  const common = useMessages(commonWords);
  const [form] = Form.useForm<Values>();
  const put = useChange(putDatedSetting);
  const first: Values = { source: "", value: toForm(shape, current.value) };
  // All of the form's store: names of rows have no field of their own.
  const shown = partsOf(Form.useWatch((all: Values) => all, { form, preserve: true }) ?? first);
  const showFaults = (error: unknown): void => {
    if (!(error instanceof Problem)) return;
    const words: Readonly<Record<string, string>> = text.faults;
    form.setFields(error.fields.map(({ path, code }) => ({ name: placeIn(path), errors: [words[code] ?? text.faults.other] })));
  };
  const save = async (): Promise<void> => {
    const { effectiveFrom, source, value } = partsOf(form.getFieldsValue(true));
    if (typeof effectiveFrom !== "string" || typeof source !== "string") return;
    try {
      await put.mutateAsync({ params: { key: ruleKey }, body: { effectiveFrom, source, value: fromForm(shape, value) } });
      onClose();
    } catch (error) {
      showFaults(error);
    }
  };
  return (
    <section className="panel" aria-label={text.change}>
      <h2>{text.change}</h2>
      <Form<Values>
        form={form}
        layout="vertical"
        className="rule-form"
        initialValues={first}
        scrollToFirstError={{ focus: true }}
        onFinish={() => void save()}
      >
        {put.error ? <Failed error={put.error} /> : null}
        <SinceFields />
        <RuleFields shape={shape} path={["value"]} field="" telling={telling} />
        <Preview {...props} values={shown} />
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
