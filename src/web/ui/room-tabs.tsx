import type { ReactElement } from "react";
import { AppLink } from "./app-link.tsx";

interface RoomTabsProps<Name extends string> {
  readonly label: string;
  readonly current: Name;
  readonly rooms: readonly { readonly name: Name; readonly path: string; readonly title: string }[];
}

/** The pages of one entry of the menu, side by side. */
export function RoomTabs<Name extends string>({ label, current, rooms }: RoomTabsProps<Name>): ReactElement {
  return (
    <nav className="room-tabs" aria-label={label}>
      {rooms.map(({ name, path, title }) => (
        <AppLink key={name} href={path} isCurrent={name === current}>
          {title}
        </AppLink>
      ))}
    </nav>
  );
}
