import { DownOutlined, UserOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { Button, Dropdown } from "antd";
import { lazy, Suspense, useState, type ReactElement } from "react";
import { signOut } from "../../contract/session.ts";
import { call } from "../api.ts";
import { stateWords } from "../ui/state-words.ts";
import { useMessages } from "./language.ts";
import { appWords } from "./messages.ts";
import { useSignedIn } from "./session.tsx";

const ChangePasswordWindow = lazy(async () => ({ default: (await import("../session/change-password.tsx")).ChangePasswordWindow }));

/** Who is signed in, their roles, password and leaving. */
export function AccountMenu(): ReactElement {
  const text = useMessages(appWords);
  const states = useMessages(stateWords);
  const { account, grants } = useSignedIn();
  const [isChanging, setIsChanging] = useState(false);
  const client = useQueryClient();
  const router = useRouter();

  const leave = async (): Promise<void> => {
    // Also where the server cannot be told: whoever leaves must not see the page again.
    await call(signOut, {}, { mayAskToSignIn: false }).catch(() => undefined);
    client.clear();
    router.history.push("/sign-in");
  };
  const roleItems = grants.map(({ role, scopeName }, place) => ({
    key: `role ${place}`,
    label: `${states.roles[role]} · ${scopeName}`,
    type: "group" as const,
  }));
  const items = [
    ...roleItems,
    { key: "line", type: "divider" as const },
    { key: "password", label: text.changePassword, onClick: () => setIsChanging(true) },
    { key: "phone", label: <a href="/m">{text.phone}</a> },
    { key: "leave", label: text.signOut, onClick: () => void leave() },
  ];
  return (
    <>
      <Dropdown trigger={["click"]} placement="bottomRight" menu={{ items }}>
        <Button type="text" icon={<UserOutlined />} className="account-button" aria-label={`${text.account} ${account.displayName}`}>
          <span>{account.displayName}</span>
          <DownOutlined />
        </Button>
      </Dropdown>
      <Suspense fallback={null}>{isChanging ? <ChangePasswordWindow onClose={() => setIsChanging(false)} /> : null}</Suspense>
    </>
  );
}
