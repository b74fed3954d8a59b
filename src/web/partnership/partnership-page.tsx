import "./partnership.css";
import { getRouteApi } from "@tanstack/react-router";
import { Button, Select, Tabs } from "antd";
import type { ReactElement } from "react";
import { AppLink, LinkButton } from "../ui/app-link.tsx";
import { getPartnershipPage, type PartnershipPage as Page } from "../../contract/partnership.ts";
import { useAddressWords, useAsOf, useChangeAddress } from "../app/address-bar.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { MoneyTab } from "../funding/parts/money-tab.tsx";
import { countText } from "../ui/format.ts";
import { pairText } from "../ui/pair.tsx";
import { FiguresBar } from "../ui/standing-mark.tsx";
import { getSummary } from "../../contract/report.ts";
import { downloadUrl } from "../api.ts";
import { approvalStateName, approvalWords } from "../ui/approval-words.ts";
import { Failed, Nothing, Waiting } from "../ui/states.tsx";
import { periodName } from "../ui/term-words.ts";
import { Matrix } from "../posting/parts/matrix.tsx";
import { partnershipWords } from "./messages.ts";
import { cellOf, schoolYearsUntil, shownTerm, sortedPromises } from "./model.ts";
import { ExplanationDrawer } from "./parts/explanation-drawer.tsx";
import { PromiseTable, ToldPromises } from "./parts/promise-table.tsx";

const route = getRouteApi("/partnerships/$partnershipId");

function Head({ page }: { readonly page: Page }): ReactElement {
  const text = useMessages(partnershipWords);
  const { partnership } = page;
  const { agreementNo, distanceKm } = partnership;
  return (
    <>
      <div className="pair-head">
        <span>{partnership.helper.name}</span>
        <span className="bond muted">{distanceKm === null ? "" : text.distance(countText(distanceKm))}</span>
        <span>{partnership.helped.name}</span>
      </div>
      <p className="muted">
        {[partnership.programme.name, text.since(partnership.from, partnership.to), agreementNo === null ? "" : text.agreement(agreementNo)]
          .filter((part) => part !== "")
          .join(" · ")}
      </p>
    </>
  );
}

function TermChoice({ page, term }: { readonly page: Page; readonly term: string | null }): ReactElement {
  const text = useMessages(partnershipWords);
  const language = useLanguage();
  const changeAddress = useChangeAddress();
  const options = [
    { value: "all", label: text.allTerms },
    ...page.byTerm.map((one) => ({ value: one.term, label: periodName(one.term, language) })),
  ];
  return (
    <Select
      aria-label={text.shownTerm}
      value={term ?? "all"}
      options={options}
      popupMatchSelectWidth={false}
      onChange={(value: string | null) => changeAddress({ shown: value ?? undefined })}
    />
  );
}

function Standing({ page, term }: { readonly page: Page; readonly term: string | null }): ReactElement {
  const text = useMessages(partnershipWords);
  const { judged, unquantified, rules, outcomes } = sortedPromises(page.promises);
  const figures = term === null ? page.all : (page.byTerm.find((one) => one.term === term)?.figures ?? page.thisTerm);
  if (page.promises.length === 0) {
    const draft = page.versions.findLast(({ state }) => state !== "withdrawn");
    const href = draft === undefined ? `/plans?import=${page.partnership.id}` : `/plans/${draft.versionId}`;
    return (
      <Nothing
        message={text.noPlan}
        action={
          page.allowed.includes("plan.change") || draft ? (
            <AppLink href={href}>{draft === undefined ? text.makePlan : text.toPlan}</AppLink>
          ) : null
        }
      />
    );
  }
  return (
    <>
      <div className="standing-head">
        <div>
          <FiguresBar figures={figures} />
        </div>
        <TermChoice page={page} term={term} />
      </div>
      <PromiseTable page={page} promises={judged} term={term} />
      <ToldPromises title={text.unquantified} promises={unquantified} />
      <ToldPromises title={text.rules} promises={rules} />
      <ToldPromises title={text.outcomes} promises={outcomes} />
    </>
  );
}

