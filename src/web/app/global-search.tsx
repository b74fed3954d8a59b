import { SearchOutlined } from "@ant-design/icons";
import { AutoComplete, Input } from "antd";
import { useRouter } from "@tanstack/react-router";
import { useDeferredValue, useState, type ReactElement } from "react";
import { search, type searchHit } from "../../contract/workbench.ts";
import type { z } from "zod";
import { queryOf } from "./address.ts";
import { usePointInTime } from "./address-bar.ts";
import { useMessages } from "./language.ts";
import { appWords } from "./messages.ts";
import { useRoute } from "./query.ts";
import type { PointInTime } from "./search.ts";

type Hit = z.infer<typeof searchHit>;

/** Where a hit is looked at: a partnership has a page, schools and people are found in their lists. */
function hitAddress(hit: Hit, pointInTime: PointInTime): string {
  switch (hit.kind) {
    case "partnership":
      return `/partnerships/${hit.id}${queryOf(pointInTime)}`;
    case "school":
      return `/schools${queryOf({ ...pointInTime, q: hit.title })}`;
    case "staff":
      return `/staff${queryOf({ ...pointInTime, q: hit.title })}`;
    default:
      return hit.kind satisfies never;
  }
}

/** Finds schools, people and partnerships from every page, also by pinyin initials. */
export function GlobalSearch(): ReactElement {
  const text = useMessages(appWords);
  const router = useRouter();
  const pointInTime = usePointInTime();
  const [typed, setTyped] = useState("");
  const asked = useDeferredValue(typed.trim());
  const answer = useRoute(search, { query: { q: asked } }, { enabled: asked !== "", keepPrevious: true });
  const hits = asked === "" ? [] : (answer.data?.hits ?? []);
  const options = hits.map((hit) => ({
    value: `${hit.kind}/${hit.id}`,
    label: (
      <span className="search-hit">
        <span>{hit.title}</span>
        <span className="muted">{[text.hitKinds[hit.kind], hit.detail].filter((part) => part !== null).join(" · ")}</span>
      </span>
    ),
  }));
  const open = (value: string | undefined): void => {
    const hit = hits.find(({ kind, id }) => `${kind}/${id}` === value);
    if (hit === undefined) return;
    setTyped("");
    router.history.push(hitAddress(hit, pointInTime));
  };
  return (
    <AutoComplete
      className="whole-width"
      value={typed}
      options={options}
      onChange={(value: string | undefined) => setTyped((value ?? "").includes("/") ? typed : (value ?? ""))}
      onSelect={open}
      defaultActiveFirstOption
      notFoundContent={asked !== "" && answer.isSuccess ? text.searchNothing : null}
    >
      <Input prefix={<SearchOutlined />} placeholder={text.searchHint} aria-label={text.searchEverything} maxLength={50} allowClear />
    </AutoComplete>
  );
}
