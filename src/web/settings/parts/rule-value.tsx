import type { ReactElement } from "react";
import { Facts } from "../../ui/facts.tsx";
import { partsOf, rowsOf, type Field, type Shape } from "../rule-shape.ts";
import { partText, type Telling } from "../rule-text.ts";

interface ValueProps {
  readonly shape: Shape;
  readonly value: unknown;
  readonly telling: Telling;
}

interface RowsProps {
  readonly fields: readonly Field[];
  readonly rows: readonly unknown[];
  readonly telling: Telling;
}

/** Fields that people see: not the names that rows have for the program. */
export function shownFields(fields: readonly Field[]): Field[] {
  return fields.filter(({ shape }) => shape.kind !== "key");
}

/** Amounts stand right; days and choices stay on one line. */
function cellClass({ kind }: Shape): string {
  if (kind === "money") return "number";
  return kind === "day" || kind === "choice" || kind === "switch" ? "rule-short" : "";
}

function Rows({ fields, rows, telling }: RowsProps): ReactElement {
  const shown = shownFields(fields);
  return (
    <div className="rule-scroll">
      <table className="rule-table">
        <thead>
          <tr>
            {shown.map(({ name }) => (
              <th key={name} scope="col">
                {telling.names.nameOf(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- rows of a paper that never change
            <tr key={place}>
              {shown.map(({ name, shape }) => (
                <td key={name} className={cellClass(shape)}>
                  {partText(shape, partsOf(row)[name], name, telling)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The content of a rule, to be read: facts by name, lists as tables. */
export function RuleValue({ shape, value, telling }: ValueProps): ReactElement {
  if (shape.kind === "rows") {
    if (shape.item.kind === "fields") return <Rows fields={shape.item.fields} rows={rowsOf(value)} telling={telling} />;
    const { item } = shape;
    return (
      <ol className="rule-list">
        {rowsOf(value).map((row) => (
          <li key={JSON.stringify(row)}>{partText(item, row, "", telling)}</li>
        ))}
      </ol>
    );
  }
  if (shape.kind !== "fields") return <Facts facts={[{ name: telling.names.nameOf(""), value: partText(shape, value, "", telling) }]} />;
  const parts = partsOf(value);
  const fields = shownFields(shape.fields);
  const facts = fields
    .filter((field) => field.shape.kind !== "rows")
    .map((field) => ({ name: telling.names.nameOf(field.name), value: partText(field.shape, parts[field.name], field.name, telling) }));
  return (
    <>
      {facts.length === 0 ? null : <Facts facts={facts} />}
      {fields.map((field) =>
        field.shape.kind === "rows" ? <RuleValue key={field.name} shape={field.shape} value={parts[field.name]} telling={telling} /> : null,
      )}
    </>
  );
}
