import "./posting.css";
import { useRouter } from "@tanstack/react-router";
import { Button, Form, Input, InputNumber, Radio, Select } from "antd";
import type { ReactElement } from "react";
import { createPostings } from "../../contract/posting.ts";
import { getEntryHints, type EntryHints } from "../../contract/workbench.ts";
import { can, canSomewhere } from "../../domain/access/access.ts";
import { postingKinds, sidesOfPosting, type PostingKind } from "../../domain/posting/posting.ts";
import { useAddressWords } from "../app/address-bar.ts";
import { useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useChange, useRoute } from "../app/query.ts";
import { useActor, useSignedIn } from "../app/session.tsx";
import { AppLink } from "../ui/app-link.tsx";
import { commonWords } from "../ui/messages.ts";
import { pairText } from "../ui/pair.tsx";
import { Failed, Nothing, Waiting } from "../ui/states.tsx";
import { postingWords } from "./messages.ts";
import { postingNames } from "./names.ts";
import { endOfSchoolYear } from "./model.ts";
import { Candidates } from "./parts/candidates.tsx";
import { contentOfValues, PostingFields, type PostingValues } from "./parts/posting-fields.tsx";
import { usePostingReason } from "./parts/reasons.ts";

type Pair = EntryHints["partnerships"][number];
type Values = PostingValues & {
  readonly partnershipId: string;
  readonly kind: PostingKind;
  readonly staffIds?: string[];
  readonly homeLessonsPerWeek?: number | null;
  readonly cover?: string | null;
};

/** Whether the person's school sends in a kind of posting, or asks the other one to. */
function useMaySend(pair: Pair | undefined, kind: PostingKind): boolean {
  const actor = useActor();
  if (!pair) return false;
  // A school's people are known by their school; the programme plays no part.
  const sides = { programmeId: "", helperSchoolId: pair.helper.id, helpedSchoolId: pair.helped.id };
  return can(actor, "posting.nominate", { kind: "partnership", ...sidesOfPosting(kind, sides) });
}

interface PeopleProps {
  readonly partnershipId: string;
  readonly kind: PostingKind;
}

/** Who is sent, and what that leaves at home; asked for once the days are known. */
function PeopleFields({ partnershipId, kind }: PeopleProps): ReactElement | null {
  const text = useMessages(postingWords);
  const common = useMessages(commonWords);
  const form = Form.useFormInstance<Values>();
  const values = Form.useWatch([], form) ?? {};
  const content = contentOfValues(kind, values);
  if (content.from === "" || content.to === "" || content.from > content.to) return null;
  return (
    <>
      <Form.Item name="staffIds" label={text.people} extra={text.peopleHint} rules={[{ required: true, message: common.required }]}>
        <Candidates partnershipId={partnershipId} post={content} isMany />
      </Form.Item>
      {kind === "posting" ? (
        <div className="form-row">
          <Form.Item name="homeLessonsPerWeek" label={text.homeLessons}>
            <InputNumber min={0} max={40} precision={0} />
          </Form.Item>
          <Form.Item name="cover" label={text.cover} style={{ flex: 1 }}>
            <Input maxLength={100} placeholder={text.coverHint} />
          </Form.Item>
        </div>
      ) : null}
    </>
  );
}

function Entry({ hints }: { readonly hints: EntryHints }): ReactElement {
  const text = useMessages(postingWords);
  const names = useMessages(postingNames);
  const common = useMessages(commonWords);
  const words = useAddressWords();
  const router = useRouter();
  const { today } = useSignedIn();
  const create = useChange(createPostings);
  const reason = usePostingReason(create.error);
  const [form] = Form.useForm<Values>();
  const asked = hints.partnerships.find(({ id }) => id === words["partnershipId"]) ?? hints.partnerships[0];
  const partnershipId = Form.useWatch("partnershipId", form) ?? asked?.id ?? "";
  const kind = Form.useWatch("kind", form) ?? postingKinds.find((one) => one === words["kind"]) ?? "posting";
  const pair = hints.partnerships.find(({ id }) => id === partnershipId);
  const maySend = useMaySend(pair, kind);
  const save = async (values: Values): Promise<void> => {
    const { homeLessonsPerWeek = null, cover } = values;
    const people = (values.staffIds ?? []).map((staffId) => ({ staffId, homeLessonsPerWeek, cover: cover?.trim() || null }));
    const body = { content: contentOfValues(kind, values), people: maySend ? people : [] };
    const { ids } = await create.mutateAsync({ params: { partnershipId }, body });
    router.history.push(ids.length === 1 ? `/postings/${ids[0] ?? ""}` : `/postings?partnershipId=${partnershipId}`);
  };
  const first: Partial<Values> = {
    partnershipId: asked?.id ?? "",
    kind,
    role: "subjectTeacher",
    grades: [],
    isFullTime: true,
    sharePercent: 50,
    from: today,
    to: endOfSchoolYear(today),
  };
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      className="panel"
      style={{ maxWidth: 760 }}
      initialValues={first}
      scrollToFirstError={{ focus: true }}
      onFinish={(values) => void save(values).catch(() => undefined)}
    >
      {reason === null ? null : <Failed error={reason} />}
      <Form.Item name="partnershipId" label={text.pair} rules={[{ required: true, message: common.required }]}>
        <Select
          showSearch={{ optionFilterProp: "label" }}
          options={hints.partnerships.map(({ id, helper, helped }) => ({ value: id, label: pairText(helper, helped) }))}
        />
      </Form.Item>
      <Form.Item name="kind" label={text.kind}>
        <Radio.Group optionType="button" options={postingKinds.map((value) => ({ value, label: names.kinds[value] }))} />
      </Form.Item>
      <PostingFields kind={kind} subjects={hints.subjects} grades={hints.grades} />
      {maySend ? <PeopleFields key={kind} partnershipId={partnershipId} kind={kind} /> : null}
      <Button type="primary" htmlType="submit" loading={create.isPending}>
        {text.save}
      </Button>
    </Form>
  );
}

/** Asks for a post, or sends people: whichever of the two is up to the person's school. */
export function PostingFormPage(): ReactElement {
  const text = useMessages(postingWords);
  const actor = useActor();
  const words = useAddressWords();
  const partnershipId = words["partnershipId"];
  const answer = useRoute(getEntryHints, { query: typeof partnershipId === "string" ? { partnershipId } : {} });
  const mayAsk = canSomewhere(actor, "posting.request");
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!mayAsk || answer.data.partnerships.length === 0) {
    return (
      <>
        <PageHead title={text.newTitle} />
        <Nothing message={text.notYours} action={<AppLink href="/postings">{text.list}</AppLink>} />
      </>
    );
  }
  return (
    <>
      <PageHead title={text.newTitle} />
      <Entry hints={answer.data} />
    </>
  );
}
