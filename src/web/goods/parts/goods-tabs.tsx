import type { ReactElement } from "react";
import { useMessages } from "../../app/language.ts";
import { RoomTabs } from "../../ui/room-tabs.tsx";
import { goodsWords } from "../messages.ts";

const rooms = [
  { name: "goods", path: "/goods" },
  { name: "assets", path: "/inventory" },
  { name: "published", path: "/published-donations" },
  { name: "requests", path: "/requests" },
] as const;

/** The lists of this room: handover lists, assets, the publication, requests. */
export function GoodsTabs({ current }: { readonly current: (typeof rooms)[number]["name"] }): ReactElement {
  const text = useMessages(goodsWords);
  return <RoomTabs label={text.title} current={current} rooms={rooms.map(({ name, path }) => ({ name, path, title: text.tabs[name] }))} />;
}
