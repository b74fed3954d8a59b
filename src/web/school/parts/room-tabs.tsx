import type { ReactElement } from "react";
import { can } from "../../../domain/access/access.ts";
import { useMessages } from "../../app/language.ts";
import { useActor } from "../../app/session.tsx";
import { RoomTabs } from "../../ui/room-tabs.tsx";
import { schoolWords } from "../messages.ts";

/** The three lists of this room: schools, staff, accounts. */
export function SchoolTabs({ current }: { readonly current: "schools" | "staff" | "accounts" }): ReactElement {
  const text = useMessages(schoolWords);
  const mayManage = can(useActor(), "account.manage", { kind: "county" });
  const rooms = (["schools", "staff", "accounts"] as const).filter((room) => room !== "accounts" || mayManage);
  return <RoomTabs label={text.title} current={current} rooms={rooms.map((name) => ({ name, path: `/${name}`, title: text[name] }))} />;
}
