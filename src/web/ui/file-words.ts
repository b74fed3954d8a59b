import type { FileRole } from "../../contract/thing-file.ts";
import { messagesIn } from "../app/language.ts";

interface FileWords {
  readonly roles: Readonly<Record<FileRole, string>>;
  readonly none: string;
  readonly add: (role: string) => string;
  readonly hint: string;
  readonly sending: string;
  readonly cancel: string;
  readonly noPicture: string;
  readonly tooMany: string;
}

/** Words of photos and papers that hang on things. */
export const fileWords = messagesIn<FileWords>({
  "zh-CN": {
    roles: {
      paper: "文件",
      photo: "照片",
      receipt: "验收照片",
      signature: "签收签名",
      check: "查看照片",
      progress: "进度照片",
      completion: "竣工照片",
    },
    none: "还没有照片或文件。",
    add: (role) => `添加${role}`,
    hint: "每个最大 50 MB",
    sending: "正在上传",
    cancel: "取消",
    noPicture: "这里需要照片，请选择 JPG、PNG 或 WebP 图片",
    tooMany: "附件已满 60 个",
  },
  "zh-TW": {
    roles: {
      paper: "檔案",
      photo: "照片",
      receipt: "驗收照片",
      signature: "簽收簽名",
      check: "查看照片",
      progress: "進度照片",
      completion: "竣工照片",
    },
    none: "還沒有照片或檔案。",
    add: (role) => `新增${role}`,
    hint: "每個最大 50 MB",
    sending: "上傳中",
    cancel: "取消",
    noPicture: "這裡需要照片，請選擇 JPG、PNG 或 WebP 圖片",
    tooMany: "附件已滿 60 個",
  },
  en: {
    roles: {
      paper: "paper",
      photo: "photo",
      receipt: "photo of receipt",
      signature: "signature",
      check: "photo of the check",
      progress: "photo of progress",
      completion: "photo of completion",
    },
    none: "There is no photo or paper yet.",
    add: (role) => `Add a ${role}`,
    hint: "At most 50 MB each",
    sending: "Sending",
    cancel: "Cancel",
    noPicture: "A picture is needed here: JPG, PNG or WebP",
    tooMany: "There are 60 files already",
  },
});
