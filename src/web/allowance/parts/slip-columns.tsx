import type { AllowanceSlip } from "../../../contract/allowance.ts";
import { lineName } from "../../../domain/allowance/line-name.ts";
import { useLanguage, useMessages } from "../../app/language.ts";
import { AppLink } from "../../ui/app-link.tsx";
import { emptyMark, moneyText } from "../../ui/format.ts";
import { shortOf } from "../../ui/pair.tsx";
import type { Column } from "../../ui/query-table.tsx";
import { allowanceWords } from "../messages.ts";
import { changeOf, yearAndMonth } from "../model.ts";

/** The columns of a list of slips; a list of one's own needs no names. */
export function useSlipColumns({ hasPerson }: { readonly hasPerson: boolean }): Column<AllowanceSlip>[] {
  const text = useMessages(allowanceWords);
  const language = useLanguage();
  const people: Column<AllowanceSlip>[] = [
    {
      key: "person",
      title: text.person,
      cell: ({ id, personName }) => <AppLink href={`/allowance-slips/${id}`}>{personName}</AppLink>,
      isSortable: true,
    },
    { key: "staffNo", title: text.staffNo, cell: ({ staffNo }) => <span className="number">{staffNo}</span>, isExtra: true },
    { key: "home", title: text.home, cell: ({ home }) => shortOf(home), isSortable: true },
  ];
  const compared: Column<AllowanceSlip>[] = [
    {
      key: "previous",
      title: text.lastMonth,
      cell: ({ previousFen }) => (previousFen === null ? emptyMark : moneyText(previousFen / 100)),
      isNumber: true,
    },
    {
      key: "change",
      title: text.change,
      cell: (slip) => (slip.isCorrection ? text.correctionOf(text.monthOf(...yearAndMonth(slip.month))) : text.changes[changeOf(slip)]),
      isSortable: true,
    },
  ];
  return [
    ...(hasPerson ? people : []),
    {
      key: "month",
      title: text.month,
      cell: ({ id, month }) =>
        hasPerson ? (
          text.monthOf(...yearAndMonth(month))
        ) : (
          <AppLink href={`/allowance-slips/${id}`}>{text.monthOf(...yearAndMonth(month))}</AppLink>
        ),
      isExtra: hasPerson,
    },
    { key: "host", title: text.host, cell: ({ host }) => shortOf(host), isSortable: hasPerson },
    { key: "code", title: text.allowance, cell: ({ name }) => name, isSortable: hasPerson },
    { key: "amount", title: text.amount, cell: ({ amountFen }) => moneyText(amountFen / 100), isNumber: true, isSortable: hasPerson },
    ...(hasPerson ? compared : []),
    { key: "line", title: text.line, cell: ({ line }) => lineName(line, language), isSortable: hasPerson },
  ];
}
