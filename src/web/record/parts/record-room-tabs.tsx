import type { ReactElement } from "react";
import { useMessages } from "../../app/language.ts";
import { RoomTabs } from "../../ui/room-tabs.tsx";
import { mentorshipWords } from "../../mentorship/messages.ts";

const rooms = [
  { name: "records", path: "/records" },
  { name: "mentorships", path: "/mentorships" },
  { name: "projects", path: "/projects" },
] as const;

/** The lists of this room: records, and what is entered in a room of its own. */
export function RecordRoomTabs({ current }: { readonly current: (typeof rooms)[number]["name"] }): ReactElement {
  const text = useMessages(mentorshipWords);
  return (
    <RoomTabs
      label={text.rooms.records}
      current={current}
      rooms={rooms.map(({ name, path }) => ({ name, path, title: text.rooms[name] }))}
    />
  );
}
