import { messagesIn } from "../app/language.ts";

/** What a rule is called, what it says, and what setting it does to things of days that are over. */
export interface RuleWords {
  readonly name: string;
  readonly meaning: string;
  /** By which day a thing finds its rule, and what becomes of what is there already; as the server does it. */
  readonly effect: string;
  /** The page where the rule is used. */
  readonly place: string;
}

/** Rules by their key. One that is missing here is shown under its key, for reading. */
export const ruleWords = messagesIn<Readonly<Record<string, RuleWords>>>({
  "zh-CN": {
    "posting.qualification": {
      name: "派出人员任职资格",
      meaning: "派出任教的人要符合的职称、教龄、时长和学科；哪些不符合只提示，哪些不许提名。",
      effect: "按每次派出的首日适用：首日在生效日当天或以后的派出，提示随即按新规定重新核对；已批准、在岗的派出状态不变。",
      place: "派出",
    },
    "exchange.ratio": {
      name: "教师交流比例",
      meaning: "每学年交流教师占符合条件教师、骨干教师占交流教师的最低比例，哪些称号算骨干。",
      effect: "按学年第一天适用。人数和比例每次查看时推算，定在过去的，那些学年立即按新比例显示。",
      place: "交流比例",
    },
    "assessment.form": {
      name: "考核表",
      meaning: "派出人员专项考核的内容、权重、三方占比和等次。",
      effect: "按开展考核的当天适用。已开展的考核保留当时的考核表，不变。",
      place: "考核表",
    },
    "funding.sources": {
      name: "经费来源与用途",
      meaning: "每种资金来源可以支付哪些用途，不能支付的会提示依据。",
      effect:
        "提示按查看当天的规定显示，审批按审批当天的规定核对。所以定在过去与定在今天效果相同：未批准的付款立即按新规定提示，已批准的付款和留存的依据不变。",
      place: "经费",
    },
    "allowance.rules": {
      name: "津贴规则",
      meaning: "给谁发、按什么算、上限多少、从哪个科目支付。",
      effect: "按月份中的每一天适用。已批准和已入账的月份不改动；一年之内因新规定产生的差额，在下一次发放中作更正。",
      place: "津贴规则",
    },
    "asset.number": {
      name: "资产编号格式",
      meaning: "签收的物资按什么格式编号。",
      effect: "按签收日适用，签收时编号。已有编号不变；生效日定在过去，只影响今后补登、签收日在生效日以后的物资。",
      place: "资产",
    },
    "asset.line": {
      name: "逐件编号的价值标准",
      meaning: "单价达到多少的物资逐件编号，其余按批编号。",
      effect: "按签收日适用，签收时确定。已有资产的件数和编号不变；生效日定在过去，只影响今后补登、签收日在生效日以后的物资。",
      place: "资产",
    },
    "asset.check": {
      name: "资产查看周期",
      meaning: "资产多久查看一次，提前多少天提醒。",
      effect: "一律按今天的规定推算。生效日到了，全部资产的下次查看日随即重新推算；已登记的查看结果不变。定在过去与定在今天效果相同。",
      place: "资产",
    },
    "aid.amounts": {
      name: "资助标准",
      meaning: "各学段、档次每年资助多少。",
      effect: "按学期第一天适用。草稿和退回的申请在提交时按新标准重新计算；已提交、公示、批准、发放的申请金额不变。",
      place: "学生资助的标准与规则",
    },
    "aid.categories": {
      name: "困难类别",
      meaning: "哪些学生可以申请资助，各属哪一档，从何时到何时有效。",
      effect: "按学期第一天适用，名称按今天显示。草稿和退回的申请在提交时按新规定重新计算；已提交、公示、批准、发放的申请不变。",
      place: "学生资助",
    },
    "aid.publicationDays": {
      name: "资助公示",
      meaning: "名单公示多少个教学日，异议向谁提出。",
      effect: "公示天数按学期第一天的规定，公示时确定；已公示的截止日不变。联系方式按今天的规定显示。",
      place: "学生资助的标准与规则",
    },
    "aid.midTerm": {
      name: "学期中途转入",
      meaning: "学期中途到校的学生按整学期、按月还是按天计算。",
      effect: "按学期第一天适用。草稿和退回的申请在提交时重新计算；已提交的金额不变。",
      place: "学生资助的标准与规则",
    },
    "aid.feeItems": {
      name: "可减免的收费项目",
      meaning: "有哪些收费项目，各学段哪些可以减免，依据哪条法律。",
      effect: "按学期第一天适用，法律依据按今天显示。草稿和退回的申请在提交时重新核对；已提交的申请不变。",
      place: "学生资助",
    },
    "aid.retention": {
      name: "资助个人信息保存年限",
      meaning: "学年结束多少年后可以清除学生姓名、账号和异议。",
      effect: "只在点“清除到期个人信息”时按当天的规定执行；已经清除的不能恢复。",
      place: "学生资助的标准与规则",
    },
    "event.questions": {
      name: "活动评价题目",
      meaning: "到场的人要回答的三道题，每题 1 至 5 分。",
      effect: "按活动开始日适用。定在过去，会换掉那以后的活动显示的题目，已收到的评分不变，也就对不上原题：请从今后的日期起改。",
      place: "台账",
    },
    "mentorship.limit": {
      name: "一名导师最多带几名徒弟",
      meaning: "同一时间一名导师可以带的徒弟数。",
      effect: "新建师徒时按结对开始日核对；已有的师徒不受影响。",
      place: "师徒",
    },
  },
  "zh-TW": {
    "posting.qualification": {
      name: "派出人員任職資格",
      meaning: "派出任教的人須符合的職稱、教齡、時間長短和學科；哪些不符只提示，哪些不得提名。",
      effect: "依每次派出的首日適用：首日在生效日當天或之後的派出，提示隨即依新規定重新核對；已核准、在崗的派出狀態不變。",
      place: "派出",
    },
    "exchange.ratio": {
      name: "教師交流比例",
      meaning: "每學年交流教師占符合條件教師、骨幹教師占交流教師的最低比例，哪些稱號算骨幹。",
      effect: "依學年第一天適用。人數和比例每次查看時推算，定在過去的，那些學年立即按新比例顯示。",
      place: "交流比例",
    },
    "assessment.form": {
      name: "考核表",
      meaning: "派出人員專項考核的內容、權重、三方占比和等次。",
      effect: "依開展考核的當天適用。已開展的考核保留當時的考核表，不變。",
      place: "考核表",
    },
    "funding.sources": {
      name: "經費來源與用途",
      meaning: "每種資金來源可以支付哪些用途，不能支付的會提示依據。",
      effect:
        "提示依檢視當天的規定顯示，審核依審核當天的規定核對。因此定在過去與定在今天效果相同：未核准的付款立即依新規定提示，已核准的付款和留存的依據不變。",
      place: "經費",
    },
    "allowance.rules": {
      name: "津貼規則",
      meaning: "發給誰、依什麼計算、上限多少、由哪個科目支付。",
      effect: "依月份中的每一天適用。已核准和已入帳的月份不變動；一年之內因新規定產生的差額，於下一次發放時更正。",
      place: "津貼規則",
    },
    "asset.number": {
      name: "資產編號格式",
      meaning: "簽收的物資依什麼格式編號。",
      effect: "依簽收日適用，簽收時編號。已有編號不變；生效日定在過去，只影響今後補登、簽收日在生效日之後的物資。",
      place: "資產",
    },
    "asset.line": {
      name: "逐件編號的價值標準",
      meaning: "單價達到多少的物資逐件編號，其餘按批編號。",
      effect: "依簽收日適用，簽收時確定。已有資產的件數和編號不變；生效日定在過去，只影響今後補登、簽收日在生效日之後的物資。",
      place: "資產",
    },
    "asset.check": {
      name: "資產查看週期",
      meaning: "資產多久查看一次，提前多少天提醒。",
      effect: "一律依今天的規定推算。生效日到了，全部資產的下次查看日隨即重新推算；已登錄的查看結果不變。定在過去與定在今天效果相同。",
      place: "資產",
    },
    "aid.amounts": {
      name: "資助標準",
      meaning: "各學段、檔次每年資助多少。",
      effect: "依學期第一天適用。草稿和退回的申請在送出時依新標準重新計算；已送出、公示、核准、發放的申請金額不變。",
      place: "學生資助的標準與規則",
    },
    "aid.categories": {
      name: "困難類別",
      meaning: "哪些學生可以申請資助，各屬哪一檔，從何時到何時有效。",
      effect: "依學期第一天適用，名稱依今天顯示。草稿和退回的申請在送出時依新規定重新計算；已送出、公示、核准、發放的申請不變。",
      place: "學生資助",
    },
    "aid.publicationDays": {
      name: "資助公示",
      meaning: "名單公示多少個上課日，異議向誰提出。",
      effect: "公示天數依學期第一天的規定，公示時確定；已公示的截止日不變。聯絡方式依今天的規定顯示。",
      place: "學生資助的標準與規則",
    },
    "aid.midTerm": {
      name: "學期中途轉入",
      meaning: "學期中途到校的學生依整學期、按月還是按天計算。",
      effect: "依學期第一天適用。草稿和退回的申請在送出時重新計算；已送出的金額不變。",
      place: "學生資助的標準與規則",
    },
    "aid.feeItems": {
      name: "可減免的收費項目",
      meaning: "有哪些收費項目，各學段哪些可以減免，依據哪條法律。",
      effect: "依學期第一天適用，法律依據依今天顯示。草稿和退回的申請在送出時重新核對；已送出的申請不變。",
      place: "學生資助",
    },
    "aid.retention": {
      name: "資助個人資料保存年限",
      meaning: "學年結束多少年後可以清除學生姓名、帳號和異議。",
      effect: "只在點「清除到期個人資料」時依當天的規定執行；已經清除的無法恢復。",
      place: "學生資助的標準與規則",
    },
    "event.questions": {
      name: "活動評價題目",
      meaning: "到場的人要回答的三道題，每題 1 至 5 分。",
      effect: "依活動開始日適用。定在過去，會換掉那之後的活動顯示的題目，已收到的評分不變，也就對不上原題：請從今後的日期起修改。",
      place: "台帳",
    },
    "mentorship.limit": {
      name: "一名導師最多帶幾名徒弟",
      meaning: "同一時間一名導師可以帶的徒弟數。",
      effect: "新建師徒時依結對開始日核對；已有的師徒不受影響。",
      place: "師徒",
    },
  },
  en: {
    "posting.qualification": {
      name: "Qualification of those posted",
      meaning: "Title, years, length and subject asked of whoever is posted; what only warns and what refuses a nomination.",
      effect:
        "Goes by the first day of a posting: those that begin on the day or later are checked anew at once. What is approved or on post keeps its state.",
      place: "Postings",
    },
    "exchange.ratio": {
      name: "Exchange ratio",
      meaning:
        "The least share of eligible teachers who move in a school year, and of backbone teachers among them; which honours make a backbone teacher.",
      effect:
        "By the first day of the school year. People and shares are worked out whenever they are looked at: set for the past, those years show the new ratio at once.",
      place: "Exchange",
    },
    "assessment.form": {
      name: "Form of assessments",
      meaning: "Criteria, weights, the parts of the three parties and the grades of assessments of posted people.",
      effect: "By the day on which an assessment is opened. Those that are open or closed keep the form of their day.",
      place: "Form of assessments",
    },
    "funding.sources": {
      name: "Sources and purposes",
      meaning: "Which source may pay for what; what it may not pay is warned about with its paper.",
      effect:
        "Warnings go by the rule of the day on which one looks, approvals by that of the day of approval. A day in the past therefore does the same as today: open payments are warned about at once, approved ones and what they rested on stay.",
      place: "Money",
    },
    "allowance.rules": {
      name: "Allowance rules",
      meaning: "Who is paid, by what, how much at most, and from which line.",
      effect:
        "Goes by each day of a month. Months that are approved or booked stay; differences of the last year are corrected in the next run.",
      place: "Allowance rules",
    },
    "asset.number": {
      name: "Form of asset numbers",
      meaning: "How goods that were received are numbered.",
      effect:
        "Goes by the day of receipt and is done at receipt. Numbers that exist stay; a day in the past only reaches receipts entered later for days after it.",
      place: "Assets",
    },
    "asset.line": {
      name: "Value from which pieces are numbered",
      meaning: "From which price pieces are numbered one by one; the others count as a batch.",
      effect:
        "Goes by the day of receipt and is settled at receipt. Assets that exist stay; a day in the past only reaches receipts entered later for days after it.",
      place: "Assets",
    },
    "asset.check": {
      name: "Interval of asset checks",
      meaning: "How often an asset is looked at, and how many days before a reminder shows.",
      effect:
        "Always goes by today's rule. Once its day has come the next check of every asset is derived anew; checks that were entered stay. A day in the past does the same as today.",
      place: "Assets",
    },
    "aid.amounts": {
      name: "Amounts of student aid",
      meaning: "What each stage and tier is paid in a year.",
      effect:
        "Goes by the first day of a term. Drafts and returned applications are reckoned anew when they are submitted; what is submitted, published, approved or paid keeps its amount.",
      place: "Amounts and rules of student aid",
    },
    "aid.categories": {
      name: "Categories of hardship",
      meaning: "Who may apply for aid, in which tier, and between which days.",
      effect:
        "Goes by the first day of a term; names are shown as of today. Drafts and returned applications are reckoned anew when they are submitted; everything later stays.",
      place: "Student aid",
    },
    "aid.publicationDays": {
      name: "Publication of aid",
      meaning: "For how many school days a list hangs out, and to whom objections go.",
      effect:
        "The number of days goes by the first day of the term and is settled at publication; lists that hang out keep their last day. The contact is shown as of today.",
      place: "Amounts and rules of student aid",
    },
    "aid.midTerm": {
      name: "Coming in mid-term",
      meaning: "Whether who comes in mid-term is due the whole term, or by month or day.",
      effect: "Goes by the first day of a term. Drafts and returned applications are reckoned anew when submitted; later amounts stay.",
      place: "Amounts and rules of student aid",
    },
    "aid.feeItems": {
      name: "Fees that may be waived",
      meaning: "Which fees there are, at which stages they may be waived, and by which law.",
      effect:
        "Goes by the first day of a term; the law is shown as of today. Drafts and returned applications are checked anew when submitted; everything later stays.",
      place: "Student aid",
    },
    "aid.retention": {
      name: "How long aid keeps personal data",
      meaning: "Years after a school year until names, accounts and objections of pupils may be erased.",
      effect: "Used only when expired data is erased, by the rule of that day; what was erased does not come back.",
      place: "Amounts and rules of student aid",
    },
    "event.questions": {
      name: "Questions after an event",
      meaning: "The three questions for those who came, answered from 1 to 5.",
      effect:
        "Goes by the first day of an event. A day in the past replaces the questions shown for events since then, while their answers stay and no longer fit: choose a day to come.",
      place: "Records",
    },
    "mentorship.limit": {
      name: "Most mentees of a mentor",
      meaning: "How many mentees one mentor may have at a time.",
      effect: "Checked when a mentorship is entered, by its first day; those that exist are not touched.",
      place: "Mentorships",
    },
  },
});
