import { Button, Drawer, Form, Input, Select } from "antd";
import { useState, type ReactElement } from "react";
import { createPartnership, type PartnershipChange } from "../../../contract/partnership.ts";
import type { Programme } from "../../../contract/programme.ts";
import { listSchools } from "../../../contract/school.ts";
import { useMessages } from "../../app/language.ts";
import { Explained, Problem } from "../../app/problem.ts";
import { useChange, useRoute } from "../../app/query.ts";
import { DayPicker } from "../../ui/day-picker.tsx";
import { commonWords } from "../../ui/messages.ts";
import { Failed } from "../../ui/states.tsx";
import { programmeWords } from "../messages.ts";

/** Schools offered at once; typing narrows them by name or initials. */
const schoolsMax = 50;

interface SchoolSelectProps {
  readonly label: string;
  readonly value?: string;
  readonly onChange?: (schoolId: string) => void;
}

/** Chooses a school of the county, by name or pinyin initials. */
export function SchoolSelect({ label, value, onChange }: SchoolSelectProps): ReactElement {
  const [q, setQ] = useState("");
  const answer = useRoute(listSchools, { query: { size: schoolsMax, active: "yes", ...(q === "" ? {} : { q }) } }, { keepPrevious: true });
  return (
    <Select
      aria-label={label}
      showSearch={{ filterOption: false, onSearch: setQ }}
      value={value ?? null}
      options={(answer.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(schoolId: string | null) => {
        if (schoolId !== null) onChange?.(schoolId);
      }}
    />
  );
}

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
          <Form.Item name="from" label={text.from} rules={required}>
            <DayPicker label={text.from} />
          </Form.Item>
          <Form.Item name="to" label={text.to} rules={required}>
            <DayPicker label={text.to} />
          </Form.Item>
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
