import type { ReactElement } from "react";
import { useMessages } from "../../app/language.ts";
import { RoomTabs } from "../../ui/room-tabs.tsx";
import { postingWords } from "../messages.ts";

const rooms = [
  { name: "list", path: "/postings" },
  { name: "board", path: "/posting-board" },
  { name: "exchange", path: "/exchange" },
] as const;

/** The views of this room: the list of people, who is away from a school, and the share of teachers who move. */
export function PostingTabs({ current }: { readonly current: (typeof rooms)[number]["name"] }): ReactElement {
  const text = useMessages(postingWords);
  return <RoomTabs label={text.title} current={current} rooms={rooms.map(({ name, path }) => ({ name, path, title: text[name] }))} />;
}
