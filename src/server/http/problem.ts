import type { Problem, ProblemCode } from "../../contract/shared.ts";
import type { Language } from "../../domain/language.ts";
import type { Refusal } from "./refusal.ts";

interface ProblemWords {
  readonly status: number;
  readonly words: Readonly<Record<Language, string>>;
}

/** The HTTP status and the sentence of each code: what is wrong and what to do. */
const problems: Readonly<Record<ProblemCode, ProblemWords>> = {
  "bad-input": {
    status: 400,
    words: {
      "zh-CN": "填写的内容有误，请按提示修改",
      "zh-TW": "填寫的內容有誤，請依提示修改",
      en: "Something entered is not right; please correct the fields marked",
    },
  },
  "not-signed-in": { status: 401, words: { "zh-CN": "请先登录", "zh-TW": "請先登入", en: "Please sign in" } },
  "wrong-password": {
    status: 401,
    words: {
      "zh-CN": "账号或密码不对，请核对后再试",
      "zh-TW": "帳號或密碼不對，請核對後再試",
      en: "Account or password is wrong; please check and try again",
    },
  },
  "too-many-attempts": {
    status: 429,
    words: {
      "zh-CN": "尝试次数过多，请15分钟后再试",
      "zh-TW": "嘗試次數過多，請15分鐘後再試",
      en: "Too many attempts; please try again in 15 minutes",
    },
  },
  "first-password": {
    status: 403,
    words: {
      "zh-CN": "请先把初始密码改成自己的密码",
      "zh-TW": "請先把初始密碼改成自己的密碼",
      en: "Please replace the first password by one of your own",
    },
  },
  forbidden: {
    status: 403,
    words: {
      "zh-CN": "您的岗位没有这项权限；如需办理请联系教育局管理员",
      "zh-TW": "您的職務沒有這項權限；如需辦理請聯絡教育局管理員",
      en: "Your role does not allow this; please ask the bureau's officer",
    },
  },
  "not-found": {
    status: 404,
    words: {
      "zh-CN": "没有找到，可能已变更或不在您的范围内",
      "zh-TW": "沒有找到，可能已變更或不在您的範圍內",
      en: "Not found; it may have changed or lie outside your scope",
    },
  },
  stale: {
    status: 409,
    words: {
      "zh-CN": "内容刚被别人改过，请刷新后再办",
      "zh-TW": "內容剛被別人改過，請重新整理後再辦",
      en: "Somebody has just changed this; please reload and try again",
    },
  },
  "wrong-state": {
    status: 409,
    words: {
      "zh-CN": "当前状态不能这样办，请刷新后查看",
      "zh-TW": "目前狀態不能這樣辦，請重新整理後查看",
      en: "This cannot be done in its present state; please reload",
    },
  },
  "whole-open": {
    status: 409,
    words: {
      "zh-CN": "它所属的计划还没有批准，请先批准计划",
      "zh-TW": "它所屬的計畫還沒有核准，請先核准計畫",
      en: "The plan that this is a part of is not approved yet; please approve that first",
    },
  },
  "own-thing": {
    status: 409,
    words: {
      "zh-CN": "自己提交的不能自己批准，请由另一位有权限的人批准",
      "zh-TW": "自己提交的不能自己核准，請由另一位有權限的人核准",
      en: "Nobody approves what they submitted; please ask somebody else who may",
    },
  },
  duplicate: {
    status: 409,
    words: { "zh-CN": "已经有一条相同的，不能重复", "zh-TW": "已經有一筆相同的，不能重複", en: "There is one like this already" },
  },
  "unreadable-file": { status: 422, words: { "zh-CN": "文件读不出来", "zh-TW": "檔案讀不出來", en: "The file cannot be read" } },
  "too-large": {
    status: 413,
    words: {
      "zh-CN": "内容太大，请压缩或拆分后再传",
      "zh-TW": "內容太大，請壓縮或拆分後再傳",
      en: "This is too large; please send less at once",
    },
  },
  "bad-sheet": {
    status: 422,
    words: {
      "zh-CN": "表格不符合模板，请下载模板对照",
      "zh-TW": "表格不符合範本，請下載範本對照",
      en: "The sheet does not match the template; please compare with it",
    },
  },
  "nothing-promised": {
    status: 422,
    words: {
      "zh-CN": "文中没有读到承诺；请检查是否传错了文件，或在原文中选取文字添加",
      "zh-TW": "文中沒有讀到承諾；請檢查是否傳錯了檔案，或在原文中選取文字新增",
      en: "No promise was found in the text; check the file, or add promises by selecting text",
    },
  },
  "set-up-done": {
    status: 409,
    words: { "zh-CN": "已完成首次设置，请直接登录", "zh-TW": "已完成首次設定，請直接登入", en: "The first set-up is done; please sign in" },
  },
  "wrong-token": {
    status: 403,
    words: {
      "zh-CN": "设置口令不对，请抄写启动窗口中打印的口令",
      "zh-TW": "設定口令不對，請抄寫啟動視窗中列印的口令",
      en: "The set-up token is wrong; copy the one printed on the console",
    },
  },
  busy: {
    status: 503,
    words: {
      "zh-CN": "系统正忙，请稍后再试；已填写的内容不会丢失",
      "zh-TW": "系統正忙，請稍後再試；已填寫的內容不會遺失",
      en: "The system is busy; please try again shortly, nothing you entered is lost",
    },
  },
  "cross-site": {
    status: 403,
    words: {
      "zh-CN": "请求不是从本系统页面发出的，已拒绝",
      "zh-TW": "請求不是從本系統頁面發出的，已拒絕",
      en: "The request did not come from this system's pages and was refused",
    },
  },
  bug: {
    status: 500,
    words: {
      "zh-CN": "系统出错了，未保存任何改动；请把下面的编号告诉管理员",
      "zh-TW": "系統出錯了，未儲存任何變更；請把下面的編號告訴管理員",
      en: "The system failed and saved nothing; please tell the administrator the number below",
    },
  },
};

/** The problem document (RFC 9457) of a refusal. It carries no stack trace and no text of the database. */
export function problemOf(refusal: Refusal, language: Language, requestId: string): Problem {
  const { status, words } = problems[refusal.refusedFor];
  return {
    type: `urn:xieshou:problem:${refusal.refusedFor}`,
    title: words[language],
    status,
    code: refusal.refusedFor,
    ...(refusal.detail === undefined ? {} : { detail: refusal.detail }),
    ...(refusal.fields === undefined ? {} : { fields: [...refusal.fields] }),
    requestId,
  };
}
