import { Button, Form, Input } from "antd";
import type { ReactElement } from "react";
import { changeHandover, type PostingPage } from "../../../contract/posting.ts";
import { useMessages } from "../../app/language.ts";
import { useChange } from "../../app/query.ts";
import { commonWords } from "../../ui/messages.ts";
import { Failed } from "../../ui/states.tsx";
import { postingWords } from "../messages.ts";

/** What is handed over at the end; needed before a post is concluded. */
export function Handover({ posting }: { readonly posting: PostingPage }): ReactElement {
  const text = useMessages(postingWords);
  const common = useMessages(commonWords);
  const change = useChange(changeHandover);
  const save = async ({ handover }: { readonly handover?: string }): Promise<void> => {
    await change.mutateAsync({ params: { postingId: posting.id }, body: { handover: handover?.trim() || null } });
  };
  return (
    <section aria-label={text.handover}>
      <h2>{text.handover}</h2>
      {posting.allowed.includes("plan") ? (
        <Form<{ handover?: string }>
          layout="vertical"
          initialValues={{ handover: posting.handover ?? "" }}
          onFinish={(values) => void save(values).catch(() => undefined)}
        >
          {change.error ? <Failed error={change.error} /> : null}
          <Form.Item name="handover" label={text.handoverHint}>
            <Input.TextArea rows={3} maxLength={2000} />
          </Form.Item>
          <Button htmlType="submit" loading={change.isPending}>
            {common.save}
          </Button>
        </Form>
      ) : (
        <p className={posting.handover === null ? "muted" : "keep-lines"}>{posting.handover ?? text.noHandover}</p>
      )}
    </section>
  );
}
