import { Alert, Button, Drawer, Table, Upload } from "antd";
import { useState, type ReactElement } from "react";
import type { z } from "zod";
import { getItemTemplate, readItems, type GoodsItemContent } from "../../../contract/goods.ts";
import type { GoodsMode } from "../../../domain/goods/goods.ts";
import { downloadUrl, upload } from "../../api.ts";
import { useMessages } from "../../app/language.ts";
import { Failed } from "../../ui/states.tsx";
import { goodsWords } from "../messages.ts";

type Read = z.output<(typeof readItems)["reply"]>;

interface ItemsSheetProps {
  readonly mode: GoodsMode;
  readonly onTake: (items: GoodsItemContent[]) => void;
  readonly onClose: () => void;
}

function Preview({ read, onTake }: { readonly read: Read; readonly onTake: ItemsSheetProps["onTake"] }): ReactElement {
  const text = useMessages(goodsWords);
  const good = read.rows.flatMap(({ item }) => (item === null ? [] : [item]));
  const wrong = read.rows.length - good.length;
  return (
    <>
      {read.ignoredHeadings.length > 0 ? <Alert type="info" showIcon title={text.ignored(read.ignoredHeadings.join("、"))} /> : null}
      {wrong > 0 ? <Alert type="warning" showIcon title={text.wrongRows(wrong)} /> : null}
      <Table<Read["rows"][number]>
        size="small"
        rowKey="row"
        dataSource={read.rows}
        locale={{ emptyText: <span className="muted">{text.noRows}</span> }}
        pagination={{ pageSize: 12, showSizeChanger: false, hideOnSinglePage: true }}
        columns={[
          { key: "row", title: text.row, dataIndex: "row", width: 56, className: "number" },
          { key: "title", title: text.item.name, dataIndex: "title" },
          { key: "count", title: text.item.count, width: 90, render: (_, { item }) => (item === null ? "—" : `${item.count}${item.unit}`) },
          { key: "errors", title: text.errors, render: (_, { errors }) => errors.map(({ message }) => message).join("；") || "—" },
        ]}
      />
      <Button type="primary" disabled={good.length === 0} onClick={() => onTake(good)}>
        {text.takeRows(good.length)}
      </Button>
    </>
  );
}

/** Items from a sheet: upload, see row by row what is wrong, take the good ones. Nothing is saved before the list is. */
export function ItemsSheet({ mode, onTake, onClose }: ItemsSheetProps): ReactElement {
  const text = useMessages(goodsWords);
  const [read, setRead] = useState<Read | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [isSending, setSending] = useState(false);
  const send = async (file: File): Promise<void> => {
    setFailure(null);
    setSending(true);
    try {
      setRead(await upload(readItems, { query: { mode } }, { file, fileName: file.name }));
    } catch (error) {
      setFailure(error);
    } finally {
      setSending(false);
    }
  };
  return (
    <Drawer open size={720} title={text.fromSheet} onClose={onClose}>
      <div className="sheet-steps">
        <Button href={downloadUrl(getItemTemplate, {})} download>
          {text.template}
        </Button>
        {failure === null ? null : <Failed error={failure} />}
        <Upload.Dragger
          accept=".xlsx,.xls,.csv,.et"
          showUploadList={false}
          disabled={isSending}
          beforeUpload={(file) => {
            void send(file);
            return false;
          }}
        >
          <p>{text.drop}</p>
          <p className="muted">{text.dropHint}</p>
        </Upload.Dragger>
        {read === null ? null : <Preview read={read} onTake={onTake} />}
      </div>
    </Drawer>
  );
}
