import "./workbench.css";
import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";
import type { ReactElement } from "react";
import { AppLink } from "../ui/app-link.tsx";
import { exportCalendar, getCalendar } from "../../contract/workbench.ts";
import { civilOf, dayText, parseDay, type Day } from "../../domain/calendar/day.ts";
import { useAddressWords, useAsOf, useChangeAddress } from "../app/address-bar.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { useSignedIn } from "../app/session.tsx";
import { categoryWords } from "../ui/category-words.ts";
import { countedText, obligationTitle } from "../ui/obligation-text.ts";
import { ExportButton, exportBy } from "../ui/export-button.tsx";
import { PairSelect } from "../ui/pair-select.tsx";
import { PairLink, pairText, shortOf } from "../ui/pair.tsx";
import { StandingMark } from "../ui/standing-mark.tsx";
import { Failed, Nothing, Waiting } from "../ui/states.tsx";
import { itemsOn, monthOf, monthView, shiftedMonth, type DayItems } from "./calendar-model.ts";
import { workbenchWords } from "./messages.ts";

/** How many names fit into a day's cell. */
const namesPerDay = 3;

interface DayCellProps {
  readonly day: Day;
  readonly isOther: boolean;
  readonly isToday: boolean;
  readonly isChosen: boolean;
  readonly items: DayItems;
  readonly onChoose: () => void;
}

function DayCell({ day, isOther, isToday, isChosen, items, onChoose }: DayCellProps): ReactElement {
  const text = useMessages(workbenchWords);
  const language = useLanguage();
  const classes = ["calendar-day", isOther ? "other-month" : "", isToday ? "is-today" : "", isChosen ? "chosen" : ""].join(" ");
  return (
    <button type="button" className={classes} aria-pressed={isChosen} onClick={onChoose}>
      <span className="day-number number">
        <span className="visually-hidden">{dayText(day).slice(0, 8)}</span>
        {civilOf(day).dayOfMonth}
      </span>
      {items.due.length > 0 ? <strong className="sign-due">{text.dueCount(items.due.length)}</strong> : null}
      {items.events.slice(0, namesPerDay).map((event) => (
        <span key={event.recordId} className="event">
          {event.state === "planned" ? "○" : "●"} {categoryWords[language][event.category]} {shortOf(event.helped)}
        </span>
      ))}
      {items.events.length > namesPerDay ? <span className="muted">+{items.events.length - namesPerDay}</span> : null}
    </button>
  );
}

function DayList({ day, items }: { readonly day: Day; readonly items: DayItems }): ReactElement {
  const text = useMessages(workbenchWords);
  const language = useLanguage();
  const isEmpty = items.due.length === 0 && items.events.length === 0;
  return (
    <aside className="bench" aria-label={text.chosenDay(dayText(day))} style={{ display: "block" }}>
      <section>
        <h2>{text.chosenDay(dayText(day))}</h2>
        {isEmpty ? <Nothing message={text.nothingThatDay} /> : null}
        <ul className="lines">
          {items.due.map((item) => (
            <li key={`${item.partnershipId}${item.commitmentId}${JSON.stringify(item.scope)}`}>
              <div className="grow">
                <div>{obligationTitle(item, language)}</div>
                <div className="muted small">
                  <PairLink {...item} /> · {countedText(item, item.measure, language)}
                </div>
              </div>
              <StandingMark standing={item.standing} />
            </li>
          ))}
          {items.events.map((event) => (
            <li key={event.recordId}>
              <div className="grow">
                <div>
                  <AppLink href={`/records/${event.recordId}`}>{categoryWords[language][event.category]}</AppLink>
                  {event.state === "planned" ? `（${text.planned}）` : ""}
                </div>
                <div className="muted small">
                  {pairText(event.helper, event.helped)}
                  {event.place === null ? "" : ` · ${event.place}`}
                </div>
              </div>
            </li>
          ))}
        </ul>
      </section>
    </aside>
  );
}

/** What the signs in the cells mean. */
function Legend(): ReactElement {
  const text = useMessages(workbenchWords);
  return (
    <p className="calendar-legend muted">
      <span>● {text.held}</span>
      <span>○ {text.planned}</span>
      <strong className="sign-due">{text.dueLegend}</strong>
    </p>
  );
}

/** What falls due and what is planned, month by month. */
export function CalendarPage(): ReactElement {
  const text = useMessages(workbenchWords);
  const { today } = useSignedIn();
  const { asOf } = useAsOf();
  const words = useAddressWords();
  const changeAddress = useChangeAddress();
  const shown = monthOf(words["month"], asOf ?? today);
  const { days } = monthView(shown.year, shown.month);
  const [first, last] = [days[0], days.at(-1)];
  const chosen = parseDay(typeof words["day"] === "string" ? words["day"] : today);
  const partnershipId = words["partnershipId"];
  const query = {
    from: first === undefined ? today : dayText(first),
    to: last === undefined ? today : dayText(last),
    ...(asOf === undefined ? {} : { asOf }),
    ...(typeof partnershipId === "string" ? { partnershipId } : {}),
  };
  const answer = useRoute(getCalendar, { query }, { keepPrevious: true });
  const actions = (
    <>
      <PairSelect
        label={text.allPartnerships}
        isClearable
        className="filter-choice"
        value={typeof partnershipId === "string" ? partnershipId : null}
        onChange={(id) => changeAddress({ partnershipId: id ?? undefined })}
      />
      <Button icon={<LeftOutlined />} aria-label={text.previous} onClick={() => changeAddress({ month: shiftedMonth(shown, -1) })} />
      <Button onClick={() => changeAddress({ month: undefined, day: undefined })}>{text.toToday}</Button>
      <Button icon={<RightOutlined />} aria-label={text.following} onClick={() => changeAddress({ month: shiftedMonth(shown, 1) })} />
      <ExportButton run={exportBy(exportCalendar, { query })} />
    </>
  );
  return (
    <>
      <PageHead title={text.calendar} note={text.month(shown.year, shown.month)} actions={actions} />
      {answer.isPending ? <Waiting /> : null}
      {answer.isError ? <Failed error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.data?.isCut === true ? <Alert type="info" showIcon title={text.isCut} /> : null}
      <div className="calendar-layout">
        <div>
          <div className="calendar-grid">
            {text.weekdays.map((weekday) => (
              <div key={weekday} className="weekday muted">
                {weekday}
              </div>
            ))}
            {days.map((day) => (
              <DayCell
                key={day}
                day={day}
                isOther={civilOf(day).month !== shown.month}
                isToday={dayText(day) === today}
                isChosen={day === chosen}
                items={itemsOn(answer.data, day)}
                onChoose={() => changeAddress({ day: dayText(day) })}
              />
            ))}
          </div>
          <Legend />
        </div>
        {chosen === null ? null : <DayList day={chosen} items={itemsOn(answer.data, chosen)} />}
      </div>
    </>
  );
}
