import { GlobalOutlined, MoonOutlined, SunOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import type { ReactElement } from "react";
import { languages } from "../../domain/language.ts";
import { appearances, chooseAppearance, useAppearance } from "./appearance.ts";
import { chooseLanguage, languageNames, useLanguage, useMessages } from "./language.ts";
import { appWords } from "./messages.ts";

/** Language, and light or dark: for every page, also before signing in. */
export function Preferences(): ReactElement {
  const text = useMessages(appWords);
  const language = useLanguage();
  const { chosen, isDark } = useAppearance();
  const languageItems = languages.map((key) => ({ key, label: languageNames[key], onClick: () => chooseLanguage(key) }));
  const appearanceItems = appearances.map((key) => ({ key, label: text.appearances[key], onClick: () => chooseAppearance(key) }));
  return (
    <span className="preferences">
      <Dropdown trigger={["click"]} menu={{ items: languageItems, selectedKeys: [language] }}>
        <Button type="text" icon={<GlobalOutlined />} aria-label={text.language} title={text.language} />
      </Dropdown>
      <Dropdown trigger={["click"]} menu={{ items: appearanceItems, selectedKeys: [chosen] }}>
        <Button type="text" icon={isDark ? <MoonOutlined /> : <SunOutlined />} aria-label={text.appearance} title={text.appearance} />
      </Dropdown>
    </span>
  );
}
