import { DownOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { lazy, Suspense, useState, type ReactElement } from "react";
import { periodName } from "../ui/term-words.ts";
import { useChangeAddress, usePointInTime } from "./address-bar.ts";
import { useLanguage, useMessages } from "./language.ts";
import { appWords } from "./messages.ts";
import { useSignedIn } from "./session.tsx";

/** The calendar is a seventh of the first load and seldom opened here. */
const DayPicker = lazy(async () => ({ default: (await import("../ui/day-picker.tsx")).DayPicker }));

/** The term that everything is shown for; kept in the address. */
export function TermSwitch(): ReactElement | null {
  const text = useMessages(appWords);
  const language = useLanguage();
  const { terms, today } = useSignedIn();
  const { term, asOf } = usePointInTime();
  const changeAddress = useChangeAddress();
  if (terms.length === 0) return null;
  const day = asOf ?? today;
  const running = terms.findLast(({ from }) => from <= day) ?? terms[0];
  const shown = term ?? running?.key ?? "";
  const items = terms.map(({ key }) => ({
    key,
    label: periodName(key, language),
    onClick: () => changeAddress({ term: key === running?.key ? undefined : key, page: undefined }),
  }));
  return (
    <Dropdown trigger={["click"]} menu={{ items, selectedKeys: [shown] }}>
      <Button type="text" aria-label={`${text.term} ${periodName(shown, language)}`}>
        {periodName(shown, language)}
        <DownOutlined />
      </Button>
    </Dropdown>
  );
}

/** The day that standings are shown for; today where nothing is chosen. */
export function AsOf(): ReactElement {
  const text = useMessages(appWords);
  const { today } = useSignedIn();
  const { asOf } = usePointInTime();
  const changeAddress = useChangeAddress();
  const [isPicking, setIsPicking] = useState(false);
  const label = asOf === undefined ? text.asOfToday : `${text.asOf} ${asOf}`;
  const shown = (
    <Button type="text" className={asOf === undefined ? "as-of" : "as-of as-of-other"} onClick={() => setIsPicking(true)}>
      {label}
    </Button>
  );
  if (!isPicking) return shown;
  return (
    <Suspense fallback={shown}>
      <DayPicker
        label={text.asOf}
        placeholder={text.asOfToday}
        value={asOf}
        isOpenAtFirst
        onClose={() => setIsPicking(false)}
        onChange={(day) => {
          setIsPicking(false);
          changeAddress({ asOf: day === null || day === today ? undefined : day, page: undefined });
        }}
      />
    </Suspense>
  );
}
