import { DatePicker, Form } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import type { ReactElement } from "react";
import { useMessages } from "../app/language.ts";
import { commonWords } from "./messages.ts";

/** How days are shown, and what may be typed: eight digits are the fastest. */
const dayFormats = ["YYYY-MM-DD", "YYYYMMDD", "YYYY/M/D", "YYYY.M.D"];
const wireFormat = "YYYY-MM-DD";

interface DayPickerProps {
  readonly value?: string | null | undefined;
  readonly onChange?: (day: string | null) => void;
  readonly id?: string;
  readonly label?: string;
  readonly placeholder?: string;
  readonly min?: string;
  readonly max?: string;
  readonly allowClear?: boolean;
  /** Opened by a button: the calendar shows at once, and closing it is told. */
  readonly isOpenAtFirst?: boolean;
  readonly onClose?: () => void;
}

function parsed(day: string | null | undefined): Dayjs | null {
  return day === undefined || day === null || day === "" ? null : dayjs(day);
}

/** A day as `YYYY-MM-DD`, typed or picked; it can stand in a form of antd as it is. */
export function DayPicker(props: DayPickerProps): ReactElement {
  const text = useMessages(commonWords);
  const min = parsed(props.min);
  const max = parsed(props.max);
  return (
    <DatePicker
      {...(props.id === undefined ? {} : { id: props.id })}
      aria-label={props.label ?? text.pickDay}
      value={parsed(props.value)}
      format={dayFormats}
      placeholder={props.placeholder ?? text.pickDay}
      title={text.dayHint}
      allowClear={props.allowClear ?? true}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- it opens where its button was pressed, so the focus moves on to it
      autoFocus={props.isOpenAtFirst ?? false}
      defaultOpen={props.isOpenAtFirst ?? false}
      onOpenChange={(isOpen) => (isOpen ? undefined : props.onClose?.())}
      {...(min === null ? {} : { minDate: min })}
      {...(max === null ? {} : { maxDate: max })}
      onChange={(day: Dayjs | null) => props.onChange?.(day === null ? null : day.format(wireFormat))}
    />
  );
}

/** The first and the last day of something, as two required fields of a form: `from` and `to`. */
export function DayFields({ from, to }: { readonly from: string; readonly to: string }): ReactElement {
  const rules = [{ required: true, message: useMessages(commonWords).required }];
  return (
    <>
      <Form.Item name="from" label={from} rules={rules}>
        <DayPicker label={from} />
      </Form.Item>
      <Form.Item name="to" label={to} rules={rules}>
        <DayPicker label={to} />
      </Form.Item>
    </>
  );
}
