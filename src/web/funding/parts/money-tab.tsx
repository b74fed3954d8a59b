import { Button } from "antd";
import type { ReactElement } from "react";
import { getMoney } from "../../../contract/funding.ts";
import { periodKey } from "../../../contract/filters.ts";
import { useAddressWords } from "../../app/address-bar.ts";
import { useMessages } from "../../app/language.ts";
import { useRoute } from "../../app/query.ts";
import { AppLink } from "../../ui/app-link.tsx";
import { Failed, Waiting } from "../../ui/states.tsx";
import { PeriodChoice } from "../money-page.tsx";
import { fundingWords } from "../messages.ts";
import { Budget } from "./budget.tsx";

interface MoneyTabProps {
  readonly partnershipId: string;
  readonly mayEnter: boolean;
}

/** The money of one pair, on its page. */
export function MoneyTab({ partnershipId, mayEnter }: MoneyTabProps): ReactElement {
  const text = useMessages(fundingWords);
  const period = periodKey.safeParse(useAddressWords()["period"]).data;
  const answer = useRoute(getMoney, { query: { partnershipId, ...(period === undefined ? {} : { period }) } }, { keepPrevious: true });
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  return (
    <>
      <div style={{ display: "flex", gap: 12, alignItems: "center", marginBottom: 12 }}>
        <PeriodChoice money={answer.data} />
        <AppLink href={`/payments?partnershipId=${partnershipId}`}>{text.toPayments}</AppLink>
        {mayEnter ? <Button href={`/payments/new?partnershipId=${partnershipId}`}>{text.enter}</Button> : null}
      </div>
      <Budget money={answer.data} />
    </>
  );
}
