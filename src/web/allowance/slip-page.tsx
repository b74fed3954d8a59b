import "./allowance.css";
import { getRouteApi } from "@tanstack/react-router";
import { Button } from "antd";
import type { ReactElement } from "react";
import { getSheet, type AllowanceSheet } from "../../contract/allowance.ts";
import { lineName } from "../../domain/allowance/line-name.ts";
import { stepWords } from "../../domain/allowance/step-words.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { approvalStateName, approvalWords } from "../ui/approval-words.ts";
import { daysText, moneyText } from "../ui/format.ts";
import { Failed, Waiting } from "../ui/states.tsx";
import { allowanceWords } from "./messages.ts";
import { yearAndMonth } from "./model.ts";

const page = getRouteApi("/allowance-slips/$slipId");

type Line = AllowanceSheet["lines"][number];

function yuanOf(amountFen: number): string {
  return moneyText(amountFen / 100);
}

function Steps({ line }: { readonly line: Line }): ReactElement {
  const text = useMessages(allowanceWords);
  const language = useLanguage();
  if (line.steps.length === 0) return <p>{text.takenBack}</p>;
  return (
    <ol className="allowance-steps" aria-label={text.steps}>
      {line.steps.map((step) => (
        <li key={step.from}>
          <div>{stepWords(step, language)}</div>
          <div className="muted">
            {text.source}：{step.source} · {step.formula}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Inputs({ inputs }: { readonly inputs: NonNullable<Line["inputs"]> }): ReactElement {
  const text = useMessages(allowanceWords);
  const parts = [
    `${text.onPost} ${daysText(inputs.from, inputs.to)}`,
    `${text.absent} ${inputs.absentDays}`,
    `${text.lessons} ${inputs.lessons}`,
    `${text.share} ${inputs.sharePercent}%`,
  ];
  return <div className="muted">{parts.join(" · ")}</div>;
}

function LineOfSlip({ line }: { readonly line: Line }): ReactElement {
  const text = useMessages(allowanceWords);
  const language = useLanguage();
  return (
    <div className="line">
      <div className="line-head">
        <span>
          {line.name}
          {line.isCorrection ? `（${text.correctionOf(text.monthOf(...yearAndMonth(line.month)))}）` : ""}
        </span>
        <span className="number">{moneyText(line.amountFen / 100)}</span>
      </div>
      <Steps line={line} />
      {line.paidBeforeFen === 0 ? null : (
        <div>{text.difference(yuanOf(line.amountFen + line.paidBeforeFen), yuanOf(line.paidBeforeFen), yuanOf(line.amountFen))}</div>
      )}
      {line.inputs === null ? null : <Inputs inputs={line.inputs} />}
      <div className="muted">
        {text.host} {line.host.name} · {text.line} {lineName(line.line, language)}
      </div>
      {line.warning === null ? null : (
        <div role="note">
          ▲ {text.warnings[line.warning.code]}（{text.source}：{line.warning.source}）
        </div>
      )}
    </div>
  );
}

/** What one person is paid in one run, on a page that can be printed and signed. */
export function SlipPage(): ReactElement {
  const text = useMessages(allowanceWords);
  const states = useMessages(approvalWords);
  const { slipId } = page.useParams();
  const answer = useRoute(getSheet, { params: { slipId } });
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  const sheet = answer.data;
  return (
    <>
      <PageHead
        title={text.slip}
        note={`${sheet.run.programmeName} · ${approvalStateName(states, "allowanceRun", sheet.run.state)}`}
        actions={
          <Button type="primary" onClick={() => window.print()}>
            {text.print}
          </Button>
        }
      />
      <article className="allowance-paper" aria-label={text.slip}>
        <h2>{text.slipOf(sheet.countyName)}</h2>
        <p className="month">{text.monthOf(...yearAndMonth(sheet.run.month))}</p>
        <p className="who">
          <span>
            {text.person}：{sheet.personName}
          </span>
          <span className="number">
            {text.staffNo}：{sheet.staffNo}
          </span>
          <span>
            {text.home}：{sheet.home.name}
          </span>
        </p>
        {sheet.lines.map((line) => (
          <LineOfSlip key={line.id} line={line} />
        ))}
        <div className="sum">
          <span>{text.total}</span>
          <span className="number">{moneyText(sheet.amountFen / 100)}</span>
        </div>
        <div className="foot muted">
          <span>{text.roundedOnce}</span>
          <span>{text.signature}：＿＿＿＿＿＿＿＿</span>
        </div>
      </article>
    </>
  );
}
