import { Button, Select } from "antd";
import type { ReactElement } from "react";
import { useAddressWords, useChangeAddress } from "../app/address-bar.ts";
import { useMessages } from "../app/language.ts";
import { DayPicker } from "./day-picker.tsx";
import { commonWords } from "./messages.ts";
import { PairSelect } from "./pair-select.tsx";
import { SchoolSelect } from "./school-select.tsx";
import { SearchBox } from "./search-box.tsx";

/** One thing that a list can be narrowed by; `names` are its words in the address and in the query of the route. */
export type Filter =
  | {
      readonly kind: "choice";
      readonly names: readonly [string];
      readonly label: string;
      readonly options: readonly { readonly value: string; readonly label: string }[];
    }
  | { readonly kind: "pair" | "school"; readonly names: readonly [string]; readonly label: string }
  | { readonly kind: "days"; readonly names: readonly [string, string]; readonly label: string };

function textWord(word: unknown): string | null {
  return typeof word === "string" && word !== "" ? word : null;
}

function FilterField({ filter }: { readonly filter: Filter }): ReactElement {
  const text = useMessages(commonWords);
  const words = useAddressWords();
  const changeAddress = useChangeAddress();
  switch (filter.kind) {
    case "choice": {
      const [name] = filter.names;
      return (
        <Select
          aria-label={filter.label}
          placeholder={filter.label}
          value={textWord(words[name])}
          options={[...filter.options]}
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          popupMatchSelectWidth={false}
          className="filter-choice"
          onChange={(value: string | null | undefined) => changeAddress({ [name]: value ?? undefined, page: undefined })}
        />
      );
    }
    case "pair":
    case "school": {
      const [name] = filter.names;
      const props = {
        label: filter.label,
        value: textWord(words[name]),
        isClearable: true,
        className: "filter-choice",
        onChange: (value: string | null) => changeAddress({ [name]: value ?? undefined, page: undefined }),
      };
      return filter.kind === "pair" ? <PairSelect {...props} /> : <SchoolSelect {...props} />;
    }
    case "days": {
      const [from, to] = filter.names;
      const change = (name: string) => (day: string | null) => changeAddress({ [name]: day ?? undefined, page: undefined });
      return (
        <span className="filter-days">
          <DayPicker label={`${filter.label} ${text.from}`} placeholder={text.from} value={textWord(words[from])} onChange={change(from)} />
          <DayPicker label={`${filter.label} ${text.to}`} placeholder={text.to} value={textWord(words[to])} onChange={change(to)} />
        </span>
      );
    }
    default:
      return filter satisfies never;
  }
}

/** Search box and filters of a list; all of it stands in the address. */
export function FilterBar({ filters, hasSearch }: { readonly filters: readonly Filter[]; readonly hasSearch: boolean }): ReactElement {
  const text = useMessages(commonWords);
  const words = useAddressWords();
  const changeAddress = useChangeAddress();
  const names = ["q", ...filters.flatMap((filter) => [...filter.names])];
  const chosen = names.filter((name) => textWord(words[name]) !== null);
  const nothingChosen = Object.fromEntries([...names, "page"].map((name) => [name, undefined]));
  return (
    <div className="table-filters">
      {hasSearch ? <SearchBox value={textWord(words["q"]) ?? ""} onSearch={(q) => changeAddress({ q, page: undefined })} /> : null}
      {filters.map((filter) => (
        <FilterField key={filter.names[0]} filter={filter} />
      ))}
      {chosen.length > 0 ? (
        <Button type="link" onClick={() => changeAddress(nothingChosen)}>
          {text.clearFilters}
        </Button>
      ) : null}
    </div>
  );
}
