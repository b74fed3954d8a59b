import { DeleteOutlined } from "@ant-design/icons";
import { App, Button, Form, Input, InputNumber } from "antd";
import type { ReactElement } from "react";
import { changeSettings, getSettings, type Settings } from "../../contract/settings.ts";
import { can } from "../../domain/access/access.ts";
import { useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { Explained, Problem } from "../app/problem.ts";
import { useChange, useRoute } from "../app/query.ts";
import { useActor } from "../app/session.tsx";
import { DayPicker } from "../ui/day-picker.tsx";
import { LinkButton } from "../ui/app-link.tsx";
import { commonWords } from "../ui/messages.ts";
import { Failed, Waiting } from "../ui/states.tsx";
import { settingsWords } from "./messages.ts";
import { SettingsTabs } from "./parts/room-tabs.tsx";
import { daysOfText } from "./model.ts";

type Values = Omit<Settings, "holidays"> & { readonly holidays: string };

function CalendarFields({ isDisabled }: { readonly isDisabled: boolean }): ReactElement {
  const text = useMessages(settingsWords);
  const common = useMessages(commonWords);
  const required = [{ required: true, message: common.required }];
  const days = [
    { path: ["autumnTeaching", 0], label: `${text.autumn} ${common.from}` },
    { path: ["autumnTeaching", 1], label: `${text.autumn} ${common.to}` },
    { path: ["springFrom"], label: text.springFrom },
    { path: ["springTeaching", 0], label: `${text.spring} ${common.from}` },
    { path: ["springTeaching", 1], label: `${text.spring} ${common.to}` },
  ];
  return (
    <Form.List name="calendar">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div key={key} style={{ display: "flex", flexWrap: "wrap", gap: 8, alignItems: "end" }}>
              <Form.Item name={[name, "schoolYear"]} label={text.schoolYear} rules={required}>
                <InputNumber min={1990} max={2100} />
              </Form.Item>
              {days.map(({ path, label }) => (
                <Form.Item key={label} name={[name, ...path]} label={label} rules={required}>
                  <DayPicker label={label} />
                </Form.Item>
              ))}
              <Form.Item>
                <Button icon={<DeleteOutlined />} aria-label={common.remove} disabled={isDisabled} onClick={() => remove(name)} />
              </Form.Item>
            </div>
          ))}
          <Button type="dashed" disabled={isDisabled} onClick={() => add({})}>
            {text.addYear}
          </Button>
        </>
      )}
    </Form.List>
  );
}

function SettingsForm({ settings }: { readonly settings: Settings }): ReactElement {
  const text = useMessages(settingsWords);
  const common = useMessages(commonWords);
  const { message } = App.useApp();
  const isDisabled = !can(useActor(), "settings.change", { kind: "county" });
  const change = useChange(changeSettings);
  const isOrder = change.error instanceof Problem && change.error.fields[0]?.code === "order";
  const save = async ({ holidays, ...rest }: Values): Promise<void> => {
    const found = daysOfText(holidays);
    if ("wrong" in found) return;
    await change.mutateAsync({ body: { ...rest, calendar: rest.calendar ?? [], holidays: found.days } });
    void message.success(common.saved);
  };
  const checkHolidays = async (_: unknown, value: string): Promise<void> => {
    const found = daysOfText(value);
    if ("wrong" in found) throw new Explained(text.wrongDay(found.wrong));
  };
  return (
    <Form<Values>
      layout="vertical"
      className="panel"
      disabled={isDisabled}
      initialValues={{ ...settings, holidays: settings.holidays.join("\n") }}
      scrollToFirstError={{ focus: true }}
      onFinish={(values) => void save(values).catch(() => undefined)}
    >
      {change.error ? <Failed error={isOrder ? new Explained(text.order) : change.error} /> : null}
      <Form.Item name="countyName" label={text.countyName} rules={[{ required: true, message: common.required }]}>
        <Input maxLength={100} style={{ maxWidth: 320 }} />
      </Form.Item>
      <h2>{text.judging}</h2>
      <Form.Item name={["standing", "dueDays"]} label={text.dueDays} rules={[{ required: true, message: common.required }]}>
        <InputNumber min={1} max={90} precision={0} />
      </Form.Item>
      <Form.Item
        name={["standing", "riskMargin"]}
        label={text.riskMargin}
        extra={text.riskHint}
        rules={[{ required: true, message: common.required }]}
      >
        <InputNumber min={0} max={1} step={0.05} />
      </Form.Item>
      <h2>{text.signingIn}</h2>
      <Form.Item name={["signIn", "idleMinutes"]} label={text.idleMinutes} rules={[{ required: true, message: common.required }]}>
        <InputNumber min={5} max={720} precision={0} />
      </Form.Item>
      <h2>{text.calendar}</h2>
      <p className="muted">{text.calendarHint}</p>
      <CalendarFields isDisabled={isDisabled} />
      <Form.Item
        name="holidays"
        label={text.holidays}
        extra={text.holidaysHint}
        rules={[{ validator: checkHolidays }]}
        style={{ marginTop: 16 }}
      >
        <Input.TextArea rows={6} style={{ maxWidth: 320 }} />
      </Form.Item>
      {isDisabled ? null : (
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {common.save}
        </Button>
      )}
    </Form>
  );
}

/** The settings of the county: its calendar and how standings are judged. */
export function SettingsPage(): ReactElement {
  const text = useMessages(settingsWords);
  const actor = useActor();
  const answer = useRoute(getSettings, {});
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  const mayRead = can(actor, "audit.read", { kind: "county" });
  const mayChange = can(actor, "settings.change", { kind: "county" });
  return (
    <>
      <PageHead
        title={text.title}
        note={mayChange ? null : text.readOnly}
        actions={mayRead ? <LinkButton href="/audit-trail">{text.trail}</LinkButton> : null}
      />
      <SettingsTabs current="settings" />
      <SettingsForm settings={answer.data} />
    </>
  );
}
