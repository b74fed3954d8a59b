import { Button, Form, Input, InputNumber, Modal } from "antd";
import { useState, type ReactElement } from "react";
import { confirmMonths, enterMonth, noMonthYet, type MonthFigures, type PostingMonth } from "../../../contract/attendance.ts";
import type { PostingPage } from "../../../contract/posting.ts";
import { useMessages } from "../../app/language.ts";
import { useChange } from "../../app/query.ts";
import { commonWords } from "../../ui/messages.ts";
import { shortOf } from "../../ui/pair.tsx";
import { Failed, Nothing } from "../../ui/states.tsx";
import { postingWords } from "../messages.ts";
import { usePostingReason } from "./reasons.ts";

interface WindowProps {
  readonly postingId: string;
  readonly month: PostingMonth;
  readonly onClose: () => void;
}

function MonthWindow({ postingId, month, onClose }: WindowProps): ReactElement {
  const text = useMessages(postingWords);
  const common = useMessages(commonWords);
  const enter = useChange(enterMonth);
  const reason = usePostingReason(enter.error);
  const [form] = Form.useForm<MonthFigures>();
  const required = [{ required: true, message: common.required }];
  const save = async ({ note, ...figures }: MonthFigures): Promise<void> => {
    const body = { ...figures, note: note?.trim() || null, version: month.entered?.version ?? noMonthYet };
    await enter.mutateAsync({ params: { postingId, month: month.month }, body });
    onClose();
  };
  return (
    <Modal
      open
      title={`${text.months} ${month.month.slice(0, 7)}`}
      okText={common.save}
      cancelText={common.cancel}
      confirmLoading={enter.isPending}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<MonthFigures>
        form={form}
        layout="vertical"
        initialValues={month.entered ?? { absentDays: 0 }}
        onFinish={(values) => void save(values).catch(() => undefined)}
      >
        {reason === null ? null : <Failed error={reason} />}
        <p className="muted">
          {text.onPost} {month.days}
        </p>
        <Form.Item name="absentDays" label={text.absent} rules={required}>
          <InputNumber min={0} max={31} precision={0} />
        </Form.Item>
        <Form.Item name="lessons" label={text.taught} rules={required}>
          <InputNumber min={0} precision={0} />
        </Form.Item>
        <Form.Item name="note" label={text.note}>
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function MonthRow({ posting, month, onOpen }: { posting: PostingPage; month: PostingMonth; onOpen: () => void }): ReactElement {
  const text = useMessages(postingWords);
  const common = useMessages(commonWords);
  const { entered } = month;
  const state =
    entered === null
      ? text.notEntered
      : entered.confirmedBy === null
        ? `${text.enteredBy(entered.enteredBy)} · ${text.waits(shortOf(posting.host))}`
        : text.confirmedBy(entered.confirmedBy);
  return (
    <tr>
      <th scope="row" className="number">
        {month.month.slice(0, 7)}
      </th>
      <td className="figure number">{month.days}</td>
      <td className="figure number">{entered?.absentDays ?? "—"}</td>
      <td className="figure number">{entered?.lessons ?? "—"}</td>
      <td className={entered?.confirmedBy === null || entered === null ? "muted" : ""}>{state}</td>
      <td className="figure">
        {posting.allowed.includes("report") ? (
          <Button size="small" aria-label={`${month.month.slice(0, 7)} ${text.enterMonth}`} onClick={onOpen}>
            {entered === null ? text.enterMonth : common.edit}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

/** Confirms every month that waits, together. */
function ConfirmAll({ posting }: { readonly posting: PostingPage }): ReactElement | null {
  const text = useMessages(postingWords);
  const confirm = useChange(confirmMonths);
  const months = posting.months.flatMap(({ month, entered }) =>
    entered === null || entered.confirmedBy !== null ? [] : [{ postingId: posting.id, month, version: entered.version }],
  );
  if (months.length === 0 || !posting.allowed.includes("confirm")) return null;
  return (
    <>
      <Button size="small" type="primary" loading={confirm.isPending} onClick={() => confirm.mutate({ body: { months } })}>
        {text.confirmAll(months.length)}
      </Button>
      {confirm.error ? <Failed error={confirm.error} /> : null}
    </>
  );
}

/** Days absent and lessons taught month by month, and whether the host school has confirmed them. */
export function Months({ posting }: { readonly posting: PostingPage }): ReactElement {
  const text = useMessages(postingWords);
  const [opened, open] = useState<PostingMonth | null>(null);
  return (
    <section aria-label={text.months}>
      <h2>
        {text.months}
        <ConfirmAll posting={posting} />
      </h2>
      <p className="muted small">{text.monthsHint}</p>
      {posting.months.length === 0 ? <Nothing message={text.noMonths} /> : null}
      {posting.months.length === 0 ? null : (
        <table className="month-table">
          <thead>
            <tr>
              <th scope="col">{text.month}</th>
              <th scope="col" className="figure">
                {text.onPost}
              </th>
              <th scope="col" className="figure">
                {text.absent}
              </th>
              <th scope="col" className="figure">
                {text.taught}
              </th>
              <th scope="col">{text.state}</th>
              <th scope="col">
                <span className="visually-hidden">{text.enterMonth}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {posting.months.map((month) => (
              <MonthRow key={month.month} posting={posting} month={month} onOpen={() => open(month)} />
            ))}
          </tbody>
        </table>
      )}
      {opened === null ? null : <MonthWindow postingId={posting.id} month={opened} onClose={() => open(null)} />}
    </section>
  );
}
