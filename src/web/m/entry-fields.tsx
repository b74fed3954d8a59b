import type { ReactElement } from "react";
import type { EntryHints } from "../../contract/workbench.ts";
import { addDays, dayText, parseDay } from "../../domain/calendar/day.ts";
import { askedFields } from "../../domain/evidence/asked-fields.ts";
import type { Measure } from "../../domain/plan/quota.ts";
import { earmarks, postingRoles } from "../../domain/reading/reading.ts";
import { useMessages } from "../app/language.ts";
import { useSignedIn } from "../app/session.tsx";
import { quantityWords } from "../ui/quantity-words.ts";
import { enterWords } from "./enter-messages.ts";
import { isAboutGoods, namesOf, placeIn, type Entry } from "./enter-model.ts";
import { EntryFiles } from "./entry-files.tsx";
import { pairName } from "./pair-name.ts";
import { Chips, Field, FieldGroup, toggled } from "./field.tsx";

export interface EntryFieldsProps {
  readonly hints: EntryHints;
  readonly entry: Entry;
  /** Whether the pair may still be chosen: a record that is corrected keeps its own. */
  readonly hasPair: boolean;
  readonly onChange: (change: Partial<Entry>) => void;
}

type PartProps = Pick<EntryFieldsProps, "hints" | "entry" | "onChange">;

/** How many names are offered to touch. Our choice: two rows of a narrow phone. */
const peopleMax = 6;

function Days({ entry, onChange }: Pick<PartProps, "entry" | "onChange">): ReactElement {
  const text = useMessages(enterWords);
  const { today } = useSignedIn();
  const day = parseDay(today);
  const near = [
    { value: today, label: text.today },
    ...(day === null ? [] : [{ value: dayText(addDays(day, -1)), label: text.yesterday }]),
  ];
  return (
    <>
      <FieldGroup name={text.day}>
        <div className="days">
          <Chips options={near} chosen={[entry.from]} onToggle={(from) => onChange({ from, to: from })} />
          <input
            type="date"
            aria-label={text.day}
            value={entry.from}
            max={today}
            onChange={({ target }) => onChange({ from: target.value, to: target.value })}
          />
        </div>
      </FieldGroup>
      {askedFields(entry.category).lasts || entry.to !== entry.from ? (
        <Field name={text.to}>
          {(id) => (
            <input id={id} type="date" value={entry.to} min={entry.from} onChange={({ target }) => onChange({ to: target.value })} />
          )}
        </Field>
      ) : null}
    </>
  );
}

interface SubjectProps extends PartProps {
  /** Which of the subjects; the one after the last adds one. */
  readonly place: number;
  readonly name: string;
}

