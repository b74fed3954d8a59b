import { DeleteOutlined } from "@ant-design/icons";
import { Button, Drawer, Form, Input, InputNumber, Select } from "antd";
import type { ReactElement } from "react";
import { changeProgramme, createProgramme, type Programme, type ProgrammeChange } from "../../../contract/programme.ts";
import { useMessages } from "../../app/language.ts";
import { Explained, Problem } from "../../app/problem.ts";
import { useChange } from "../../app/query.ts";
import { useSignedIn } from "../../app/session.tsx";
import { DayPicker } from "../../ui/day-picker.tsx";
import { commonWords } from "../../ui/messages.ts";
import { Failed } from "../../ui/states.tsx";
import { programmeWords } from "../messages.ts";

function PhaseFields(): ReactElement {
  const text = useMessages(programmeWords);
  const common = useMessages(commonWords);
  const rules = [{ required: true, message: common.required }];
  return (
    <Form.List name="phases">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div key={key} className="field-row">
              <Form.Item name={[name, "label"]} rules={rules} className="field-wide">
                <Input aria-label={text.phaseName} placeholder={text.phaseName} />
              </Form.Item>
              <Form.Item name={[name, "from"]} rules={rules}>
                <DayPicker label={text.from} />
              </Form.Item>
              <Form.Item name={[name, "to"]} rules={rules}>
                <DayPicker label={text.to} />
              </Form.Item>
              <Button icon={<DeleteOutlined />} aria-label={common.remove} onClick={() => remove(name)} />
            </div>
          ))}
          <Button type="dashed" block onClick={() => add({})}>
            {text.addPhase}
          </Button>
        </>
      )}
    </Form.List>
  );
}

function GroupFields(): ReactElement {
  const text = useMessages(programmeWords);
  const common = useMessages(commonWords);
  const posts = (["leader", "deputy", "member"] as const).map((post) => ({ value: post, label: text.posts[post] }));
  return (
    <Form.List name="leadingGroup">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div key={key} className="field-row">
              <Form.Item name={[name, "post"]} style={{ width: 110 }}>
                <Select aria-label={text.leadingGroup} options={posts} />
              </Form.Item>
              <Form.Item name={[name, "name"]} rules={[{ required: true, message: common.required }]} className="field-wide">
                <Input aria-label={text.personName} placeholder={text.personName} />
              </Form.Item>
              <Form.Item name={[name, "duty"]} className="field-wide">
                <Input aria-label={text.duty} placeholder={text.duty} />
              </Form.Item>
              <Button icon={<DeleteOutlined />} aria-label={common.remove} onClick={() => remove(name)} />
            </div>
          ))}
          <Button type="dashed" block onClick={() => add({ post: "member", duty: null })}>
            {text.addMember}
          </Button>
        </>
      )}
    </Form.List>
  );
}

/** What the server found wrong, in the words of this form. */
function useReasons(): (error: Error) => string | null {
  const text = useMessages(programmeWords);
  const reasons: Readonly<Record<string, string>> = { order: text.order, "partnerships-outside": text.partnershipsOutside };
  return (error) => {
    const code = error instanceof Problem ? error.fields[0]?.code : undefined;
    return code === undefined ? null : (reasons[code] ?? null);
  };
}

interface ProgrammeFormProps {
  /** null makes a new one. */
  readonly programme: Programme | null;
  readonly onClose: () => void;
}

/** Makes or changes a programme: years, phases, leading group. */
export function ProgrammeForm({ programme, onClose }: ProgrammeFormProps): ReactElement {
  const text = useMessages(programmeWords);
  const common = useMessages(commonWords);
  const { today } = useSignedIn();
  const create = useChange(createProgramme);
  const change = useChange(changeProgramme);
  const reasonOf = useReasons();
  const error = create.error ?? change.error;
  const thisYear = Number(today.slice(0, 4)) - (today.slice(5, 7) < "09" ? 1 : 0);
  const first: ProgrammeChange = programme ?? {
    name: "",
    description: null,
    firstSchoolYear: thisYear,
    lastSchoolYear: thisYear + 2,
    phases: [],
    leadingGroup: [],
  };
  const save = async (body: ProgrammeChange): Promise<void> => {
    const whole = {
      ...body,
      description: body.description ?? null,
      phases: body.phases ?? [],
      leadingGroup: (body.leadingGroup ?? []).map(({ post, name, duty }) => ({ post, name, duty: duty ?? null })),
    };
    if (programme === null) await create.mutateAsync({ body: whole });
    else await change.mutateAsync({ params: { programmeId: programme.id }, body: whole });
    onClose();
  };
  const required = [{ required: true, message: common.required }];
  return (
    <Drawer open title={programme === null ? text.create : text.change} size="large" onClose={onClose}>
      <Form<ProgrammeChange>
        layout="vertical"
        initialValues={first}
        scrollToFirstError={{ focus: true }}
        onFinish={(body) => void save(body).catch(() => undefined)}
      >
        {error ? <Failed error={reasonOf(error) === null ? error : new Explained(reasonOf(error) ?? "")} /> : null}
        <Form.Item name="name" label={text.name} rules={required}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="description" label={text.description}>
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
        <div className="form-row">
          <Form.Item name="firstSchoolYear" label={text.firstYear} rules={required}>
            <InputNumber min={1990} max={2100} />
          </Form.Item>
          <Form.Item name="lastSchoolYear" label={text.lastYear} rules={required}>
            <InputNumber min={1990} max={2100} />
          </Form.Item>
        </div>
        <h3>{text.phases}</h3>
        <PhaseFields />
        <h3>{text.leadingGroup}</h3>
        <GroupFields />
        <Form.Item style={{ marginTop: 16 }}>
          <Button type="primary" htmlType="submit" loading={create.isPending || change.isPending}>
            {common.save}
          </Button>
        </Form.Item>
      </Form>
    </Drawer>
  );
}
