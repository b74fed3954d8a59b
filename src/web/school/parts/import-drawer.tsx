import "../school.css";
import { InboxOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Checkbox, Drawer, Result, Steps, Table, Upload } from "antd";
import { useState, type ReactElement } from "react";
import { confirmImport, getTemplate, previewImport, returnImport, type ImportKind, type ImportPreview } from "../../../contract/school.ts";
import { downloadUrl, upload } from "../../api.ts";
import { useMessages } from "../../app/language.ts";
import { callInLines } from "../../long-work.ts";
import { useLongWork, WorkProgress } from "../../ui/long-work.tsx";
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
  const check = useLongWork<File>(async (file, { signal, onProgress }) => {
    onChecked(await upload(previewImport, { params: { kind } }, { file, fileName: file.name, onProgress, signal }));
  });
  const { progress, failure } = check;
  return (
    <>
      <div className="import-template">
        <Button href={downloadUrl(getTemplate, { params: { kind } })} download>
          {text.template}
        </Button>
      </div>
      {failure === null ? null : <Failed error={failure} />}
      <Upload.Dragger
        accept=".xlsx,.xls,.csv,.et"
        showUploadList={false}
        disabled={progress !== null}
        beforeUpload={(file) => {
          void check.start(file);
          return false;
        }}
      >
        <p className="ant-upload-drag-icon">
          <InboxOutlined />
        </p>
        <p>{text.drop}</p>
        <p className="muted">{text.dropHint}</p>
      </Upload.Dragger>
      <WorkProgress work={check} doing={progress?.share === 1 ? text.reading : text.sending} />
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
  const client = useQueryClient();
  const params = { kind, importId: preview.importId };
  const takeOver = useLongWork<void>(async (_, options) => {
    onDone(await callInLines(confirmImport, { params }, options));
    await client.invalidateQueries();
  });
  const { counts } = preview;
  const taken = counts.new + counts.changed;
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
      {takeOver.failure === null ? null : <Failed error={takeOver.failure} />}
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
      <WorkProgress work={takeOver} doing={text.takingOver} />
      <div className="import-actions">
        <Button type="primary" disabled={taken === 0} loading={takeOver.progress !== null} onClick={() => void takeOver.start()}>
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
export function ImportDrawer({ kind, onClose }: { readonly kind: ImportKind; readonly onClose: () => void }): ReactElement {
  const text = useMessages(schoolWords);
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [outcome, setOutcome] = useState<{ created: number; changed: number; left: number } | null>(null);
  const titles: Readonly<Record<ImportKind, string>> = {
    schools: text.importSchools,
    staff: text.importStaff,
    partnerships: text.importPairs,
    aidApplications: text.importAid,
    aidList: text.importAidList,
    postingMonths: text.importMonths,
    payments: text.importPayments,
  };
  const step = outcome !== null ? 2 : preview !== null ? 1 : 0;
  const restart = (): void => {
    setPreview(null);
    setOutcome(null);
  };
  return (
    <Drawer open size={760} title={titles[kind]} onClose={onClose}>
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
            <Button key="finish" type="primary" onClick={onClose}>
              {text.finish}
            </Button>,
          ]}
        />
      )}
    </Drawer>
  );
}
