import { Form, Input, InputNumber, Modal } from "antd";
import type { ReactElement } from "react";
import { nominatePosting, type PostingPage } from "../../../contract/posting.ts";
import { useMessages } from "../../app/language.ts";
import { useChange } from "../../app/query.ts";
import { approvalWords } from "../../ui/approval-words.ts";
import { commonWords } from "../../ui/messages.ts";
import { Failed } from "../../ui/states.tsx";
import { postingWords } from "../messages.ts";
import { Candidates } from "./candidates.tsx";
import { usePostingReason } from "./reasons.ts";

interface Values {
  readonly staffIds: string[];
  readonly homeLessonsPerWeek?: number | null;
  readonly cover?: string;
  readonly comment?: string;
}

/** Chooses who fills a post and says what that leaves at home. */
export function NominateWindow({ posting, onClose }: { readonly posting: PostingPage; readonly onClose: () => void }): ReactElement {
  const text = useMessages(postingWords);
  const common = useMessages(commonWords);
  const approval = useMessages(approvalWords);
  const nominate = useChange(nominatePosting);
  const reason = usePostingReason(nominate.error);
  const [form] = Form.useForm<Values>();
  const send = async ({ staffIds, homeLessonsPerWeek = null, cover, comment }: Values): Promise<void> => {
    const [staffId = ""] = staffIds;
    const body = { version: posting.version, staffId, homeLessonsPerWeek, cover: cover?.trim() || null, ...(comment ? { comment } : {}) };
    await nominate.mutateAsync({ params: { postingId: posting.id }, body });
    onClose();
  };
  return (
    <Modal
      open
      width={620}
      title={text.nominate}
      okText={text.nominate}
      cancelText={common.cancel}
      confirmLoading={nominate.isPending}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ staffIds: posting.staffId === null ? [] : [posting.staffId], homeLessonsPerWeek: posting.homeLessonsPerWeek }}
        onFinish={(values) => void send(values).catch(() => undefined)}
      >
        {reason === null ? null : <Failed error={reason} />}
        <Form.Item name="staffIds" label={text.choosePerson} rules={[{ required: true, type: "array", min: 1, message: common.required }]}>
          <Candidates partnershipId={posting.partnershipId} post={posting} isMany={false} />
        </Form.Item>
        {posting.kind === "posting" ? (
          <div className="form-row">
            <Form.Item name="homeLessonsPerWeek" label={text.homeLessons}>
              <InputNumber min={0} max={40} precision={0} />
            </Form.Item>
            <Form.Item name="cover" label={text.cover} style={{ flex: 1 }}>
              <Input maxLength={100} placeholder={text.coverHint} />
            </Form.Item>
          </div>
        ) : null}
        <Form.Item name="comment" label={approval.comment}>
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
