import { Alert, Button } from "antd";
import { useState, type ReactElement } from "react";
import { selectAid, type AidLine } from "../../../contract/aid.ts";
import type { z } from "zod";
import type { aidList } from "../../../contract/filters.ts";
import type { ApprovalMove } from "../../../domain/approval/approval.ts";
import { call } from "../../api.ts";
import { useMessages } from "../../app/language.ts";
import { ApprovalMoves } from "../../ui/approval-moves.tsx";
import { approvalMoveName, approvalWords } from "../../ui/approval-words.ts";
import { moneyText } from "../../ui/format.ts";
import { Failed } from "../../ui/states.tsx";
import { aidWords } from "../messages.ts";
import { commonMoves } from "../model.ts";

interface Chosen {
  readonly things: readonly { readonly id: string; readonly version: number }[];
  readonly amountFen: number;
  readonly moves: readonly ApprovalMove[];
  readonly isCut: boolean;
}

interface ManyMovesProps {
  readonly rows: readonly AidLine[];
  readonly query: Partial<z.input<typeof aidList>>;
  /** Moves that the person makes with many at once. */
  readonly moves: readonly ApprovalMove[];
  readonly onClear: () => void;
}

function chosenOf(rows: readonly AidLine[]): Chosen {
  return {
    things: rows.map(({ id, version }) => ({ id, version })),
    amountFen: rows.reduce((sum, { amountFen }) => sum + amountFen, 0),
    moves: commonMoves(rows),
    isCut: false,
  };
}

/** Moves many applications at once: those ticked on the page, or all that the filters show and that can be moved so. */
export function ManyMoves({ rows, query, moves, onClear }: ManyMovesProps): ReactElement {
  const text = useMessages(aidWords);
  const names = useMessages(approvalWords);
  const [all, setAll] = useState<Chosen | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const chosen = all ?? chosenOf(rows);
  const clear = (): void => {
    setAll(null);
    onClear();
  };
  const chooseAll = async (move: ApprovalMove): Promise<void> => {
    setFailure(null);
    try {
      const { page: _, size: __, sort: ___, ...filters } = query;
      setAll({ ...(await call(selectAid, { query: { ...filters, move } })), moves: [move] });
    } catch (error) {
      setFailure(error);
    }
  };
  if (all === null && rows.length === 0) {
    return (
      <div className="aid-many">
        {failure === null ? null : <Failed error={failure} />}
        {moves.map((move) => (
          <Button key={move} onClick={() => void chooseAll(move)}>
            {text.chooseAll(approvalMoveName(names, "aid", move))}
          </Button>
        ))}
      </div>
    );
  }
  return (
    <div className="aid-many">
      <strong className="number">
        {chosen.things.length === 0 ? text.nothingToMove : text.chosenAll(chosen.things.length, moneyText(chosen.amountFen / 100))}
      </strong>
      {chosen.isCut ? <Alert type="info" title={text.isCut} /> : null}
      <ApprovalMoves kind="aid" things={chosen.things} moves={chosen.moves} dayMoves={["pay"]} onDone={clear} />
      <Button onClick={clear}>{text.unselect}</Button>
    </div>
  );
}
