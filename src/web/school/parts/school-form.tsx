import { Button, Drawer, Form, Input, InputNumber, Select, Switch } from "antd";
import type { ReactElement } from "react";
import { changeSchool, type School } from "../../../contract/school.ts";
import { stages, type Stage } from "../../../domain/school/stage.ts";
import { useMessages } from "../../app/language.ts";
import { Explained, Problem } from "../../app/problem.ts";
import { useChange } from "../../app/query.ts";
import { commonWords } from "../../ui/messages.ts";
import { stateWords } from "../../ui/state-words.ts";
import { Failed } from "../../ui/states.tsx";
import { schoolWords } from "../messages.ts";

interface Values {
  readonly schoolCode: string;
  readonly name: string;
  readonly shortName?: string | null;
  readonly stages: Stage[];
  readonly township?: string | null;
  readonly longitude?: number | null;
  readonly latitude?: number | null;
  readonly pupils?: number | null;
  readonly teachers?: number | null;
  readonly isActive: boolean;
}

function orNull(value: string | null | undefined): string | null {
  return value === undefined || value === null || value === "" ? null : value;
}

/** Changes one school. */
export function SchoolForm({ school, onClose }: { readonly school: School; readonly onClose: () => void }): ReactElement {
  const text = useMessages(schoolWords);
  const common = useMessages(commonWords);
  const stageNames = useMessages(stateWords).stages;
  const change = useChange(changeSchool);
  const isDuplicate = change.error instanceof Problem && change.error.code === "duplicate";
  const save = async ({ longitude, latitude, ...values }: Values): Promise<void> => {
    const place = typeof longitude === "number" && typeof latitude === "number" ? { longitude, latitude } : null;
    const body = {
      ...values,
      shortName: orNull(values.shortName),
      township: orNull(values.township),
      pupils: values.pupils ?? null,
      teachers: values.teachers ?? null,
      place,
    };
    await change.mutateAsync({ params: { schoolId: school.id }, body });
    onClose();
  };
  const required = [{ required: true, message: common.required }];
  const first: Values = { ...school, longitude: school.place?.longitude ?? null, latitude: school.place?.latitude ?? null };
  return (
    <Drawer open title={text.change} onClose={onClose}>
      <Form<Values>
        layout="vertical"
        initialValues={first}
        scrollToFirstError={{ focus: true }}
        onFinish={(values) => void save(values).catch(() => undefined)}
      >
        {change.error ? <Failed error={isDuplicate ? new Explained(text.duplicateCode) : change.error} /> : null}
        <Form.Item name="name" label={text.name} rules={required}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="schoolCode" label={text.code} rules={[{ required: true, pattern: /^\d{10}$/, message: text.code }]}>
          <Input maxLength={10} inputMode="numeric" />
        </Form.Item>
        <Form.Item name="shortName" label={text.shortName}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="stages" label={text.stages}>
          <Select mode="multiple" options={stages.map((stage) => ({ value: stage, label: stageNames[stage] }))} />
        </Form.Item>
        <Form.Item name="township" label={text.township}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="longitude" label={text.longitude}>
          <InputNumber min={73} max={136} />
        </Form.Item>
        <Form.Item name="latitude" label={text.latitude}>
          <InputNumber min={3} max={54} />
        </Form.Item>
        <Form.Item name="pupils" label={text.pupils}>
          <InputNumber min={0} max={100_000} precision={0} />
        </Form.Item>
        <Form.Item name="teachers" label={text.teachers}>
          <InputNumber min={0} max={10_000} precision={0} />
        </Form.Item>
        <Form.Item name="isActive" label={text.active} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {common.save}
        </Button>
      </Form>
    </Drawer>
  );
}
