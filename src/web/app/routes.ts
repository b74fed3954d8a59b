import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { queryOf, wordsOf } from "./address.ts";
import { BrokenPage, NoPage, Root } from "./root.tsx";
import { accountList, auditList } from "../../contract/account.ts";
import {
  aidList,
  assessmentList,
  assetList,
  boardQuery,
  bookList,
  exchangeQuery,
  goodsList,
  mentorshipList,
  moneyQuery,
  paymentList,
  postingList,
  priorityList,
  projectList,
  publishedList,
  requestList,
  ruleQuery,
  runList,
  slipList,
} from "../../contract/filters.ts";
import { planList } from "../../contract/plan.ts";
import { overviewQuery, programmeList } from "../../contract/programme.ts";
import { recordList } from "../../contract/record.ts";
import { schoolList, staffList } from "../../contract/school.ts";
import { listQuery } from "../../contract/shared.ts";
import { waiverList } from "../../contract/waiver.ts";
import { pointInTimeSearch, searchOf } from "./search.ts";
import { signInSearch } from "../session/search.ts";

const root = createRootRoute({ component: Root, notFoundComponent: NoPage, errorComponent: BrokenPage, validateSearch: pointInTimeSearch });
const getParentRoute = (): typeof root => root;

/**
 * The pages. Each is fetched when it is first opened. `validateSearch` says which words the address of the page may
 * carry: `searchOf(listRecords.query)` takes them from the contract.
 */
