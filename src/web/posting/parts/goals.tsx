import { Button, Form, Input, Modal } from "antd";
import { useState, type ReactElement } from "react";
import { addGoal, changeGoal, removeGoal, type Goal, type PostingPage } from "../../../contract/posting.ts";
import { useMessages } from "../../app/language.ts";
import { useChange } from "../../app/query.ts";
import { useSignedIn } from "../../app/session.tsx";
import { DayPicker } from "../../ui/day-picker.tsx";
import { commonWords } from "../../ui/messages.ts";
import { Failed, Nothing } from "../../ui/states.tsx";
import { postingWords } from "../messages.ts";

interface Values {
  readonly goal: string;
  readonly dueDay: string;
  readonly result?: string | null;
  readonly doneOn?: string | null;
}

interface WindowProps {
  readonly postingId: string;
  /** null: a new one. */
  readonly goal: Goal | null;
  readonly onClose: () => void;
}

function GoalWindow({ postingId, goal, onClose }: WindowProps): ReactElement {
  const text = useMessages(postingWords);
  const common = useMessages(commonWords);
  const add = useChange(addGoal);
  const change = useChange(changeGoal);
  const remove = useChange(removeGoal);
  const [form] = Form.useForm<Values>();
  const error = add.error ?? change.error ?? remove.error;
  const required = [{ required: true, message: common.required }];
  const save = async ({ result, doneOn = null, ...rest }: Values): Promise<void> => {
    const body = { ...rest, result: result?.trim() || null, doneOn };
    if (goal === null) await add.mutateAsync({ params: { postingId }, body });
    else await change.mutateAsync({ params: { postingId, goalId: goal.id }, body });
    onClose();
  };
  const drop = async ({ id: goalId }: Goal): Promise<void> => {
    await remove.mutateAsync({ params: { postingId, goalId } });
    onClose();
  };
  return (
    <Modal
      open
      title={goal === null ? text.addGoal : text.goal}
      okText={common.save}
      cancelText={common.cancel}
      confirmLoading={add.isPending || change.isPending}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={goal ?? {}}
        onFinish={(values) => void save(values).catch(() => undefined)}
      >
        {error ? <Failed error={error} /> : null}
        <Form.Item name="goal" label={text.goal} rules={required}>
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
        <Form.Item name="dueDay" label={text.dueDay} rules={required}>
          <DayPicker />
        </Form.Item>
        <Form.Item name="result" label={text.result}>
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
        <Form.Item name="doneOn" label={text.doneOn}>
          <DayPicker />
        </Form.Item>
        {goal === null ? null : (
          <Button danger loading={remove.isPending} onClick={() => void drop(goal).catch(() => undefined)}>
            {common.remove}
          </Button>
        )}
      </Form>
    </Modal>
  );
}

function GoalLine({ goal, onOpen }: { readonly goal: Goal; readonly onOpen: (() => void) | null }): ReactElement {
  const text = useMessages(postingWords);
  const common = useMessages(commonWords);
  const { today } = useSignedIn();
  const isLate = goal.doneOn === null && goal.dueDay < today;
  return (
    <li>
      <div className="grow">
        <div className="keep-lines">{goal.goal}</div>
        <div className="muted small number">
          {goal.doneOn === null ? text.due(goal.dueDay) : text.done(goal.doneOn)}
          {isLate ? <span className="uncovered"> · {text.late}</span> : null}
          {goal.result === null ? "" : ` · ${goal.result}`}
        </div>
      </div>
      {onOpen === null ? null : (
        <Button size="small" onClick={onOpen}>
          {common.edit}
        </Button>
      )}
    </li>
  );
}

/** The person's own plan: what is to be done by when, and what was. */
export function Goals({ posting }: { readonly posting: PostingPage }): ReactElement {
  const text = useMessages(postingWords);
  const [opened, open] = useState<Goal | "new" | null>(null);
  const mayPlan = posting.allowed.includes("plan");
  return (
    <section aria-label={text.plan}>
      <h2>
        {text.plan}
        {mayPlan ? (
          <Button size="small" onClick={() => open("new")}>
            {text.addGoal}
          </Button>
        ) : null}
      </h2>
      {posting.goals.length === 0 ? <Nothing message={text.noGoals} /> : null}
      <ul className="lines">
        {posting.goals.map((goal) => (
          <GoalLine key={goal.id} goal={goal} onOpen={mayPlan ? () => open(goal) : null} />
        ))}
      </ul>
      {opened === null ? null : <GoalWindow postingId={posting.id} goal={opened === "new" ? null : opened} onClose={() => open(null)} />}
    </section>
  );
}
