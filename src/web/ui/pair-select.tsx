import { Select } from "antd";
import { useState, type ReactElement } from "react";
import { listPartnerships } from "../../contract/partnership.ts";
import { pageSizeMax } from "../../contract/shared.ts";
import { useMessages } from "../app/language.ts";
import { useRoute } from "../app/query.ts";
import { commonWords } from "./messages.ts";
import { pairText } from "./pair.tsx";

interface PairSelectProps {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (partnershipId: string | null) => void;
  readonly isClearable?: boolean;
  readonly className?: string;
}

/** Chooses a partnership, by the names or pinyin initials of its schools. */
export function PairSelect({ label, value, onChange, isClearable = false, className = "" }: PairSelectProps): ReactElement {
  const text = useMessages(commonWords);
  const [q, setQ] = useState("");
  const query = { size: pageSizeMax, ...(q === "" ? {} : { q }) };
  const answer = useRoute(listPartnerships, { query }, { keepPrevious: true });
  return (
    <Select
      aria-label={label}
      placeholder={label}
      showSearch={{ filterOption: false, onSearch: setQ }}
      allowClear={isClearable}
      popupMatchSelectWidth={false}
      className={className}
      value={value}
      // A pair that is not among those offered, by an address that somebody sent, has no name here.
      labelRender={({ label: name }) => name ?? text.chosen}
      options={(answer.data?.rows ?? []).map(({ id, helper, helped }) => ({ value: id, label: pairText(helper, helped) }))}
      onChange={(partnershipId: string | null | undefined) => {
        setQ("");
        if (isClearable || partnershipId) onChange(partnershipId ?? null);
      }}
    />
  );
}
