import { Button, Drawer, Form, Input } from "antd";
import type { ReactElement } from "react";
import { createPartnership, type PartnershipChange } from "../../../contract/partnership.ts";
import type { Programme } from "../../../contract/programme.ts";
import { useMessages } from "../../app/language.ts";
import { Explained, Problem } from "../../app/problem.ts";
import { useChange } from "../../app/query.ts";
import { DayFields, DayPicker } from "../../ui/day-picker.tsx";
import { commonWords } from "../../ui/messages.ts";
import { SchoolSelect } from "../../ui/school-select.tsx";
import { Failed } from "../../ui/states.tsx";
import { programmeWords } from "../messages.ts";

/** Pairs two schools in a programme. */
export function PartnershipForm({ programme, onClose }: { readonly programme: Programme; readonly onClose: () => void }): ReactElement {
  const text = useMessages(programmeWords);
  const common = useMessages(commonWords);
  const create = useChange(createPartnership);
  const code = create.error instanceof Problem ? create.error.fields[0]?.code : undefined;
  const reasons: Readonly<Record<string, string>> = { "same-school": text.sameSchool, outside: text.outside, order: text.order };
  const reason = code === undefined ? undefined : reasons[code];
  const required = [{ required: true, message: common.required }];
  const first = {
    from: `${programme.firstSchoolYear}-09-01`,
    to: `${programme.lastSchoolYear + 1}-08-31`,
    agreementNo: null,
    signedOn: null,
  };
  const save = async (values: Omit<PartnershipChange, "programmeId">): Promise<void> => {
    const agreementNo = values.agreementNo === "" ? null : (values.agreementNo ?? null);
    await create.mutateAsync({ body: { ...values, agreementNo, signedOn: values.signedOn ?? null, programmeId: programme.id } });
    onClose();
  };
  return (
    <Drawer open title={text.createPair} onClose={onClose}>
      <Form<Omit<PartnershipChange, "programmeId">>
        layout="vertical"
        initialValues={first}
        onFinish={(values) => void save(values).catch(() => undefined)}
      >
        {create.error ? <Failed error={reason === undefined ? create.error : new Explained(reason)} /> : null}
        <Form.Item name="helperSchoolId" label={text.helper} rules={required}>
          <SchoolSelect label={text.helper} />
        </Form.Item>
        <Form.Item name="helpedSchoolId" label={text.helped} rules={required}>
          <SchoolSelect label={text.helped} />
        </Form.Item>
        <div className="form-row">
          <DayFields from={text.from} to={text.to} />
        </div>
        <Form.Item name="agreementNo" label={text.agreementNo}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="signedOn" label={text.signedOn}>
          <DayPicker label={text.signedOn} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={create.isPending}>
          {common.save}
        </Button>
      </Form>
    </Drawer>
  );
}
