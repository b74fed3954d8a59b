import type { AccountKind } from "../../domain/funding/booking.ts";
import { messagesIn } from "../app/language.ts";

interface BookWords {
  readonly booksBalance: (amount: string) => string;
  readonly booksBroken: (inAmount: string, outAmount: string) => string;
  readonly noBookingsYet: string;
  readonly balances: string;
  readonly account: string;
  readonly in: string;
  readonly out: string;
  readonly balance: string;
  readonly from: string;
  readonly to: string;
  readonly bookedOn: string;
  readonly bookedBy: string;
  readonly accountHints: Readonly<Record<AccountKind, string>>;
  /** Of a school that gave out more than it took in. */
  readonly ownMoney: string;
  readonly people: (count: number) => string;
  readonly voucher: string;
  readonly signatures: readonly [entered: string, approved: string, cashier: string, receiver: string];
  readonly attached: (count: number) => string;
}

/** Words of the books and of the voucher. */
export const bookWords = messagesIn<BookWords>({
  "zh-CN": {
    booksBalance: (amount) => `借贷平衡：付出合计与收入合计都是 ${amount} 元。`,
    booksBroken: (inAmount, outAmount) => `借贷不平：收入 ${inAmount} 元，付出 ${outAmount} 元。请联系维护人员。`,
    noBookingsYet: "账簿还是空的。第一笔付款支付后记账。",
    balances: "各账户",
    account: "账户",
    in: "收入",
    out: "付出",
    balance: "余额",
    from: "付出账户",
    to: "收入账户",
    bookedOn: "日期",
    bookedBy: "记账人",
    accountHints: {
      source: "从这里支出",
      school: "已支付、受援校还没有确认的钱",
      purpose: "已收到、按用途归集",
      person: "已发给个人",
      outside: "捐赠人、供货商",
    },
    ownMoney: "学校用自己持有的钱先支出",
    people: (count) => `${count} 人`,
    voucher: "帮扶资金付款凭证",
    signatures: ["经办", "审批", "出纳", "收款方确认"],
    attached: (count) => `附件 ${count} 张`,
  },
  "zh-TW": {
    booksBalance: (amount) => `借貸平衡：付出合計與收入合計都是 ${amount} 元。`,
    booksBroken: (inAmount, outAmount) => `借貸不平：收入 ${inAmount} 元，付出 ${outAmount} 元。請聯絡維護人員。`,
    noBookingsYet: "帳簿還是空的。第一筆付款支付後記帳。",
    balances: "各帳戶",
    account: "帳戶",
    in: "收入",
    out: "付出",
    balance: "餘額",
    from: "付出帳戶",
    to: "收入帳戶",
    bookedOn: "日期",
    bookedBy: "記帳人",
    accountHints: {
      source: "從這裡支出",
      school: "已支付、受援校還沒有確認的錢",
      purpose: "已收到、依用途歸集",
      person: "已發給個人",
      outside: "捐贈人、供貨商",
    },
    ownMoney: "學校以自有款項先支出",
    people: (count) => `${count} 人`,
    voucher: "支援資金付款憑證",
    signatures: ["經辦", "審核", "出納", "收款方確認"],
    attached: (count) => `附件 ${count} 張`,
  },
  en: {
    booksBalance: (amount) => `The books balance: ${amount} yuan went out and came in.`,
    booksBroken: (inAmount, outAmount) => `The books do not balance: ${inAmount} yuan in, ${outAmount} out. Call whoever runs the product.`,
    noBookingsYet: "The books are empty. The first payment that is paid is booked here.",
    balances: "Accounts",
    account: "Account",
    in: "In",
    out: "Out",
    balance: "Balance",
    from: "From",
    to: "To",
    bookedOn: "Day",
    bookedBy: "Booked by",
    accountHints: {
      source: "Money comes from here",
      school: "Paid, not confirmed yet",
      purpose: "Received, by purpose",
      person: "Paid to a person",
      outside: "Donors and suppliers",
    },
    ownMoney: "paid from money that the school holds itself",
    people: (count) => (count === 1 ? "(1)" : `(${count})`),
    voucher: "Payment voucher",
    signatures: ["Entered by", "Approved by", "Cashier", "Received by"],
    attached: (count) => (count === 1 ? "1 attachment" : `${count} attachments`),
  },
});
