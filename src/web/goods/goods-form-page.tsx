import "./goods.css";
import { useRouter } from "@tanstack/react-router";
import { useState, type ReactElement } from "react";
import { v7 as newId } from "uuid";
import { enterGoods } from "../../contract/goods.ts";
import { getEntryHints, type EntryHints } from "../../contract/workbench.ts";
import { useAddressWords } from "../app/address-bar.ts";
import { useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useChange, useRoute } from "../app/query.ts";
import { Failed, Nothing, Waiting } from "../ui/states.tsx";
import { recordWords } from "../record/messages.ts";
import { goodsWords } from "./messages.ts";
import { firstValues } from "./model.ts";
import { GoodsForm } from "./parts/goods-form.tsx";
import { GoodsTabs } from "./parts/goods-tabs.tsx";

function Entry({ hints }: { readonly hints: EntryHints }): ReactElement {
  const words = useAddressWords();
  const router = useRouter();
  const enter = useChange(enterGoods);
  // One id for one list, however often it is sent.
  const [goodsId] = useState(() => newId());
  const asked = hints.partnerships.find(({ id }) => id === words["partnershipId"]) ?? hints.partnerships[0];
  return (
    <GoodsForm
      partnerships={hints.partnerships}
      first={{ partnershipId: asked?.id ?? "", ...firstValues(asked?.helper.name ?? "") }}
      firstItems={[]}
      isSending={enter.isPending}
      error={enter.error}
      onSave={(partnershipId, content) => {
        const save = async (): Promise<void> => {
          await enter.mutateAsync({ body: { goodsId, partnershipId, content } });
          router.history.push(`/goods/${goodsId}`);
        };
        void save().catch(() => undefined);
      }}
    />
  );
}

/** Begins a handover list. */
export function GoodsFormPage(): ReactElement {
  const text = useMessages(goodsWords);
  const noPair = useMessages(recordWords).noPair;
  const answer = useRoute(getEntryHints, {});
  return (
    <>
      <PageHead title={text.enterTitle} />
      <GoodsTabs current="goods" />
      {answer.data === undefined ? (
        answer.isError ? (
          <Failed error={answer.error} onRetry={() => void answer.refetch()} />
        ) : (
          <Waiting />
        )
      ) : answer.data.partnerships.length === 0 ? (
        <Nothing message={noPair} />
      ) : (
        <Entry hints={answer.data} />
      )}
    </>
  );
}