function Subject({ hints, entry, onChange, place, name }: SubjectProps): ReactElement {
  const text = useMessages(enterWords);
  const chosen = entry.subjects[place] ?? "";
  const choose = (subject: string): void => {
    const others = entry.subjects.filter((one, index) => index !== place && one !== subject);
    onChange({ subjects: subject === "" ? others : others.toSpliced(place, 0, subject) });
  };
  const options = [...new Set([...hints.subjects, ...entry.subjects])];
  return (
    <Field name={name}>
      {(id) => (
        <select id={id} value={chosen} onChange={({ target }) => choose(target.value)}>
          <option value="">{place === 0 ? text.noSubject : text.notStated}</option>
          {options.map((subject) => (
            <option key={subject}>{subject}</option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Who takes part: chips of those who come most, and a line for other names. */
function People({ hints, entry, onChange }: PartProps): ReactElement {
  const text = useMessages(enterWords);
  const chosen = namesOf(entry.people);
  const { subjects } = entry;
  const fitting = hints.people.filter(({ subject }) => subjects.length === 0 || (subject !== null && subjects.includes(subject)));
  const names = [...new Set(fitting.map(({ name }) => name))].slice(0, peopleMax);
  return (
    <FieldGroup name={text.people}>
      <Chips
        options={names.map((name) => ({ value: name, label: name }))}
        chosen={chosen}
        onToggle={(name) => onChange({ people: toggled(chosen, name).join("、") })}
      />
      <input
        type="text"
        aria-label={text.people}
        placeholder={text.peopleHint}
        value={entry.people}
        onChange={({ target }) => onChange({ people: target.value })}
      />
    </FieldGroup>
  );
}

/** A figure with large buttons on both sides; money has none, as nobody gives a yuan more or less. It may stay empty. */
function Figure({ measure, entry, onChange }: Pick<PartProps, "entry" | "onChange"> & { readonly measure: Measure }): ReactElement {
  const words = useMessages(quantityWords);
  const name = words.measures[measure];
  const amount = entry.amounts[measure];
  const isMoney = measure === "yuan";
  const set = (next: number | undefined): void => {
    const { [measure]: _, ...others } = entry.amounts;
    onChange({ amounts: next === undefined || !Number.isFinite(next) ? others : { ...others, [measure]: Math.max(0, next) } });
  };
  const step = (by: number, sign: string): ReactElement => (
    <button type="button" aria-label={`${name} ${sign}1`} onClick={() => set((amount ?? 0) + by)}>
      {sign}
    </button>
  );
  return (
    <FieldGroup name={name}>
      <div className="figure chips">
        {isMoney ? null : step(-1, "−")}
        <input
          type="number"
          inputMode={isMoney ? "decimal" : "numeric"}
          min={0}
          step={isMoney ? 0.01 : 1}
          aria-label={name}
          className={isMoney ? "money" : "count"}
          value={amount ?? ""}
          onChange={({ target }) => set(target.value === "" ? undefined : Number(target.value))}
        />
        {isMoney ? null : step(1, "+")}
        <span>{words.units[measure]}</span>
      </div>
    </FieldGroup>
  );
}

interface ChoiceProps<Value extends string> {
  readonly name: string;
  readonly values: readonly Value[];
  readonly words: Readonly<Record<Value, string>>;
  readonly chosen: Value | null;
  readonly onChoose: (value: Value | null) => void;
}

function Choice<Value extends string>({ name, values, words, chosen, onChoose }: ChoiceProps<Value>): ReactElement {
  const text = useMessages(enterWords);
  return (
    <Field name={name}>
      {(id) => (
        <select id={id} value={chosen ?? ""} onChange={({ target }) => onChoose(values.find((value) => value === target.value) ?? null)}>
          <option value="">{text.notStated}</option>
          {values.map((value) => (
            <option key={value} value={value}>
              {words[value]}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** What most records do without: a second subject, grades, the other figures of the kind, the place. */
function Details({ hints, entry, onChange }: PartProps): ReactElement {
  const text = useMessages(enterWords);
  const words = useMessages(quantityWords);
  const { figures, hasSubjects } = askedFields(entry.category);
  const [, ...otherFigures] = figures;
  const grades = [...new Set([...hints.grades, ...entry.grades])].map((grade) => ({ value: grade, label: words.grade(grade) }));
  return (
    <details>
      <summary>{text.details}</summary>
      <div className="details">
        {hasSubjects && entry.subjects.length > 0
          ? [...entry.subjects, ""]
              .slice(1)
              .map((subject, index) => (
                <Subject key={subject} hints={hints} entry={entry} onChange={onChange} place={index + 1} name={text.addSubject} />
              ))
          : null}
        {isAboutGoods(entry.category) ? <People hints={hints} entry={entry} onChange={onChange} /> : null}
        {otherFigures.map((measure) => (
          <Figure key={measure} measure={measure} entry={entry} onChange={onChange} />
        ))}
        <FieldGroup name={text.grades}>
          <Chips options={grades} chosen={entry.grades} onToggle={(grade) => onChange({ grades: toggled(entry.grades, grade) })} />
        </FieldGroup>
        <Field name={text.place}>
          {(id) => (
            <input id={id} type="text" maxLength={100} value={entry.place} onChange={({ target }) => onChange({ place: target.value })} />
          )}
        </Field>
      </div>
    </details>
  );
}

function Pair({ hints, entry, onChange }: PartProps): ReactElement {
  const text = useMessages(enterWords);
  const choose = (partnershipId: string): void => {
    const pair = hints.partnerships.find(({ id }) => id === partnershipId);
    onChange({ partnershipId, ...(pair === undefined ? {} : { place: placeIn(entry.category, pair) }) });
  };
  return (
    <Field name={text.pair}>
      {(id) => (
        <select id={id} value={entry.partnershipId} onChange={({ target }) => choose(target.value)}>
          {hints.partnerships.map((pair) => (
            <option key={pair.id} value={pair.id}>
              {pairName(pair)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** The fields of a record, the usual ones first, each kind with the figures that its promises are counted by. */
export function EntryFields(props: EntryFieldsProps): ReactElement {
  const { hints, entry, hasPair, onChange } = props;
  const text = useMessages(enterWords);
  const words = useMessages(quantityWords);
  const { figures, hasSubjects, hasEarmark, hasPost } = askedFields(entry.category);
  return (
    <>
      {hasPair && hints.partnerships.length > 1 ? <Pair hints={hints} entry={entry} onChange={onChange} /> : null}
      <Days entry={entry} onChange={onChange} />
      {hasSubjects ? <Subject hints={hints} entry={entry} onChange={onChange} place={0} name={text.subject} /> : null}
      {hasEarmark ? (
        <Choice
          name={text.earmark}
          values={earmarks}
          words={words.earmarks}
          chosen={entry.earmark}
          onChoose={(earmark) => onChange({ earmark })}
        />
      ) : null}
      {hasPost ? (
        <Choice
          name={text.postingRole}
          values={postingRoles}
          words={words.postingRoles}
          chosen={entry.postingRole}
          onChoose={(postingRole) => onChange({ postingRole })}
        />
      ) : null}
      {isAboutGoods(entry.category) ? null : <People hints={hints} entry={entry} onChange={onChange} />}
      <Figure measure={figures[0]} entry={entry} onChange={onChange} />
      <textarea
        aria-label={text.note}
        placeholder={text.note}
        rows={2}
        maxLength={2000}
        value={entry.note}
        onChange={({ target }) => onChange({ note: target.value })}
      />
      <EntryFiles files={entry.files} onChange={(files) => onChange({ files })} />
      <Details hints={hints} entry={entry} onChange={onChange} />
    </>
  );
}