function Plans({ page }: { readonly page: Page }): ReactElement {
  const text = useMessages(partnershipWords);
  const approvals = useMessages(approvalWords);
  if (page.versions.length === 0) return <Nothing message={text.noPlan} />;
  return (
    <ul className="lines panel">
      {page.versions.map((version) => (
        <li key={version.versionId}>
          <div className="grow">
            <div className="inline-links">
              <AppLink href={`/plans/${version.versionId}`}>{text.version(version.number)}</AppLink> ·{" "}
              {approvalStateName(approvals, "plan", version.state)}
              {version.isInForce ? ` · ${text.inForce}` : ""}
            </div>
            <div className="muted">
              {[version.effectiveFrom === null ? "" : text.from(version.effectiveFrom), version.reason ?? ""]
                .filter((part) => part !== "")
                .join(" · ")}
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Official documents made from the records: the summary of each school year that has begun. */
function Documents({ page }: { readonly page: Page }): ReactElement {
  const text = useMessages(partnershipWords);
  const { asOf } = useAsOf();
  const years = schoolYearsUntil(page, page.asOf);
  const params = { partnershipId: page.partnership.id };
  return (
    <ul className="lines">
      {years.map((schoolYear) => (
        <li key={schoolYear}>
          <div className="grow">
            <div>{text.summary(schoolYear)}</div>
            <div className="muted">{text.summaryNote}</div>
          </div>
          <Button href={downloadUrl(getSummary, { params, query: { schoolYear, ...(asOf === undefined ? {} : { asOf }) } })} download>
            {text.download}
          </Button>
        </li>
      ))}
    </ul>
  );
}

const tabKeys = ["standing", "plan", "postings", "money", "documents"] as const;

/** A pair of schools: every promise with its standing, the plan and its versions, the way to its records. */
export function PartnershipPage(): ReactElement {
  const text = useMessages(partnershipWords);
  const { partnershipId } = route.useParams();
  const { asOf } = useAsOf();
  const words = useAddressWords();
  const changeAddress = useChangeAddress();
  const answer = useRoute(
    getPartnershipPage,
    { params: { partnershipId }, query: asOf === undefined ? {} : { asOf } },
    { keepPrevious: true },
  );
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  const page = answer.data;
  const term = shownTerm(page, words["shown"] ?? words["term"]);
  const open = cellOf(page, words["cell"]);
  const { total, kept } = page.thisTerm;
  const actions = (
    <>
      <LinkButton href={`/records?partnershipId=${partnershipId}`}>{text.tabs.records}</LinkButton>
      <LinkButton href={`/goods?partnershipId=${partnershipId}`}>{text.goods}</LinkButton>
      <Button onClick={() => window.print()}>{text.print}</Button>
      {page.allowed.includes("record.enter") ? (
        <LinkButton isPrimary href={`/records/new?partnershipId=${partnershipId}`}>
          {text.enter}
        </LinkButton>
      ) : null}
    </>
  );
  const tabs = [
    { key: "standing", label: text.tabs.standing, children: <Standing page={page} term={term} /> },
    { key: "plan", label: text.tabs.plan, children: <Plans page={page} /> },
    { key: "postings", label: text.tabs.postings, children: <Matrix partnershipId={partnershipId} /> },
    {
      key: "money",
      label: text.tabs.money,
      children: <MoneyTab partnershipId={partnershipId} mayEnter={page.allowed.includes("payment.enter")} />,
    },
    { key: "documents", label: text.tabs.documents, children: <Documents page={page} /> },
  ];
  return (
    <>
      <PageHead
        title={pairText(page.partnership.helper, page.partnership.helped)}
        note={total === 0 ? text.noneOwed : text.sentence(kept, total)}
        actions={actions}
      />
      <Head page={page} />
      <Tabs
        items={tabs}
        activeKey={tabKeys.find((key) => key === words["tab"]) ?? "standing"}
        onChange={(key) => changeAddress({ tab: key === "standing" ? undefined : key })}
      />
      {open === undefined ? null : (
        <ExplanationDrawer
          partnershipId={partnershipId}
          obligation={open}
          allowed={page.allowed}
          onClose={() => changeAddress({ cell: undefined })}
        />
      )}
    </>
  );
}
