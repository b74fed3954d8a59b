import { useNavigate } from "@tanstack/react-router";
import { DatePicker, Form, Modal, Select } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import type { ReactElement } from "react";
import { createRun } from "../../../contract/allowance.ts";
import { listProgrammes } from "../../../contract/programme.ts";
import { can } from "../../../domain/access/access.ts";
import { useMessages } from "../../app/language.ts";
import { useChange, useRoute } from "../../app/query.ts";
import { useActor } from "../../app/session.tsx";
import { commonWords } from "../../ui/messages.ts";
import { Failed } from "../../ui/states.tsx";
import { allowanceWords } from "../messages.ts";
import { useExplain } from "./explain.ts";

interface Values {
  readonly programmeId: string;
  readonly month: Dayjs;
}

/** Chooses programme and month, makes the draft and opens it. */
export function PreviewForm({ onClose }: { readonly onClose: () => void }): ReactElement {
  const text = useMessages(allowanceWords);
  const common = useMessages(commonWords);
  const actor = useActor();
  const navigate = useNavigate();
  const explain = useExplain();
  const [form] = Form.useForm<Values>();
  const programmes = useRoute(listProgrammes, {});
  const create = useChange(createRun);
  const mine = (programmes.data?.rows ?? []).filter(({ id }) => can(actor, "allowance.run", { kind: "programme", programmeId: id }));
  const [only] = mine;
  const send = async ({ programmeId, month }: Values): Promise<void> => {
    const run = await create.mutateAsync({ body: { programmeId, month: month.format("YYYY-MM-01") } });
    await navigate({ to: "/allowances/$runId", params: { runId: run.id } });
  };
  const required = [{ required: true, message: common.required }];
  return (
    <Modal
      open
      title={text.preview}
      okText={text.preview}
      cancelText={common.cancel}
      confirmLoading={create.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {programmes.data === undefined ? null : (
        <Form<Values>
          form={form}
          layout="vertical"
          initialValues={{ programmeId: only?.id, month: dayjs().subtract(1, "month") }}
          onFinish={(values) => void send(values).catch(() => undefined)}
        >
          {create.error ? <Failed error={explain(create.error)} /> : null}
          <Form.Item name="programmeId" label={text.programme} rules={required}>
            <Select options={mine.map(({ id, name }) => ({ value: id, label: name }))} />
          </Form.Item>
          <Form.Item name="month" label={text.month} rules={required}>
            <DatePicker picker="month" allowClear={false} />
          </Form.Item>
        </Form>
      )}
    </Modal>
  );
}
