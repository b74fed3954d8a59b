import type { ReactElement } from "react";
import { useMessages } from "../../app/language.ts";
import { RoomTabs } from "../../ui/room-tabs.tsx";
import { planWords } from "../messages.ts";

const rooms = [
  { name: "plans", path: "/plans" },
  { name: "waivers", path: "/waivers" },
] as const;

/** The two lists of this room: plans, and requests that an obligation be waived. */
export function PlanTabs({ current }: { readonly current: (typeof rooms)[number]["name"] }): ReactElement {
  const text = useMessages(planWords);
  return <RoomTabs label={text.title} current={current} rooms={rooms.map(({ name, path }) => ({ name, path, title: text.rooms[name] }))} />;
}
