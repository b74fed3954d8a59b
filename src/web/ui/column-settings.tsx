import { Button, Checkbox, Popover } from "antd";
import type { ReactElement } from "react";
import { useMessages } from "../app/language.ts";
import { commonWords } from "./messages.ts";

interface Named {
  readonly key: string;
  readonly title: string;
  readonly isExtra?: boolean;
}

interface ColumnSettingsProps {
  readonly columns: readonly Named[];
  readonly hidden: readonly string[];
  readonly onChange: (hidden: readonly string[]) => void;
}

/** Which columns are shown. The first one names the row and stays. */
export function ColumnSettings({ columns, hidden, onChange }: ColumnSettingsProps): ReactElement {
  const text = useMessages(commonWords);
  // A column of buttons has no heading, and nobody wants to hide it.
  const choosable = columns.filter(({ title }) => title !== "");
  const shown = columns.filter(({ key }) => !hidden.includes(key)).map(({ key }) => key);
  const choices = (
    <div className="column-choices">
      <Checkbox.Group
        value={shown}
        options={choosable.map(({ key, title }, place) => ({ value: key, label: title, disabled: place === 0 }))}
        onChange={(keys) => onChange(choosable.filter(({ key }) => !keys.includes(key)).map(({ key }) => key))}
      />
      <Button size="small" onClick={() => onChange(columns.filter(({ isExtra }) => isExtra === true).map(({ key }) => key))}>
        {text.showAllColumns}
      </Button>
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={choices}>
      <Button>{text.columns}</Button>
    </Popover>
  );
}
