import type { ProblemCode } from "../../contract/shared.ts";
import type { Language } from "../../domain/language.ts";
import { messagesIn } from "../app/language.ts";
import { Explained, NetworkFailure, Problem } from "../app/problem.ts";

interface ProblemWords {
  readonly codes: Readonly<Record<ProblemCode, string>>;
  readonly network: string;
  readonly unexpected: string;
  readonly request: (id: string) => string;
}

const words = messagesIn<ProblemWords>({
  "zh-CN": {
    codes: {
      "bad-input": "有内容填得不对，请检查标红的地方。",
      "not-signed-in": "登录已过期，请重新登录。",
      "wrong-password": "用户名或密码不对。",
      "too-many-attempts": "尝试次数太多，请过几分钟再试。",
      "first-password": "请先把初始密码改成自己的密码。",
      forbidden: "您没有这项权限；如需办理，请联系教育局经办人。",
      "not-found": "没有找到，可能已被删除，或者不在您的范围内。",
      stale: "别人刚刚改过，请刷新后再办。",
      "wrong-state": "现在的状态不能这样办理，请刷新后查看。",
      "whole-open": "它所属的计划还没有批准，请先批准计划。",
      "own-thing": "自己提交的不能自己批准，请由另一位有权限的人批准。",
      duplicate: "已有相同的内容。",
      "unreadable-file": "文件读不出来，请换成 Word、PDF 或文本文件。",
      "too-large": "内容太大，请压缩或拆分后再传。",
      "bad-sheet": "表格读不出来，请用模板填写后再导入。",
      "nothing-promised": "计划里没有可以核对的承诺。",
      "set-up-done": "已经完成首次设置，请直接登录。",
      "wrong-token": "设置口令不对，请查看启动时控制台显示的口令。",
      busy: "服务器正忙，请稍候再试。",
      "cross-site": "请求没有通过来源检查，请从本系统的页面操作。",
      bug: "程序出错，已经记录；请稍后再试。",
    },
    network: "连不上服务器，请检查网络后重试。",
    unexpected: "收到的回复不是来自携手，请检查网络或代理设置。",
    request: (id) => `编号 ${id}`,
  },
  "zh-TW": {
    codes: {
      "bad-input": "部分內容填寫有誤，請檢查標示紅色的欄位。",
      "not-signed-in": "登入已逾時，請重新登入。",
      "wrong-password": "帳號或密碼不正確。",
      "too-many-attempts": "嘗試次數過多，請於幾分鐘後再試。",
      "first-password": "請先把初始密碼改成自己的密碼。",
      forbidden: "您沒有這項權限；如需辦理，請洽教育局承辦人。",
      "not-found": "查無資料，可能已刪除，或不在您的權限範圍內。",
      stale: "其他人剛剛更新過，請重新整理後再辦理。",
      "wrong-state": "目前的狀態無法如此辦理，請重新整理後查看。",
      "whole-open": "所屬的計畫尚未核准，請先核准計畫。",
      "own-thing": "自己送出的不能自己核准，請由另一位有權限的人核准。",
      duplicate: "已有相同的內容。",
      "unreadable-file": "無法讀取檔案，請改用 Word、PDF 或文字檔。",
      "too-large": "內容過大，請壓縮或拆分後再傳。",
      "bad-sheet": "無法讀取表格，請使用範本填寫後再匯入。",
      "nothing-promised": "計畫中沒有可供核對的承諾。",
      "set-up-done": "首次設定已完成，請直接登入。",
      "wrong-token": "設定金鑰不正確，請查看啟動時主控台顯示的金鑰。",
      busy: "伺服器忙碌中，請稍候再試。",
      "cross-site": "請求未通過來源檢查，請由本系統的頁面操作。",
      bug: "程式發生錯誤，已留下紀錄；請稍後再試。",
    },
    network: "無法連上伺服器，請檢查網路後重試。",
    unexpected: "收到的回應並非來自攜手，請檢查網路或代理伺服器設定。",
    request: (id) => `編號 ${id}`,
  },
  en: {
    codes: {
      "bad-input": "Some fields are not right; please check those marked in red.",
      "not-signed-in": "Your session is over. Please sign in again.",
      "wrong-password": "User name or password is not right.",
      "too-many-attempts": "Too many attempts. Please try again in a few minutes.",
      "first-password": "Please replace the first password by one of your own.",
      forbidden: "You may not do this. Please ask the bureau officer if it has to be done.",
      "not-found": "Not found. It may be gone, or lie outside what you may see.",
      stale: "Somebody has just changed this. Please reload and try again.",
      "wrong-state": "This cannot be done in its present state. Please reload and look.",
      "whole-open": "The plan that this is a part of is not approved yet; please approve that first.",
      "own-thing": "Nobody approves what they submitted; please ask somebody else who may.",
      duplicate: "The same is there already.",
      "unreadable-file": "The file cannot be read. Please use Word, PDF or plain text.",
      "too-large": "This is too large; please send less at once.",
      "bad-sheet": "The sheet cannot be read. Please fill in the template and import that.",
      "nothing-promised": "The plan holds no promise that can be checked.",
      "set-up-done": "Set-up is done. Please sign in.",
      "wrong-token": "The set-up token is not right. The console shows it when the server starts.",
      busy: "The server is busy. Please try again shortly.",
      "cross-site": "The request did not come from this system's own pages.",
      bug: "The program failed and has made a note of it. Please try again later.",
    },
    network: "The server cannot be reached. Please check the network and try again.",
    unexpected: "The answer did not come from Xieshou. Please check the network or proxy.",
    request: (id) => `Number ${id}`,
  },
});

/** What went wrong, as a sentence that says what to do next. The server's own sentence goes first. */
export function failureText(error: unknown, language: Language): string {
  const text = words[language];
  if (error instanceof NetworkFailure) return text.network;
  if (error instanceof Explained) return error.message;
  if (!(error instanceof Problem)) return text.unexpected;
  const sentence = error.detail ?? text.codes[error.code];
  return error.code === "bug" && error.requestId !== null ? `${sentence}（${text.request(error.requestId)}）` : sentence;
}
