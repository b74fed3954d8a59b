import { App, Button, Checkbox, Form, Modal, Select } from "antd";
import { useState, type ReactElement } from "react";
import { listAssessable, openAssessments } from "../../../contract/assessment.ts";
import { listProgrammes } from "../../../contract/programme.ts";
import { addDays, dayText, parseDay } from "../../../domain/calendar/day.ts";
import { schoolYearOf } from "../../../domain/calendar/school-calendar.ts";
import { useLanguage, useMessages } from "../../app/language.ts";
import { useChange, useRoute } from "../../app/query.ts";
import { useSignedIn } from "../../app/session.tsx";
import { DayPicker } from "../../ui/day-picker.tsx";
import { commonWords } from "../../ui/messages.ts";
import { pairText } from "../../ui/pair.tsx";
import { Failed, Nothing, Waiting } from "../../ui/states.tsx";
import { periodName } from "../../ui/term-words.ts";
import { assessmentWords } from "../messages.ts";
import { schoolYearChoices } from "../model.ts";
import { useAssessmentReason } from "../reasons.ts";

/** Programmes of a county fit on one page. */
const programmesShown = 100;
/** Days that the parties are given at first; the officer may choose others. Our choice: two weeks. */
const daysGiven = 14;

interface PeopleProps {
  readonly schoolYear: number;
  readonly programmeId: string | null;
  /** Null: nobody has chosen yet, so that all are. */
  readonly chosen: readonly string[] | null;
  readonly onChoose: (postingIds: string[] | null) => void;
}

function People({ schoolYear, programmeId, chosen, onChoose }: PeopleProps): ReactElement {
  const text = useMessages(assessmentWords);
  const answer = useRoute(listAssessable, { query: { schoolYear, ...(programmeId === null ? {} : { programmeId }) } });
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  const { rows } = answer.data;
  if (rows.length === 0) return <Nothing message={text.nobodyToOpen} />;
  const all = rows.map(({ postingId }) => postingId);
  const value = chosen ?? [];
  const isAll = value.length === all.length;
  return (
    <>
      <p>
        {text.chosen(value.length)}{" "}
        <Button size="small" onClick={() => onChoose(isAll ? [] : all)}>
          {isAll ? text.chooseNone : text.chooseAll}
        </Button>
      </p>
      <div className="assessment-people">
        <Checkbox.Group
          value={[...value]}
          onChange={onChoose}
          options={rows.map(({ postingId, personName, subject, helper, helped }) => ({
            value: postingId,
            label: [personName, subject, pairText(helper, helped)].filter((part) => part !== null).join(" · "),
          }))}
        />
      </div>
    </>
  );
}

interface ProgrammeFieldProps {
  readonly value: string | null;
  readonly onChange: (programmeId: string | null) => void;
}

function ProgrammeField({ value, onChange }: ProgrammeFieldProps): ReactElement {
  const text = useMessages(assessmentWords);
  const programmes = useRoute(listProgrammes, { query: { size: programmesShown } });
  return (
    <Form.Item label={text.programme} htmlFor="assessment-programme" className="field-wide">
      <Select
        id="assessment-programme"
        value={value ?? ""}
        options={[
          { value: "", label: text.allProgrammes },
          ...(programmes.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(id) => onChange(id === "" ? null : id)}
      />
    </Form.Item>
  );
}

/** Opens the assessment of a school year for one or many people. */
export function OpenWindow({ onClose }: { readonly onClose: () => void }): ReactElement {
  const text = useMessages(assessmentWords);
  const common = useMessages(commonWords);
  const language = useLanguage();
  const { message } = App.useApp();
  const { today } = useSignedIn();
  const day = parseDay(today);
  const present = day === null ? 0 : schoolYearOf(day);
  const [schoolYear, setSchoolYear] = useState(present);
  const [programmeId, setProgrammeId] = useState<string | null>(null);
  const [chosen, choose] = useState<string[] | null>(null);
  const [dueDay, setDueDay] = useState<string | null>(day === null ? null : dayText(addDays(day, daysGiven)));
  const open = useChange(openAssessments);
  const reason = useAssessmentReason(open.error);
  const save = async (): Promise<void> => {
    if (chosen === null || dueDay === null) return;
    const { ids } = await open.mutateAsync({ body: { postingIds: chosen, schoolYear, dueDay } });
    void message.success(text.opened(ids.length));
    onClose();
  };
  return (
    <Modal
      open
      width={640}
      title={text.open}
      okText={text.open}
      cancelText={common.cancel}
      okButtonProps={{ disabled: (chosen?.length ?? 0) === 0 || dueDay === null }}
      confirmLoading={open.isPending}
      onOk={() => void save().catch(() => undefined)}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <p className="muted">{text.openHint}</p>
        {reason === null ? null : <Failed error={reason} />}
        <div className="field-row">
          <Form.Item label={text.schoolYear} htmlFor="assessment-year">
            <Select
              id="assessment-year"
              value={schoolYear}
              options={schoolYearChoices(present).map((year) => ({ value: year, label: periodName(`${year}-${year + 1}`, language) }))}
              onChange={(year) => {
                setSchoolYear(year);
                choose(null);
              }}
            />
          </Form.Item>
          <ProgrammeField
            value={programmeId}
            onChange={(id) => {
              setProgrammeId(id);
              choose(null);
            }}
          />
          <Form.Item label={text.dueDay} htmlFor="assessment-due">
            <DayPicker id="assessment-due" label={text.dueDay} min={today} value={dueDay} onChange={setDueDay} />
          </Form.Item>
        </div>
        <h3>{text.choosePeople}</h3>
        <People schoolYear={schoolYear} programmeId={programmeId} chosen={chosen} onChoose={choose} />
      </Form>
    </Modal>
  );
}
