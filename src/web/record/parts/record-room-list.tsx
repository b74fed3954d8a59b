import { Button } from "antd";
import { useState, type ComponentType, type ReactElement } from "react";
import { canSomewhere, type Action } from "../../../domain/access/access.ts";
import { useAddressWords, useChangeAddress } from "../../app/address-bar.ts";
import { PageHead } from "../../app/page-head.tsx";
import { useActor } from "../../app/session.tsx";
import { QueryTable, type QueryTableProps } from "../../ui/query-table.tsx";
import { RecordRoomTabs } from "./record-room-tabs.tsx";

interface RecordRoomListProps<Row> extends Omit<QueryTableProps<Row>, "id" | "label" | "rowKey" | "nothingAction"> {
  readonly room: "mentorships" | "projects";
  readonly title: string;
  /** What begins a new one, and who may. */
  readonly enter: { readonly name: string; readonly action: Action; readonly Form: ComponentType<{ readonly onClose: () => void }> };
  /** The drawer of the one that the address names. */
  readonly Drawer: ComponentType<{ readonly id: string; readonly onClose: () => void }>;
}

/** A list beside the records: its rows open in a drawer, new ones begin in another. */
export function RecordRoomList<Row extends { readonly id: string }>(props: RecordRoomListProps<Row>): ReactElement {
  const { room, title, enter, Drawer, ...table } = props;
  const open = useAddressWords()["open"];
  const changeAddress = useChangeAddress();
  const actor = useActor();
  const [isEntering, setEntering] = useState(false);
  const button = canSomewhere(actor, enter.action) ? (
    <Button type="primary" onClick={() => setEntering(true)}>
      {enter.name}
    </Button>
  ) : null;
  return (
    <>
      <PageHead title={title} actions={button} />
      <RecordRoomTabs current={room} />
      <QueryTable {...table} id={room} label={title} rowKey={({ id }) => id} nothingAction={button} />
      {isEntering ? <enter.Form onClose={() => setEntering(false)} /> : null}
      {typeof open === "string" ? <Drawer id={open} onClose={() => changeAddress({ open: undefined })} /> : null}
    </>
  );
}
