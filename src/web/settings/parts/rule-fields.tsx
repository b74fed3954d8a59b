import { DeleteOutlined } from "@ant-design/icons";
import { Button, Form, Input, InputNumber, Select, Switch } from "antd";
import type { ReactElement } from "react";
import { useMessages } from "../../app/language.ts";
import { DayPicker } from "../../ui/day-picker.tsx";
import { commonWords } from "../../ui/messages.ts";
import { emptyOf, type Shape } from "../rule-shape.ts";
import type { Telling } from "../rule-text.ts";
import { rulesWords } from "../rules-messages.ts";
import { shownFields } from "./rule-value.tsx";

type Path = readonly (string | number)[];

interface FieldProps {
  readonly shape: Shape;
  /** Within the form, or within the list that the field is in. */
  readonly path: Path;
  /** The name of the field in its rule; empty for a value without parts. */
  readonly field: string;
  readonly telling: Telling;
  /** In a table the heading of the column names it: the number of its row. */
  readonly row?: number;
}

interface InputProps {
  readonly shape: Shape;
  readonly field: string;
  readonly telling: Telling;
  readonly label: string;
  /** What a form item of antd hands on. */
  readonly id?: string;
}

function NumberInput({ shape, field, telling, label, ...rest }: InputProps): ReactElement {
  const isMoney = shape.kind === "money";
  const unit = isMoney ? { "zh-CN": "元", "zh-TW": "元", en: "yuan" }[telling.language] : telling.names.unitOf(field);
  return <InputNumber {...rest} aria-label={label} precision={isMoney ? 2 : 0} {...(unit === "" ? {} : { suffix: unit })} />;
}

/** One control; antd's form item hands it value and change. */
function Control(props: InputProps): ReactElement {
  const text = useMessages(rulesWords);
  const { shape, field, telling, label, ...rest } = props;
  const options = (names: readonly string[]): { value: string; label: string }[] =>
    names.map((value) => ({ value, label: telling.names.choiceOf(field, value) }));
  switch (shape.kind) {
    case "number":
    case "money":
      return <NumberInput {...props} />;
    case "switch":
      return <Switch {...rest} aria-label={label} />;
    case "choice":
      return (
        <Select
          {...rest}
          aria-label={label}
          allowClear={shape.mayBeEmpty}
          {...(shape.mayBeEmpty ? { placeholder: text.none } : {})}
          options={options(shape.options)}
        />
      );
    case "choices":
      return <Select {...rest} aria-label={label} mode="multiple" options={options(shape.options)} />;
    case "day":
      return <DayPicker {...rest} label={label} allowClear={shape.mayBeEmpty} />;
    case "text":
      return shape.pattern === null && (shape.max ?? Infinity) > 100 ? (
        <Input.TextArea {...rest} aria-label={label} rows={2} maxLength={shape.max ?? 2000} />
      ) : (
        <Input {...rest} aria-label={label} maxLength={shape.max ?? 100} />
      );
    case "key":
    case "fields":
    case "rows":
    case "unknown":
      return <span className="muted">{label}</span>;
    default:
      return shape satisfies never;
  }
}

/** What may be entered: something, a number within its bounds, a text of its form. The server checks the same. */
function useChecks(shape: Shape): object[] {
  const text = useMessages(rulesWords);
  const common = useMessages(commonWords);
  const isEmptyGood = "mayBeEmpty" in shape ? shape.mayBeEmpty : shape.kind === "choices" || shape.kind === "switch";
  const required = isEmptyGood ? [] : [{ required: true, message: common.required }];
  if ((shape.kind === "number" || shape.kind === "money") && shape.min !== null && shape.max !== null)
    return [...required, { type: "number", min: shape.min, max: shape.max, message: text.between(String(shape.min), String(shape.max)) }];
  if (shape.kind === "number" || shape.kind === "money")
    return [...required, ...(shape.min === null ? [] : [{ type: "number", min: shape.min, message: text.faults.too_small }])];
  if (shape.kind === "text" && shape.pattern !== null)
    return [...required, { pattern: new RegExp(shape.pattern), message: text.faults.invalid_format }];
  return required;
}

function Cell({ shape, path, field, telling, row }: FieldProps): ReactElement {
  const text = useMessages(rulesWords);
  const checks = useChecks(shape);
  const name = telling.names.nameOf(field);
  const label = row === undefined ? name : text.cell(name, row);
  return (
    <Form.Item
      name={[...path]}
      rules={checks}
      {...(row === undefined ? { label: name } : { className: "rule-cell" })}
      {...(shape.kind === "switch" ? { valuePropName: "checked" } : {})}
    >
      <Control shape={shape} field={field} telling={telling} label={label} />
    </Form.Item>
  );
}

/** Rows that can be changed, added and taken away, as a table. */
function RowFields({
  shape,
  path,
  field,
  telling,
}: Omit<FieldProps, "shape"> & { readonly shape: Shape & { kind: "rows" } }): ReactElement {
  const text = useMessages(rulesWords);
  const common = useMessages(commonWords);
  const { item, min, max } = shape;
  const columns = item.kind === "fields" ? shownFields(item.fields) : [{ name: field, shape: item }];
  const isFixed = min === max;
  return (
    <Form.List name={[...path]}>
      {(rows, { add, remove }) => (
        <>
          <div className="rule-scroll">
            <table className="rule-table">
              <thead>
                <tr>
                  {columns.map(({ name }) => (
                    <th key={name} scope="col">
                      {telling.names.nameOf(name)}
                    </th>
                  ))}
                  {isFixed ? null : <th scope="col">{common.edit}</th>}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ key, name: place }) => (
                  <tr key={key}>
                    {columns.map((column) => (
                      <td key={column.name}>
                        <Cell
                          shape={column.shape}
                          path={item.kind === "fields" ? [place, column.name] : [place]}
                          field={column.name}
                          telling={telling}
                          row={place + 1}
                        />
                      </td>
                    ))}
                    {isFixed ? null : (
                      <td>
                        <Button
                          type="text"
                          icon={<DeleteOutlined />}
                          aria-label={text.removeRow(place + 1)}
                          disabled={rows.length <= min}
                          onClick={() => remove(place)}
                        />
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {isFixed ? null : (
            <Button type="dashed" className="rule-add" disabled={max !== null && rows.length >= max} onClick={() => add(emptyOf(item))}>
              {text.addRow}
            </Button>
          )}
        </>
      )}
    </Form.List>
  );
}

/** The fields of a rule by its shape; they stand in a form whose `value` is the rule. */
export function RuleFields({ shape, path, field, telling }: FieldProps): ReactElement {
  if (shape.kind === "rows") return <RowFields shape={shape} path={path} field={field} telling={telling} />;
  if (shape.kind !== "fields") return <Cell shape={shape} path={path} field={field} telling={telling} />;
  return (
    <>
      {shownFields(shape.fields).map((inner) => (
        <RuleFields key={inner.name} shape={inner.shape} path={[...path, inner.name]} field={inner.name} telling={telling} />
      ))}
    </>
  );
}
