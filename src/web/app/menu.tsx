import {
  AccountBookOutlined,
  AppstoreOutlined,
  AuditOutlined,
  BankOutlined,
  CalendarOutlined,
  FileTextOutlined,
  GiftOutlined,
  HeartOutlined,
  LinkOutlined,
  ProfileOutlined,
  TeamOutlined,
  SettingOutlined,
  WalletOutlined,
} from "@ant-design/icons";
import { Link, useRouter, useRouterState } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { usePointInTime } from "./address-bar.ts";
import { useCurrentEntry } from "./current-entry.ts";
import { useMessages } from "./language.ts";
import { appWords } from "./messages.ts";
import { isWithin } from "./within.ts";

/** The left menu, top down. `inside`: further addresses that belong to the entry. */
const entries = [
  { name: "workbench", path: "/", icon: <AppstoreOutlined />, inside: [] },
  { name: "partnerships", path: "/programmes", icon: <LinkOutlined />, inside: ["/partnerships"] },
  { name: "plans", path: "/plans", icon: <FileTextOutlined />, inside: ["/waivers"] },
  { name: "records", path: "/records", icon: <ProfileOutlined />, inside: ["/mentorships", "/projects"] },
  { name: "postings", path: "/postings", icon: <TeamOutlined />, inside: ["/posting-board", "/exchange"] },
  { name: "assessments", path: "/assessments", icon: <AuditOutlined />, inside: ["/priority-list", "/assessment-form"] },
  { name: "money", path: "/money", icon: <AccountBookOutlined />, inside: ["/payments", "/books"] },
  { name: "allowances", path: "/allowances", icon: <WalletOutlined />, inside: ["/allowance-slips"] },
  { name: "goods", path: "/goods", icon: <GiftOutlined />, inside: ["/inventory", "/published-donations", "/requests"] },
  { name: "aid", path: "/aid", icon: <HeartOutlined />, inside: [] },
  { name: "calendar", path: "/calendar", icon: <CalendarOutlined />, inside: [] },
  { name: "schools", path: "/schools", icon: <BankOutlined />, inside: ["/staff", "/accounts"] },
  { name: "settings", path: "/settings", icon: <SettingOutlined />, inside: ["/audit-trail"] },
] as const;

/** The rooms of the product; an entry shows once its page exists. */
export function MainMenu(): ReactElement {
  const text = useMessages(appWords);
  const router = useRouter();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const pointInTime = usePointInTime();
  const known = entries.filter(({ path }) => path in router.routesByPath);
  const current = known.find(({ path, inside }) => [path, ...inside].some((place) => isWithin(pathname, place)))?.name;
  const list = useCurrentEntry(current);
  return (
    <nav className="main-menu" aria-label={text.menu}>
      <ul ref={list}>
        {known.map(({ name, path, icon }) => {
          const isCurrent = name === current;
          return (
            <li key={name} data-entry={name}>
              <Link to={path} search={pointInTime} className={isCurrent ? "current" : ""} aria-current={isCurrent ? "page" : false}>
                {icon}
                <span>{text[name]}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
