import { getRouteApi } from "@tanstack/react-router";
import { Button, Tag } from "antd";
import { useState, type ReactElement } from "react";
import { exportAccounts, listAccounts, type Account } from "../../contract/account.ts";
import { roles as allRoles } from "../../domain/access/role.ts";
import { useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { schoolWords } from "../school/messages.ts";
import { SchoolTabs } from "../school/parts/room-tabs.tsx";
import { exportBy } from "../ui/export-button.tsx";
import { instantText } from "../ui/format.ts";
import { commonWords } from "../ui/messages.ts";
import { listQueryOf } from "../ui/query-table-model.ts";
import { QueryTable, type Column } from "../ui/query-table.tsx";
import { stateWords } from "../ui/state-words.ts";
import { accountWords } from "./messages.ts";
import { AccountForm } from "./parts/account-form.tsx";

const page = getRouteApi("/accounts");

function useColumns(onChange: (account: Account) => void): Column<Account>[] {
  const text = useMessages(accountWords);
  const common = useMessages(commonWords);
  const roles = useMessages(stateWords).roles;
  return [
    { key: "displayName", title: text.displayName, cell: ({ displayName }) => displayName, isSortable: true },
    { key: "loginName", title: text.loginName, cell: ({ loginName }) => loginName, isSortable: true },
    {
      key: "roles",
      title: text.roles,
      cell: ({ grants }) => grants.map(({ role, scopeName }) => <Tag key={`${role}${scopeName}`}>{`${roles[role]} · ${scopeName}`}</Tag>),
    },
    {
      key: "lastSignInAt",
      title: text.lastSignIn,
      cell: ({ lastSignInAt }) => <span className="number">{lastSignInAt === null ? text.never : instantText(lastSignInAt)}</span>,
      isSortable: true,
    },
    { key: "active", title: text.isActive, cell: ({ isActive }) => (isActive ? common.yes : text.stopped), isSortable: true },
    {
      key: "change",
      title: "",
      cell: (account) => (
        <Button size="small" type="link" onClick={() => onChange(account)}>
          {common.edit}
        </Button>
      ),
    },
  ];
}

/** Who may sign in, and what for. */
export function AccountsPage(): ReactElement {
  const text = useMessages(accountWords);
  const rooms = useMessages(schoolWords);
  const common = useMessages(commonWords);
  const roles = useMessages(stateWords).roles;
  const query = page.useSearch();
  const answer = useRoute(listAccounts, { query: listQueryOf("accounts", query) }, { keepPrevious: true });
  const [open, setOpen] = useState<Account | "new" | null>(null);
  const columns = useColumns(setOpen);
  const create = (
    <Button type="primary" onClick={() => setOpen("new")}>
      {text.create}
    </Button>
  );
  return (
    <>
      <PageHead title={rooms.title} actions={create} />
      <SchoolTabs current="accounts" />
      <QueryTable
        id="accounts"
        label={text.title}
        answer={answer}
        columns={columns}
        rowKey={({ id }) => id}
        exportRows={exportBy(exportAccounts, { query })}
        nothing={text.none}
        filters={[
          {
            kind: "choice",
            names: ["role"],
            label: text.roleFilter,
            options: allRoles.map((role) => ({ value: role, label: roles[role] })),
          },
          {
            kind: "choice",
            names: ["active"],
            label: text.isActive,
            options: [
              { value: "yes", label: common.yes },
              { value: "no", label: text.stopped },
            ],
          },
        ]}
      />
      {open === null ? null : <AccountForm account={open === "new" ? null : open} onClose={() => setOpen(null)} />}
    </>
  );
}
