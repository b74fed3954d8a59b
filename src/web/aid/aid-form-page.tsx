import "./aid.css";
import { useRouter } from "@tanstack/react-router";
import { Button, Form, Select } from "antd";
import { useState, type ReactElement } from "react";
import { enterAid, getAidRules, type AidRules } from "../../contract/aid.ts";
import { useAddressWords } from "../app/address-bar.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useChange, useRoute } from "../app/query.ts";
import { commonWords } from "../ui/messages.ts";
import { Failed, Nothing, Waiting } from "../ui/states.tsx";
import { periodName } from "../ui/term-words.ts";
import { aidWords } from "./messages.ts";
import { contentOf, type AidValues } from "./model.ts";
import { AidFields } from "./parts/aid-fields.tsx";

/** What the form begins with: the school and partnership that the address names, else the first school and the county's budget. */
function firstValues(rules: AidRules, asked: unknown): Partial<AidValues> {
  const named = rules.schools.find(({ payers }) => payers.some(({ partnershipId }) => partnershipId === asked));
  const schoolId = (named ?? rules.schools[0])?.id;
  return {
    ...(schoolId === undefined ? {} : { schoolId }),
    term: rules.term,
    isBoarder: false,
    basis: "certificate",
    benefit: "subsidy",
    arrivedOn: null,
    partnershipId: named !== undefined && typeof asked === "string" ? asked : "",
  };
}

interface EntryProps {
  readonly rules: AidRules;
  readonly onTerm: (term: string) => void;
}

function Entry({ rules, onTerm }: EntryProps): ReactElement {
  const text = useMessages(aidWords);
  const common = useMessages(commonWords);
  const language = useLanguage();
  const router = useRouter();
  const words = useAddressWords();
  const enter = useChange(enterAid);
  const [first] = useState(() => firstValues(rules, words["partnershipId"]));
  const required = [{ required: true, message: common.required }];
  const send = async (values: AidValues): Promise<void> => {
    const page = await enter.mutateAsync({ body: contentOf(values) });
    router.history.push(`/aid/applications/${page.id}`);
  };
  return (
    <Form<AidValues>
      layout="vertical"
      className="panel aid-form"
      initialValues={first}
      scrollToFirstError={{ focus: true }}
      onFinish={(values) => void send(values).catch(() => undefined)}
    >
      {enter.error ? <Failed error={enter.error} /> : null}
      <div className="field-row">
        <Form.Item name="schoolId" label={text.school} rules={required}>
          <Select options={rules.schools.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
        <Form.Item name="term" label={text.term} rules={required}>
          <Select options={rules.terms.map((term) => ({ value: term, label: periodName(term, language) }))} onChange={onTerm} />
        </Form.Item>
      </div>
      <AidFields rules={rules} isNew />
      <Button type="primary" htmlType="submit" loading={enter.isPending} className="aid-send">
        {text.save}
      </Button>
    </Form>
  );
}

/** Entering one application: what it comes to and what the law says stands there before it is sent. */
export function AidFormPage(): ReactElement {
  const text = useMessages(aidWords);
  const [term, setTerm] = useState<string | null>(null);
  const rules = useRoute(getAidRules, { query: term === null ? {} : { term } }, { keepPrevious: true });
  if (rules.isPending) return <Waiting />;
  if (rules.isError) return <Failed error={rules.error} onRetry={() => void rules.refetch()} />;
  return (
    <>
      <PageHead title={text.enter} note={text.note} />
      {rules.data.schools.length === 0 ? <Nothing /> : <Entry rules={rules.data} onTerm={setTerm} />}
    </>
  );
}
