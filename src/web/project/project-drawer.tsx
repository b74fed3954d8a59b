import { Button, Drawer, Form, Input, Select } from "antd";
import { useState, type ReactElement } from "react";
import { getProject, moveProject, reportStage, type ProjectLine } from "../../contract/project.ts";
import { recordMoveRules } from "../../domain/evidence/record-state.ts";
import { projectStages, type ProjectStage } from "../../domain/project/project.ts";
import { useMessages } from "../app/language.ts";
import { useChange, useRoute } from "../app/query.ts";
import { useSignedIn } from "../app/session.tsx";
import { DayPicker } from "../ui/day-picker.tsx";
import { daysText } from "../ui/format.ts";
import { commonWords } from "../ui/messages.ts";
import { pairText } from "../ui/pair.tsx";
import { stateWords } from "../ui/state-words.ts";
import { Failed, Waiting } from "../ui/states.tsx";
import { TrailLines } from "../ui/trail.tsx";
import { projectWords } from "./messages.ts";
import { useProjectReason } from "./reasons.ts";

interface StageValues {
  readonly stage: ProjectStage;
  readonly doneOn: string;
  readonly result: string;
}

function StageForm({ project }: { readonly project: ProjectLine }): ReactElement {
  const text = useMessages(projectWords);
  const common = useMessages(commonWords);
  const { today } = useSignedIn();
  const report = useChange(reportStage);
  const reason = useProjectReason(report.error);
  const [form] = Form.useForm<StageValues>();
  const next = projectStages.find((stage) => !project.stages.some((one) => one.stage === stage && one.doneOn !== null));
  const send = async ({ stage, ...body }: StageValues): Promise<void> => {
    await report.mutateAsync({ params: { projectId: project.id, stage }, body });
    form.resetFields();
  };
  return (
    <Form<StageValues>
      form={form}
      layout="vertical"
      initialValues={{ stage: next ?? "spreading", doneOn: today }}
      onFinish={(values) => void send(values).catch(() => undefined)}
    >
      {reason === null ? null : <Failed error={reason} />}
      <Form.Item name="stage" label={text.stage}>
        <Select options={projectStages.map((value) => ({ value, label: text.stages[value] }))} />
      </Form.Item>
      <Form.Item name="doneOn" label={text.doneOn}>
        <DayPicker label={text.doneOn} allowClear={false} />
      </Form.Item>
      <Form.Item name="result" label={text.result} rules={[{ required: true, whitespace: true, message: common.required }]}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <Button htmlType="submit" loading={report.isPending}>
        {text.report}
      </Button>
    </Form>
  );
}

function Moves({ project }: { readonly project: ProjectLine }): ReactElement | null {
  const text = useMessages(projectWords);
  const names = useMessages(stateWords).recordMoves;
  const move = useChange(moveProject);
  const reason = useProjectReason(move.error);
  const [comment, setComment] = useState("");
  const moves = project.moves.filter((name) => name !== "hold" && name !== "correct");
  if (moves.length === 0) return null;
  const asks = moves.some((name) => recordMoveRules[name].needsReason);
  return (
    <>
      {reason === null ? null : <Failed error={reason} />}
      <div className="reason-row">
        {moves.map((name) => (
          <Button
            key={name}
            type={name === "confirm" ? "primary" : "default"}
            loading={move.isPending}
            disabled={recordMoveRules[name].needsReason && comment.trim() === ""}
            onClick={() =>
              move.mutate({
                params: { projectId: project.id },
                body: { move: name, version: project.version, ...(comment.trim() === "" ? {} : { comment: comment.trim() }) },
              })
            }
          >
            {names[name]}
          </Button>
        ))}
        {asks ? (
          <Input
            aria-label={text.reason}
            placeholder={text.reason}
            maxLength={2000}
            value={comment}
            onChange={({ target }) => setComment(target.value)}
          />
        ) : null}
      </div>
    </>
  );
}

/** One project: people, stages with results, who confirmed it. */
export function ProjectDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }): ReactElement {
  const common = useMessages(commonWords);
  const text = useMessages(projectWords);
  const states = useMessages(stateWords);
  const answer = useRoute(getProject, { params: { projectId: id } });
  const project = answer.data;
  const named = (isLeader: boolean): string =>
    (project?.people ?? []).flatMap((one) => (one.isLeader === isLeader ? [one.name] : [])).join("、") || "—";
  return (
    <Drawer open size={560} title={project?.title ?? text.title} onClose={onClose}>
      {answer.isPending ? <Waiting /> : null}
      {answer.isError ? <Failed error={answer.error} /> : null}
      {project === undefined ? null : (
        <>
          <p className="muted">
            {[pairText(project.helper, project.helped), daysText(project.from, project.to), states.records[project.state]].join(" · ")}
          </p>
          <p>{`${text.leader}：${named(true)}　${text.members}：${named(false)}`}</p>
          <Moves key={project.version} project={project} />
          <ul className="lines">
            {project.stages.map(({ stage, dueDay, doneOn, result }) => (
              <li key={stage}>
                <strong>{text.stages[stage]}</strong>
                <span className="grow">{result ?? <span className="muted">{text.due(dueDay)}</span>}</span>
                <span className="number">{doneOn ?? "—"}</span>
              </li>
            ))}
          </ul>
          {project.mayReport ? <StageForm project={project} /> : null}
          <h3>{common.trail}</h3>
          <TrailLines steps={project.trail} moves={{ ...states.recordMoves, enter: text.open, stage: text.report }} />
        </>
      )}
    </Drawer>
  );
}
