import type { ReactElement } from "react";
import { useMessages } from "../../app/language.ts";
import { RoomTabs } from "../../ui/room-tabs.tsx";
import { aidWords } from "../messages.ts";

const rooms = [
  { name: "list", path: "/aid" },
  { name: "publications", path: "/aid/publications" },
  { name: "overview", path: "/aid/overview" },
  { name: "settings", path: "/aid/settings" },
] as const;

/** The pages of student aid. */
export function AidTabs({ current }: { readonly current: (typeof rooms)[number]["name"] }): ReactElement {
  const text = useMessages(aidWords);
  return <RoomTabs label={text.title} current={current} rooms={rooms.map(({ name, path }) => ({ name, path, title: text.rooms[name] }))} />;
}
