import { Input } from "antd";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { useMessages } from "../app/language.ts";
import { commonWords } from "./messages.ts";

/** How long one pauses between two words, in milliseconds; a search for every key would only make waiting. Our choice. */
const pause = 300;

interface SearchBoxProps {
  readonly value: string;
  readonly onSearch: (value: string) => void;
  readonly label?: string;
}

/** Searches while one types, but not between the keys of an input method. */
export function SearchBox({ value, onSearch, label }: SearchBoxProps): ReactElement {
  const text = useMessages(commonWords);
  const [typed, setTyped] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const isComposing = useRef(false);

  const stop = (): void => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  };
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  useEffect(() => {
    if (timer.current === null) setTyped(value);
  }, [value]);

  const search = (next: string): void => {
    stop();
    onSearch(next.trim());
  };
  const type = (next: string): void => {
    setTyped(next);
    stop();
    if (isComposing.current) return;
    timer.current = setTimeout(() => search(next), pause);
  };
  return (
    <Input.Search
      allowClear
      value={typed}
      aria-label={label ?? text.search}
      placeholder={text.searchHint}
      onChange={(event) => type(event.target.value)}
      onSearch={search}
      onCompositionStart={() => {
        isComposing.current = true;
      }}
      onCompositionEnd={(event) => {
        isComposing.current = false;
        type(event.currentTarget.value);
      }}
      className="search-box"
    />
  );
}
