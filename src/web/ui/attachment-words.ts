import type { AttachmentRole } from "../../contract/attachment.ts";
import { messagesIn } from "../app/language.ts";

interface AttachmentWords {
  readonly roles: Readonly<Record<AttachmentRole, string>>;
  /** A file whose purpose is not told apart. */
  readonly any: string;
  readonly add: (role: string) => string;
  readonly hint: (max: number) => string;
  readonly sending: string;
  readonly cancel: string;
  readonly noPicture: string;
  readonly tooMany: (max: number) => string;
}

/** Words of photos and papers that hang on things. */
export const attachmentWords = messagesIn<AttachmentWords>({
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
    any: "照片或文件",
    add: (role) => `添加${role}`,
    hint: (max) => `每个最大 50 MB，最多 ${max} 个`,
    sending: "正在上传",
    cancel: "取消",
    noPicture: "这里需要照片，请选择 JPG、PNG 或 WebP 图片",
    tooMany: (max) => `附件已满 ${max} 个`,
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
    any: "照片或檔案",
    add: (role) => `新增${role}`,
    hint: (max) => `每個最大 50 MB，最多 ${max} 個`,
    sending: "上傳中",
    cancel: "取消",
    noPicture: "這裡需要照片，請選擇 JPG、PNG 或 WebP 圖片",
    tooMany: (max) => `附件已滿 ${max} 個`,
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
    any: "photo or file",
    add: (role) => `Add a ${role}`,
    hint: (max) => `At most 50 MB each and ${max} in all`,
    sending: "Sending",
    cancel: "Cancel",
    noPicture: "A picture is needed here: JPG, PNG or WebP",
    tooMany: (max) => `There are ${max} files already`,
  },
});
