import type { ReactElement } from "react";
import { useMessages } from "../../app/language.ts";
import { RoomTabs } from "../../ui/room-tabs.tsx";
import { rulesWords } from "../rules-messages.ts";

const rooms = [
  { name: "settings", path: "/settings" },
  { name: "rules", path: "/settings/rules" },
] as const;

/** The pages of the county's settings. */
export function SettingsTabs({ current }: { readonly current: (typeof rooms)[number]["name"] }): ReactElement {
  const text = useMessages(rulesWords);
  return (
    <RoomTabs
      label={text.rooms.settings}
      current={current}
      rooms={rooms.map(({ name, path }) => ({ name, path, title: text.rooms[name] }))}
    />
  );
}
