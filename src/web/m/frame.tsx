import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { ConfigProvider } from "antd-mobile";
import zhCN from "antd-mobile/es/locales/zh-CN";
import { useEffect, useState, type ComponentProps, type ReactElement, type ReactNode } from "react";
import type { Language } from "../../domain/language.ts";
import { useAppearance } from "../app/appearance.ts";
import { useLanguage } from "../app/language.ts";

type MobileLocale = NonNullable<ComponentProps<typeof ConfigProvider>["locale"]>;

async function loadLocale(language: Language): Promise<MobileLocale> {
  switch (language) {
    case "zh-CN":
      return zhCN;
    case "zh-TW":
      return (await import("antd-mobile/es/locales/zh-TW")).default;
    case "en":
      return (await import("antd-mobile/es/locales/en-US")).default;
    default:
      return language satisfies never;
  }
}

/** Colours, words and the store of answers around everything. */
export function Frame({ client, children }: { readonly client: QueryClient; readonly children: ReactNode }): ReactElement {
  const language = useLanguage();
  const { isDark } = useAppearance();
  const [locale, setLocale] = useState<MobileLocale>(zhCN);

  useEffect(() => {
    document.documentElement.dataset["prefersColorScheme"] = isDark ? "dark" : "light";
  }, [isDark]);
  useEffect(() => {
    document.documentElement.lang = language;
    let isGone = false;
    // Without the other words antd-mobile keeps those that it has.
    loadLocale(language)
      .then((loaded) => (isGone ? undefined : setLocale(loaded)))
      .catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [language]);

  return (
    <QueryClientProvider client={client}>
      <ConfigProvider locale={locale}>{children}</ConfigProvider>
    </QueryClientProvider>
  );
}
