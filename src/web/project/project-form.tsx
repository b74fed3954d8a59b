import { Form, Input, Select } from "antd";
import type { ReactElement } from "react";
import { openProject } from "../../contract/project.ts";
import { projectStages, type ProjectStage } from "../../domain/project/project.ts";
import { useMessages } from "../app/language.ts";
import { useChange } from "../app/query.ts";
import { DayFields, DayPicker } from "../ui/day-picker.tsx";
import { commonWords } from "../ui/messages.ts";
import { PairForm, useHintsOfPair } from "../ui/pair-form.tsx";
import { projectWords } from "./messages.ts";
import { useProjectReason } from "./reasons.ts";

interface Values {
  readonly partnershipId: string;
  readonly title: string;
  readonly subjects?: readonly string[];
  readonly leader: string;
  readonly members?: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly due?: Partial<Record<ProjectStage, string | null>>;
}

function Fields(): ReactElement {
  const text = useMessages(projectWords);
  const common = useMessages(commonWords);
  const hints = useHintsOfPair();
  const people = (hints?.people ?? []).map(({ name }) => ({ value: name }));
  const required = [{ required: true, message: common.required }];
  return (
    <>
      <Form.Item name="title" label={text.name} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="subjects" label={text.subjects}>
        <Select mode="multiple" options={(hints?.subjects ?? []).map((value) => ({ value }))} />
      </Form.Item>
      <Form.Item name="leader" label={text.leader} rules={required}>
        <Select showSearch options={people} />
      </Form.Item>
      <Form.Item name="members" label={text.members} extra={text.peopleHint}>
        <Select mode="tags" options={people} />
      </Form.Item>
      <DayFields from={text.from} to={text.to} />
      {projectStages.map((stage) => (
        <Form.Item key={stage} name={["due", stage]} label={text.stages[stage]}>
          <DayPicker label={text.stages[stage]} />
        </Form.Item>
      ))}
    </>
  );
}

/** Opens a project; the other school confirms the opening. */
export function ProjectForm({ onClose }: { readonly onClose: () => void }): ReactElement {
  const text = useMessages(projectWords);
  const open = useChange(openProject);
  const reason = useProjectReason(open.error);
  const send = async ({ leader, members, due, subjects, ...values }: Values): Promise<void> => {
    const others = (members ?? []).filter((name) => name !== leader);
    const people = [leader, ...others].map((name, place) => ({ name, staffId: null, isLeader: place === 0 }));
    const stages = projectStages.flatMap((stage) => {
      const dueDay = due?.[stage];
      return dueDay === undefined || dueDay === null ? [] : [{ stage, dueDay }];
    });
    await open.mutateAsync({ body: { ...values, subjects: [...(subjects ?? [])], people, stages } });
  };
  return (
    <PairForm<Values> title={text.open} pairLabel={text.pair} error={reason} isSending={open.isPending} onSend={send} onClose={onClose}>
      <Fields />
    </PairForm>
  );
}
