import { Input, Modal } from "antd";
import { useState, type ReactElement } from "react";
import { useMessages } from "../../app/language.ts";
import { commonWords } from "../../ui/messages.ts";
import { Failed } from "../../ui/states.tsx";
import { assessmentWords } from "../messages.ts";

interface ReasonWindowProps {
  readonly title: string;
  readonly okText: string;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly onSend: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** A step that asks for nothing but the reason. */
export function ReasonWindow({ title, okText, error, isPending, onSend, onClose }: ReasonWindowProps): ReactElement {
  const text = useMessages(assessmentWords);
  const common = useMessages(commonWords);
  const [why, setWhy] = useState("");
  const send = async (): Promise<void> => {
    await onSend(why.trim());
    onClose();
  };
  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText={common.cancel}
      okButtonProps={{ disabled: why.trim() === "" }}
      confirmLoading={isPending}
      onOk={() => void send().catch(() => undefined)}
      onCancel={onClose}
    >
      {error === null ? null : <Failed error={error} />}
      <Input.TextArea
        rows={2}
        maxLength={2000}
        aria-label={text.reason}
        placeholder={text.reason}
        value={why}
        onChange={({ target }) => setWhy(target.value)}
      />
    </Modal>
  );
}
