import "./request.css";
import "../goods/goods.css";
import { useRouter } from "@tanstack/react-router";
import { useState, type ReactElement } from "react";
import { v7 as newId } from "uuid";
import { enterRequest } from "../../contract/request.ts";
import { useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useChange } from "../app/query.ts";
import { useSignedIn } from "../app/session.tsx";
import { GoodsTabs } from "../goods/parts/goods-tabs.tsx";
import { Nothing } from "../ui/states.tsx";
import { requestWords } from "./messages.ts";
import { RequestForm } from "./parts/request-form.tsx";

/** Begins a request of one of the person's schools. */
export function RequestFormPage(): ReactElement {
  const text = useMessages(requestWords);
  const router = useRouter();
  const { grants } = useSignedIn();
  const enter = useChange(enterRequest);
  // One id for one request, however often it is sent.
  const [requestId] = useState(() => newId());
  const schools = grants.flatMap(({ role, scope, scopeName }) =>
    role === "coordinator" && scope.kind === "school" ? [{ value: scope.schoolId, label: scopeName }] : [],
  );
  const [only] = schools;
  return (
    <>
      <PageHead title={text.enter} />
      <GoodsTabs current="requests" />
      {only === undefined ? (
        <Nothing message={text.none} />
      ) : (
        <RequestForm
          schools={schools}
          first={{ schoolId: only.value }}
          isSending={enter.isPending}
          error={enter.error}
          onSave={(schoolId, content) =>
            void enter.mutateAsync({ body: { requestId, schoolId, content } }).then(
              () => router.history.push(`/requests/${requestId}`),
              () => undefined,
            )
          }
        />
      )}
    </>
  );
}
