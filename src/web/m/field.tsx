import { useId, type ReactElement, type ReactNode } from "react";

interface FieldProps {
  readonly name: string;
  /** The control, which takes the id that its name points to. */
  readonly children: (id: string) => ReactElement;
}

/** One control with its name above it. */
export function Field({ name, children }: FieldProps): ReactElement {
  const id = useId();
  return (
    <div className="field">
      <label className="field-name" htmlFor={id}>
        {name}
      </label>
      {children(id)}
    </div>
  );
}

interface FieldGroupProps {
  readonly name: string;
  readonly children: ReactNode;
}

/** Several controls under one name. */
export function FieldGroup({ name, children }: FieldGroupProps): ReactElement {
  return (
    <div className="field" role="group" aria-label={name}>
      <span className="field-name" aria-hidden="true">
        {name}
      </span>
      {children}
    </div>
  );
}

interface ChipsProps {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onToggle: (value: string) => void;
}

/** Words to touch; those chosen are filled. */
export function Chips({ options, chosen, onToggle }: ChipsProps): ReactElement {
  return (
    <div className="chips">
      {options.map(({ value, label }) => (
        <button key={value} type="button" aria-pressed={chosen.includes(value)} onClick={() => onToggle(value)}>
          {label}
        </button>
      ))}
    </div>
  );
}

/** A list with one value more, or without it. */
export function toggled(chosen: readonly string[], value: string): string[] {
  return chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
}
