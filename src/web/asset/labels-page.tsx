import "./asset.css";
import { getRouteApi } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import type { ReactElement } from "react";
import { listAssets } from "../../contract/asset.ts";
import { pageSizeMax } from "../../contract/shared.ts";
import { useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { isReachable } from "../goods/model.ts";
import { CodePicture } from "../ui/code-picture.tsx";
import { shortOf } from "../ui/pair.tsx";
import { Failed, Nothing, Waiting } from "../ui/states.tsx";
import { assetWords } from "./messages.ts";

const page = getRouteApi("/inventory/labels");

/** Side of a code in pixels of the screen: 24 mm on paper, which phones of ten years read from a hand's breadth. */
const codeSide = 90;

/** Labels of the chosen assets on sheets of A4; each code opens its asset's page on a phone. */
export function LabelsPage(): ReactElement {
  const text = useMessages(assetWords);
  const query = page.useSearch();
  const answer = useRoute(listAssets, { query: { ...query, page: 1, size: pageSizeMax } });
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  const { rows } = answer.data;
  return (
    <div className="label-page">
      <PageHead
        title={text.labelsTitle}
        note={text.labelsNote(rows.length, location.host)}
        actions={
          <Button type="primary" onClick={() => window.print()}>
            {text.print}
          </Button>
        }
      />
      {isReachable(location.origin) ? null : <Alert type="warning" showIcon className="label-note" title={text.local} />}
      {rows.length === 0 ? (
        <Nothing message={text.none} />
      ) : (
        <ul className="label-sheet">
          {rows.map(({ id, assetNo, name, spec, quantity, unit, school, receivedOn }) => (
            <li key={id} className="label">
              <CodePicture address={`${location.origin}/m/confirm/asset/${id}`} name={assetNo} side={codeSide} />
              <div className="label-text">
                <span className="label-no number">{assetNo}</span>
                <span>{[name, spec ?? ""].join(" ").trim()}</span>
                <span>{quantity === 1 ? shortOf(school) : `${shortOf(school)} · ${quantity}${unit}`}</span>
                <span className="number">{receivedOn}</span>
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
