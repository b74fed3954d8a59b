import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { App, ConfigProvider, theme, type ConfigProviderProps, type ThemeConfig } from "antd";
import zhCN from "antd/es/locale/zh_CN";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import { useEffect, useState, type ReactElement, type ReactNode } from "react";
import type { Language } from "../../domain/language.ts";
import { useAppearance } from "./appearance.ts";
import { useLanguage } from "./language.ts";
import { styleNonce } from "./nonce.ts";

type AntLocale = NonNullable<ConfigProviderProps["locale"]>;

/** The words inside antd and dayjs; Simplified ones are part of the first load, the others come when chosen. */
async function loadLocale(language: Language): Promise<AntLocale> {
  switch (language) {
    case "zh-CN":
      dayjs.locale("zh-cn");
      return zhCN;
    case "zh-TW": {
      const [{ default: locale }] = await Promise.all([import("antd/es/locale/zh_TW"), import("dayjs/locale/zh-tw")]);
      dayjs.locale("zh-tw");
      return locale;
    }
    case "en": {
      const { default: locale } = await import("antd/es/locale/en_US");
      dayjs.locale("en");
      return locale;
    }
    default:
      return language satisfies never;
  }
}

const font = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const traditionalFont = '"PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", sans-serif';

const flatButtons = { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none" };

/** Placeholders and hints reach 4.5:1, which antd's own greys do not. */
const lightTokens = {
  colorPrimary: "#1f6f5c",
  colorLink: "#1f6f5c",
  colorError: "#c0282d",
  colorTextPlaceholder: "#6b7672",
  colorTextDescription: "#5f6b67",
  colorTextTertiary: "#5f6b67",
};
const darkTokens = {
  colorPrimary: "#4fb79b",
  colorLink: "#4fb79b",
  colorBgBase: "#101413",
  colorBgContainer: "#181d1b",
  colorBgElevated: "#202624",
  colorBorder: "#4a5652",
  colorBorderSecondary: "#2e3633",
  colorTextPlaceholder: "#929f9a",
  colorTextDescription: "#9aa7a2",
  colorTextTertiary: "#9aa7a2",
};

function themeOf(isDark: boolean, language: Language): ThemeConfig {
  const own = { fontFamily: language === "zh-TW" ? traditionalFont : font, fontSize: 14, borderRadius: 4 };
  if (!isDark)
    return { zeroRuntime: true, algorithm: theme.defaultAlgorithm, token: { ...own, ...lightTokens }, components: { Button: flatButtons } };
  return {
    zeroRuntime: true,
    // The dark algorithm would darken the green of the brand; words on it would be hard to read.
    algorithm: [theme.darkAlgorithm, (_seed, map) => ({ ...theme.darkAlgorithm(_seed), ...map, colorPrimary: "#4fb79b" })],
    token: { ...own, ...darkTokens },
    components: { Button: { ...flatButtons, primaryColor: "#06120e" } },
  };
}

/** Colours, words and the store of answers around everything. */
export function Frame({ client, children }: { readonly client: QueryClient; readonly children: ReactNode }): ReactElement {
  const language = useLanguage();
  const { isDark } = useAppearance();
  const [locale, setLocale] = useState<AntLocale>(zhCN);
  const nonce = styleNonce();

  useEffect(() => {
    document.documentElement.lang = language;
    let isGone = false;
    // Without the other words antd keeps those that it has.
    loadLocale(language)
      .then((loaded) => (isGone ? undefined : setLocale(loaded)))
      .catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [language]);

  return (
    <QueryClientProvider client={client}>
      <ConfigProvider
        locale={locale}
        theme={themeOf(isDark, language)}
        button={{ autoInsertSpace: false }}
        {...(nonce === undefined ? {} : { csp: { nonce } })}
      >
        <App className="app">{children}</App>
      </ConfigProvider>
    </QueryClientProvider>
  );
}
