import type { ReactElement } from "react";
import { useMessages } from "../../app/language.ts";
import { RoomTabs } from "../../ui/room-tabs.tsx";
import { assessmentWords } from "../messages.ts";

const rooms = [
  { name: "list", path: "/assessments" },
  { name: "priority", path: "/priority-list" },
  { name: "form", path: "/assessment-form" },
] as const;

/** The pages of this room: assessments, the priority list, the form. */
export function AssessmentTabs({ current }: { readonly current: (typeof rooms)[number]["name"] }): ReactElement {
  const text = useMessages(assessmentWords);
  return <RoomTabs label={text.title} current={current} rooms={rooms.map(({ name, path }) => ({ name, path, title: text.rooms[name] }))} />;
}
