import { useQueryClient } from "@tanstack/react-query";
import { Button, List, Selector } from "antd-mobile";
import type { ReactElement } from "react";
import { signOut } from "../../contract/session.ts";
import { languages } from "../../domain/language.ts";
import { call } from "../api.ts";
import { appearances, chooseAppearance, useAppearance } from "../app/appearance.ts";
import { chooseLanguage, languageNames, useLanguage, useMessages } from "../app/language.ts";
import { useSignedIn } from "../app/session.tsx";
import { stateWords } from "../ui/state-words.ts";
import { phoneWords } from "./messages.ts";
import { goTo } from "./router.ts";

/** Who I am, language and colours, leaving. */
export function Me(): ReactElement {
  const text = useMessages(phoneWords);
  const states = useMessages(stateWords);
  const language = useLanguage();
  const { chosen } = useAppearance();
  const { account, county, grants } = useSignedIn();
  const client = useQueryClient();
  const leave = async (): Promise<void> => {
    // Also where the server cannot be told: whoever leaves must not see the page again.
    await call(signOut, {}, { mayAskToSignIn: false }).catch(() => undefined);
    goTo("/", "replace");
    await client.resetQueries();
  };
  const roles = grants.map(({ role, scopeName }) => `${states.roles[role]} · ${scopeName}`);
  return (
    <>
      <List header={county.name}>
        <List.Item description={roles.join("\n")}>{account.displayName}</List.Item>
        <List.Item title={text.language}>
          <Selector
            value={[language]}
            options={languages.map((value) => ({ value, label: languageNames[value] }))}
            onChange={([value]) => (value === undefined ? undefined : chooseLanguage(value))}
          />
        </List.Item>
        <List.Item title={text.appearance}>
          <Selector
            value={[chosen]}
            options={appearances.map((value) => ({ value, label: text.appearances[value] }))}
            onChange={([value]) => (value === undefined ? undefined : chooseAppearance(value))}
          />
        </List.Item>
        {grants.some(({ role }) => role === "postedTeacher") ? (
          <List.Item>
            <a href="/allowances/own">{text.ownSlips}</a>
          </List.Item>
        ) : null}
        <List.Item>
          <a href="/">{text.desktop}</a>
        </List.Item>
      </List>
      <div className="page-foot">
        <Button block onClick={() => void leave()}>
          {text.signOut}
        </Button>
      </div>
    </>
  );
}
