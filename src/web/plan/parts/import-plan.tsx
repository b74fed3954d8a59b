import { InboxOutlined } from "@ant-design/icons";
import { useRouter } from "@tanstack/react-router";
import { Button, Drawer, Input, Upload } from "antd";
import { useState, type ReactElement } from "react";
import { pastePlan, planTextMax, uploadPlan } from "../../../contract/plan.ts";
import { call, upload } from "../../api.ts";
import { useMessages } from "../../app/language.ts";
import { useLongWork, WorkProgress } from "../../ui/long-work.tsx";
import { PairSelect } from "../../ui/pair-select.tsx";
import { Failed } from "../../ui/states.tsx";
import { planWords } from "../messages.ts";

interface FileProps {
  readonly partnershipId: string;
  readonly onRead: (versionId: string) => void;
}

function FromFile({ partnershipId, onRead }: FileProps): ReactElement {
  const text = useMessages(planWords);
  const read = useLongWork<File>(async (file, { signal, onProgress }) => {
    onRead((await upload(uploadPlan, { params: { partnershipId } }, { file, fileName: file.name, onProgress, signal })).id);
  });
  const { progress, failure } = read;
  return (
    <>
      {failure === null ? null : <Failed error={failure} />}
      <Upload.Dragger
        accept=".docx,.doc,.wps,.pdf,.txt,.md,.html"
        showUploadList={false}
        disabled={progress !== null}
        beforeUpload={(file) => {
          void read.start(file);
          return false;
        }}
      >
        <p className="ant-upload-drag-icon">
          <InboxOutlined />
        </p>
        <p>{text.drop}</p>
        <p className="muted">{text.dropHint}</p>
      </Upload.Dragger>
      <WorkProgress work={read} doing={progress?.share === 1 ? text.reading : text.sending} />
    </>
  );
}

/** Brings in a plan, as a file or as text, and goes on to the reader. */
export function ImportPlan({ first, onClose }: { readonly first: string | null; readonly onClose: () => void }): ReactElement {
  const text = useMessages(planWords);
  const router = useRouter();
  const [partnershipId, setPartnershipId] = useState(first);
  const [body, setBody] = useState("");
  const open = (versionId: string): void => {
    onClose();
    router.history.push(`/plans/${versionId}`);
  };
  const paste = useLongWork<string>(async (id, { signal }) => {
    open((await call(pastePlan, { params: { partnershipId: id }, body: { text: body } }, { signal })).id);
  });
  return (
    <Drawer open size={640} title={text.importPlan} onClose={onClose}>
      <PairSelect label={text.choosePair} value={partnershipId} onChange={setPartnershipId} className="wide" />
      {partnershipId === null ? null : (
        <div style={{ display: "grid", gap: 16, marginTop: 16 }}>
          <FromFile partnershipId={partnershipId} onRead={open} />
          {paste.failure === null ? null : <Failed error={paste.failure} />}
          <Input.TextArea
            aria-label={text.orPaste}
            placeholder={text.orPaste}
            rows={10}
            maxLength={planTextMax}
            value={body}
            onChange={({ target }) => setBody(target.value)}
          />
          <Button
            type="primary"
            disabled={body.trim() === ""}
            loading={paste.progress !== null}
            onClick={() => void paste.start(partnershipId)}
          >
            {text.read}
          </Button>
          <WorkProgress work={paste} doing={text.reading} />
        </div>
      )}
    </Drawer>
  );
}