const pages = root.addChildren([
  createRoute({
    getParentRoute,
    path: "/sign-in",
    validateSearch: signInSearch,
    component: lazyRouteComponent(() => import("../session/sign-in-page.tsx"), "SignInPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/",
    component: lazyRouteComponent(() => import("../workbench/workbench-page.tsx"), "WorkbenchPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/calendar",
    component: lazyRouteComponent(() => import("../workbench/calendar-page.tsx"), "CalendarPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/programmes",
    validateSearch: searchOf(programmeList),
    component: lazyRouteComponent(() => import("../programme/programmes-page.tsx"), "ProgrammesPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/programmes/$programmeId",
    validateSearch: searchOf(overviewQuery),
    component: lazyRouteComponent(() => import("../programme/overview-page.tsx"), "OverviewPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/partnerships/$partnershipId",
    component: lazyRouteComponent(() => import("../partnership/partnership-page.tsx"), "PartnershipPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/records",
    validateSearch: searchOf(recordList),
    component: lazyRouteComponent(() => import("../record/records-page.tsx"), "RecordsPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/records/new",
    component: lazyRouteComponent(() => import("../record/record-form-page.tsx"), "RecordFormPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/records/$recordId",
    component: lazyRouteComponent(() => import("../record/record-page.tsx"), "RecordPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/records/$recordId/code",
    component: lazyRouteComponent(() => import("../event/code-page.tsx"), "CodePage"),
  }),
  createRoute({
    getParentRoute,
    path: "/mentorships",
    validateSearch: searchOf(mentorshipList),
    component: lazyRouteComponent(() => import("../mentorship/mentorships-page.tsx"), "MentorshipsPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/projects",
    validateSearch: searchOf(projectList),
    component: lazyRouteComponent(() => import("../project/projects-page.tsx"), "ProjectsPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/postings",
    validateSearch: searchOf(postingList),
    component: lazyRouteComponent(() => import("../posting/postings-page.tsx"), "PostingsPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/postings/new",
    component: lazyRouteComponent(() => import("../posting/posting-form-page.tsx"), "PostingFormPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/postings/$postingId",
    component: lazyRouteComponent(() => import("../posting/posting-page.tsx"), "PostingPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/posting-board",
    validateSearch: searchOf(boardQuery),
    component: lazyRouteComponent(() => import("../posting/board-page.tsx"), "BoardPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/exchange",
    validateSearch: searchOf(exchangeQuery),
    component: lazyRouteComponent(() => import("../posting/exchange-page.tsx"), "ExchangePage"),
  }),
  createRoute({
    getParentRoute,
    path: "/assessments",
    validateSearch: searchOf(assessmentList),
    component: lazyRouteComponent(() => import("../assessment/assessments-page.tsx"), "AssessmentsPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/assessments/$assessmentId",
    component: lazyRouteComponent(() => import("../assessment/assessment-page.tsx"), "AssessmentPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/priority-list",
    validateSearch: searchOf(priorityList),
    component: lazyRouteComponent(() => import("../assessment/priority-page.tsx"), "PriorityPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/assessment-form",
    component: lazyRouteComponent(() => import("../assessment/form-page.tsx"), "AssessmentFormPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/money",
    validateSearch: searchOf(moneyQuery),
    component: lazyRouteComponent(() => import("../funding/money-page.tsx"), "MoneyPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/payments",
    validateSearch: searchOf(paymentList),
    component: lazyRouteComponent(() => import("../funding/payments-page.tsx"), "PaymentsPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/payments/new",
    component: lazyRouteComponent(() => import("../funding/payment-form-page.tsx"), "PaymentFormPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/payments/$paymentId",
    component: lazyRouteComponent(() => import("../funding/payment-page.tsx"), "PaymentPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/payments/$paymentId/voucher",
    component: lazyRouteComponent(() => import("../funding/voucher-page.tsx"), "VoucherPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/books",
    validateSearch: searchOf(bookList),
    component: lazyRouteComponent(() => import("../funding/books-page.tsx"), "BooksPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/plans",
    validateSearch: searchOf(planList),
    component: lazyRouteComponent(() => import("../plan/plans-page.tsx"), "PlansPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/plans/$versionId",
    component: lazyRouteComponent(() => import("../plan/plan-page.tsx"), "PlanPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/waivers",
    validateSearch: searchOf(waiverList),
    component: lazyRouteComponent(() => import("../waiver/waivers-page.tsx"), "WaiversPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/goods",
    validateSearch: searchOf(goodsList),
    component: lazyRouteComponent(() => import("../goods/goods-list-page.tsx"), "GoodsListPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/goods/new",
    component: lazyRouteComponent(() => import("../goods/goods-form-page.tsx"), "GoodsFormPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/goods/$goodsId",
    component: lazyRouteComponent(() => import("../goods/goods-page.tsx"), "GoodsPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/published-donations",
    validateSearch: searchOf(publishedList),
    component: lazyRouteComponent(() => import("../goods/published-page.tsx"), "PublishedPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/inventory",
    validateSearch: searchOf(assetList),
    component: lazyRouteComponent(() => import("../asset/assets-page.tsx"), "AssetsPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/inventory/labels",
    validateSearch: searchOf(assetList),
    component: lazyRouteComponent(() => import("../asset/labels-page.tsx"), "LabelsPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/inventory/$assetId",
    component: lazyRouteComponent(() => import("../asset/asset-page.tsx"), "AssetPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/requests",
    validateSearch: searchOf(requestList),
    component: lazyRouteComponent(() => import("../request/requests-page.tsx"), "RequestsPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/requests/new",
    component: lazyRouteComponent(() => import("../request/request-form-page.tsx"), "RequestFormPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/requests/$requestId",
    component: lazyRouteComponent(() => import("../request/request-page.tsx"), "RequestPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/aid",
    validateSearch: searchOf(aidList),
    component: lazyRouteComponent(() => import("../aid/aid-page.tsx"), "AidListPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/aid/new",
    component: lazyRouteComponent(() => import("../aid/aid-form-page.tsx"), "AidFormPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/aid/applications/$applicationId",
    component: lazyRouteComponent(() => import("../aid/application-page.tsx"), "ApplicationPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/aid/publications",
    component: lazyRouteComponent(() => import("../aid/publications-page.tsx"), "PublicationsPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/aid/publications/$schoolId/$term/$publishedOn",
    component: lazyRouteComponent(() => import("../aid/publications-page.tsx"), "PublicationPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/aid/overview",
    component: lazyRouteComponent(() => import("../aid/overview-page.tsx"), "AidOverviewPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/aid/settings",
    component: lazyRouteComponent(() => import("../aid/settings-page.tsx"), "AidSettingsPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/aid/$runId",
    component: lazyRouteComponent(() => import("../aid/overview-page.tsx"), "AidRunPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/allowances",
    validateSearch: searchOf(runList),
    component: lazyRouteComponent(() => import("../allowance/runs-page.tsx"), "RunsPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/allowances/rules",
    component: lazyRouteComponent(() => import("../allowance/rules-page.tsx"), "RulesPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/allowances/own",
    validateSearch: searchOf(listQuery),
    component: lazyRouteComponent(() => import("../allowance/own-slips-page.tsx"), "OwnSlipsPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/allowances/$runId",
    validateSearch: searchOf(slipList),
    component: lazyRouteComponent(() => import("../allowance/run-page.tsx"), "RunPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/allowance-slips/$slipId",
    component: lazyRouteComponent(() => import("../allowance/slip-page.tsx"), "SlipPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/schools",
    validateSearch: searchOf(schoolList),
    component: lazyRouteComponent(() => import("../school/schools-page.tsx"), "SchoolsPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/staff",
    validateSearch: searchOf(staffList),
    component: lazyRouteComponent(() => import("../school/staff-page.tsx"), "StaffPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/accounts",
    validateSearch: searchOf(accountList),
    component: lazyRouteComponent(() => import("../account/accounts-page.tsx"), "AccountsPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/audit-trail",
    validateSearch: searchOf(auditList),
    component: lazyRouteComponent(() => import("../account/audit-trail-page.tsx"), "AuditTrailPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/settings",
    component: lazyRouteComponent(() => import("../settings/settings-page.tsx"), "SettingsPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/settings/rules",
    validateSearch: searchOf(ruleQuery),
    component: lazyRouteComponent(() => import("../settings/rules-page.tsx"), "RulesPage"),
  }),
  createRoute({ getParentRoute, path: "/setup", component: lazyRouteComponent(() => import("../session/set-up-page.tsx"), "SetUpPage") }),
]);

/** The router of the desk. Words of the address stay plain text: `?asOf=2026-03-31&q=123`. */
export const router = createRouter({
  routeTree: pages,
  parseSearch: wordsOf,
  stringifySearch: queryOf,
  defaultPreload: "intent",
  defaultErrorComponent: BrokenPage,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
