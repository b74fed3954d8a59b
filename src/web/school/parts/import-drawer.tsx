import "../school.css";
import { InboxOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Checkbox, Drawer, Progress, Result, Steps, Table, Upload } from "antd";
import { useRef, useState, type ReactElement } from "react";
import { confirmImport, getTemplate, previewImport, returnImport, type ImportKind, type ImportPreview } from "../../../contract/school.ts";
import { downloadUrl, upload } from "../../api.ts";
import { useMessages } from "../../app/language.ts";
import { useChange } from "../../app/query.ts";
import { Failed } from "../../ui/states.tsx";
import { schoolWords } from "../messages.ts";

type ImportRow = ImportPreview["rows"][number];

interface SendProps {
  readonly kind: ImportKind;
  readonly onChecked: (preview: ImportPreview) => void;
}

/** Step one: the template, and the place to drop the filled-in sheet. */
function Send({ kind, onChecked }: SendProps): ReactElement {
  const text = useMessages(schoolWords);
  const [progress, setProgress] = useState<number | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const stop = useRef<AbortController | null>(null);
  const send = async (file: File): Promise<void> => {
    stop.current = new AbortController();
    setFailure(null);
    setProgress(0);
    try {
      onChecked(
        await upload(
          previewImport,
          { params: { kind } },
          { file, fileName: file.name, onProgress: setProgress, signal: stop.current.signal },
        ),
      );
    } catch (error) {
      if (!stop.current.signal.aborted) setFailure(error);
    } finally {
      setProgress(null);
    }
  };
  return (
    <>
      <p>
        <Button href={downloadUrl(getTemplate, { params: { kind } })} download>
          {text.template}
        </Button>
      </p>
      {failure === null ? null : <Failed error={failure} />}
      <Upload.Dragger
        accept=".xlsx,.xls,.csv,.et"
        showUploadList={false}
        disabled={progress !== null}
        beforeUpload={(file) => {
          void send(file);
          return false;
        }}
      >
        <p className="ant-upload-drag-icon">
          <InboxOutlined />
        </p>
        <p>{text.drop}</p>
        <p className="muted">{text.dropHint}</p>
      </Upload.Dragger>
      {progress === null ? null : (
        <div role="status" style={{ marginTop: 12 }}>
          <Progress percent={Math.round(progress * 100)} {...(progress >= 1 ? { format: () => text.reading } : {})} />
          <Button size="small" onClick={() => stop.current?.abort()}>
            {text.cancel}
          </Button>
        </div>
      )}
    </>
  );
}

interface CheckProps {
  readonly kind: ImportKind;
  readonly preview: ImportPreview;
  readonly onDone: (outcome: { created: number; changed: number; left: number }) => void;
}

/** Step two: what each row would do, and what is wrong with some. */
function Check({ kind, preview, onDone }: CheckProps): ReactElement {
  const text = useMessages(schoolWords);
  const [isWrongOnly, setWrongOnly] = useState(preview.counts.wrong > 0);
  const confirm = useChange(confirmImport);
  const { counts } = preview;
  const taken = counts.new + counts.changed;
  const params = { kind, importId: preview.importId };
  const take = async (): Promise<void> => onDone(await confirm.mutateAsync({ params }));
  const columns = [
    { key: "row", title: text.row, dataIndex: "row", width: 60, align: "right" as const, className: "number" },
    { key: "title", title: text.what, dataIndex: "title" },
    {
      key: "kind",
      title: text.result,
      render: (_: unknown, row: ImportRow) => <span className={row.kind}>{text.counts[row.kind]}</span>,
      width: 80,
    },
    { key: "errors", title: text.errors, render: (_: unknown, row: ImportRow) => row.errors.map(({ message }) => message).join("；") },
  ];
  return (
    <>
      <ul className="import-counts">
        {(["new", "changed", "same", "wrong"] as const).map((name) => (
          <li key={name}>
            <div className={name === "wrong" && counts.wrong > 0 ? "number wrong" : "number"}>{counts[name]}</div>
            <div className="muted">{text.counts[name]}</div>
          </li>
        ))}
      </ul>
      {preview.ignoredHeadings.length > 0 ? <Alert type="info" showIcon title={text.ignored(preview.ignoredHeadings.join("、"))} /> : null}
      {confirm.error ? <Failed error={confirm.error} /> : null}
      <Checkbox checked={isWrongOnly} onChange={({ target }) => setWrongOnly(target.checked)}>
        {text.wrongOnly}
      </Checkbox>
      <Table<ImportRow>
        size="small"
        rowKey="row"
        columns={columns}
        dataSource={preview.rows.filter(({ kind: rowKind }) => !isWrongOnly || rowKind === "wrong")}
        pagination={{ pageSize: 10, showSizeChanger: false }}
      />
      <div style={{ display: "flex", gap: 8 }}>
        <Button type="primary" disabled={taken === 0} loading={confirm.isPending} onClick={() => void take().catch(() => undefined)}>
          {taken === 0 ? text.nothingToTake : text.takeOver(taken)}
        </Button>
        {counts.wrong > 0 ? (
          <Button href={downloadUrl(returnImport, { params })} download>
            {text.returned}
          </Button>
        ) : null}
      </div>
    </>
  );
}

/** Imports a sheet in three steps: upload, check row by row, done. Nothing changes before the second is confirmed. */
export function ImportDrawer({
  kind,
  title,
  onClose,
}: {
  readonly kind: ImportKind;
  readonly title: string;
  readonly onClose: () => void;
}): ReactElement {
  const text = useMessages(schoolWords);
  const client = useQueryClient();
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [outcome, setOutcome] = useState<{ created: number; changed: number; left: number } | null>(null);
  const step = outcome !== null ? 2 : preview !== null ? 1 : 0;
  const restart = (): void => {
    setPreview(null);
    setOutcome(null);
  };
  return (
    <Drawer open size={760} title={title} onClose={onClose}>
      <Steps size="small" current={step} items={text.importSteps.map((name) => ({ title: name }))} style={{ marginBottom: 16 }} />
      {step === 0 ? <Send kind={kind} onChecked={setPreview} /> : null}
      {step === 1 && preview !== null ? <Check kind={kind} preview={preview} onDone={setOutcome} /> : null}
      {outcome === null ? null : (
        <Result
          status="success"
          title={text.done(outcome.created, outcome.changed)}
          subTitle={outcome.left > 0 ? text.left(outcome.left) : null}
          extra={[
            <Button key="again" onClick={restart}>
              {text.again}
            </Button>,
            <Button
              key="finish"
              type="primary"
              onClick={() => {
                void client.invalidateQueries();
                onClose();
              }}
            >
              {text.finish}
            </Button>,
          ]}
        />
      )}
    </Drawer>
  );
}
