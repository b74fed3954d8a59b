import "./asset.css";
import "../goods/goods.css";
import { getRouteApi } from "@tanstack/react-router";
import { Button } from "antd";
import type { ReactElement } from "react";
import { getAsset, type AssetPage as Page } from "../../contract/asset.ts";
import { conditionNames, itemKindNames } from "../../domain/goods/goods-words.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { AppLink } from "../ui/app-link.tsx";
import { CodePicture } from "../ui/code-picture.tsx";
import { Facts, type Fact } from "../ui/facts.tsx";
import { moneyText, textOf } from "../ui/format.ts";
import { Failed, Waiting } from "../ui/states.tsx";
import { Attachments } from "../ui/attachments.tsx";
import { assetWords } from "./messages.ts";

const route = getRouteApi("/inventory/$assetId");

function AssetFacts({ asset }: { readonly asset: Page }): ReactElement {
  const text = useMessages(assetWords);
  const language = useLanguage();
  const standing = [asset.nextCheckOn ?? "", text.standings[asset.checkStanding]].filter((part) => part !== "").join(" ");
  const facts: readonly Fact[] = [
    {
      name: text.name,
      value: [asset.name, asset.spec ?? "", itemKindNames[language][asset.kind]].filter((part) => part !== "").join(" · "),
    },
    { name: text.quantity, value: `${asset.quantity}${asset.unit}` },
    { name: text.value, value: <span className="number">{moneyText(asset.unitValueFen / 100)}</span> },
    { name: text.source, value: `${asset.giverName}${asset.source === null ? "" : ` · ${asset.source}`}` },
    { name: text.list, value: <AppLink href={`/goods/${asset.goodsId}`}>{asset.title}</AppLink> },
    { name: text.use, value: textOf(asset.use) },
    { name: text.receivedOn, value: asset.receivedOn },
    { name: text.custodian, value: textOf(asset.custodian) },
    { name: text.place, value: textOf(asset.place) },
    { name: text.condition, value: asset.condition === null ? text.unchecked : conditionNames[language][asset.condition] },
    { name: text.next, value: <span className={`check-standing-${asset.checkStanding}`}>{standing}</span> },
  ];
  return <Facts facts={facts} />;
}

function Checks({ asset }: { readonly asset: Page }): ReactElement {
  const text = useMessages(assetWords);
  const language = useLanguage();
  if (asset.checks.length === 0) return <p className="muted">{text.noChecks}</p>;
  return (
    <ul className="lines">
      {asset.checks.map((check) => (
        <li key={check.id}>
          <div className="grow">
            <div>
              <span className="number">{check.checkedOn}</span> · {conditionNames[language][check.condition]}
              {check.foundCount < asset.quantity ? ` · ${text.found} ${check.foundCount}/${asset.quantity}` : ""}
            </div>
            <div className="muted">
              {[check.place ?? "", check.note ?? "", text.by(check.by)].filter((part) => part !== "").join(" · ")}
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** One asset: what it is, where it is, and every time that somebody looked. */
export function AssetPage(): ReactElement {
  const text = useMessages(assetWords);
  const { assetId } = route.useParams();
  const answer = useRoute(getAsset, { params: { assetId } });
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  const asset = answer.data;
  const address = `${location.origin}/m/confirm/asset/${assetId}`;
  return (
    <>
      <PageHead
        title={`${asset.name} ${asset.assetNo}`}
        note={
          <>
            <AppLink href="/inventory">{text.title}</AppLink> · {asset.school.name}
          </>
        }
        actions={
          asset.mayCheck ? (
            <Button type="primary" href={address}>
              {text.check}
            </Button>
          ) : null
        }
      />
      <div className="bench">
        <section aria-label={text.facts}>
          <AssetFacts asset={asset} />
        </section>
        <div className="stack">
          <section aria-label={text.toPhone} className="panel receive-code">
            <CodePicture address={address} name={text.toPhone} side={96} />
            <span className="grow">{text.toPhone}</span>
          </section>
          <section aria-label={text.checks} className="panel">
            <h2>{text.checks}</h2>
            <Checks asset={asset} />
            <Attachments files={asset.files} />
          </section>
        </div>
      </div>
    </>
  );
}
