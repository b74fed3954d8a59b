import "./programme.css";
import { Link, Navigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { listProgrammes } from "../../contract/programme.ts";
import { can } from "../../domain/access/access.ts";
import { useAddressWords } from "../app/address-bar.ts";
import { useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { useActor } from "../app/session.tsx";
import { Failed, Nothing, Waiting } from "../ui/states.tsx";
import { programmeWords } from "./messages.ts";
import { ProgrammeForm } from "./parts/programme-form.tsx";

/** The programmes of the county; where there is one only, its overview. */
export function ProgrammesPage(): ReactElement {
  const text = useMessages(programmeWords);
  const actor = useActor();
  const words = useAddressWords();
  const answer = useRoute(listProgrammes, {});
  const [isMaking, setMaking] = useState(false);
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  const { rows } = answer.data;
  const [only] = rows;
  const mayMake = can(actor, "programme.create", { kind: "county" });
  // Whoever may make another one comes here by the address ?list=1, from the overview.
  if (rows.length === 1 && only && words["list"] === undefined) {
    return <Navigate to="/programmes/$programmeId" params={{ programmeId: only.id }} search={{ ...words }} replace />;
  }
  const make = mayMake ? (
    <Button type="primary" onClick={() => setMaking(true)}>
      {text.create}
    </Button>
  ) : null;
  return (
    <>
      <PageHead title={text.programmes} actions={make} />
      {rows.length === 0 ? <Nothing message={text.none} action={make} /> : null}
      <ul className="programme-list">
        {rows.map((programme) => (
          <li key={programme.id} className="panel">
            <h2>
              <Link to="/programmes/$programmeId" params={{ programmeId: programme.id }}>
                {programme.name}
              </Link>
            </h2>
            <div className="muted">
              {text.years(programme.firstSchoolYear, programme.lastSchoolYear + 1)} · {text.pairs(programme.partnerships)}
            </div>
          </li>
        ))}
      </ul>
      {isMaking ? <ProgrammeForm programme={null} onClose={() => setMaking(false)} /> : null}
    </>
  );
}
