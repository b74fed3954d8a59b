import { Select } from "antd";
import { useState, type ReactElement } from "react";
import { pageSizeMax } from "../../contract/shared.ts";
import { listSchools } from "../../contract/school.ts";
import { useMessages } from "../app/language.ts";
import { useRoute } from "../app/query.ts";
import { commonWords } from "./messages.ts";

interface SchoolSelectProps {
  readonly label: string;
  readonly value?: string | null;
  readonly onChange?: (schoolId: string | null) => void;
  readonly isClearable?: boolean;
  readonly className?: string;
}

/** Chooses a school of the county, by name or pinyin initials; typing asks the server where there are more than fit. */
export function SchoolSelect({ label, value, onChange, isClearable = false, className = "" }: SchoolSelectProps): ReactElement {
  const text = useMessages(commonWords);
  const [q, setQ] = useState("");
  const query = { size: pageSizeMax, active: "yes" as const, ...(q === "" ? {} : { q }) };
  const answer = useRoute(listSchools, { query }, { keepPrevious: true });
  return (
    <Select
      aria-label={label}
      placeholder={isClearable ? label : null}
      showSearch={{ filterOption: false, onSearch: setQ }}
      allowClear={isClearable}
      popupMatchSelectWidth={false}
      className={className}
      value={value ?? null}
      // A school that is not among those offered, by an address that somebody sent, has no name here.
      labelRender={({ label: name }) => name ?? text.chosen}
      options={(answer.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(schoolId: string | null | undefined) => {
        setQ("");
        if (isClearable || schoolId) onChange?.(schoolId ?? null);
      }}
    />
  );
}
