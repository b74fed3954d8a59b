import type { ReactElement } from "react";
import { useMessages } from "../../app/language.ts";
import { RoomTabs } from "../../ui/room-tabs.tsx";
import { fundingWords } from "../messages.ts";

const rooms = [
  { name: "money", path: "/money" },
  { name: "payments", path: "/payments" },
  { name: "books", path: "/books" },
] as const;

/** The three pages of the room: how the money stands, the payments, the books. */
export function FundingTabs({ current }: { readonly current: (typeof rooms)[number]["name"] }): ReactElement {
  const text = useMessages(fundingWords);
  return <RoomTabs label={text.title} current={current} rooms={rooms.map(({ name, path }) => ({ name, path, title: text.tabs[name] }))} />;
}
