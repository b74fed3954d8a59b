/** Plans of the demonstration county: fictitious, in the manner of real ones. The reader reads them as it reads any. */

export interface PlanNames {
  readonly helper: string;
  readonly helped: string;
}

function fullSupport({ helper, helped }: PlanNames): string {
  return `${helper}结对帮扶${helped}工作方案

为促进城乡教育均衡发展，充分发挥优质教育资源的辐射带动作用，经两校协商，确定${helper}与${helped}结对帮扶，帮扶期限三年，特制定本方案。

一、组织领导
成立结对帮扶工作领导小组。组长由校长担任，副组长由副校长担任，成员为教研室、教务处、总务处负责人。

二、帮扶措施
（一）送管理。${helper}每学期与${helped}开展两次经验交流会，每次不少于2人。
（二）送示范课。由${helper}教研室牵头，每学期语文、数学、英语各选派1-2名教学能手到${helped}上示范课，每人不少于一节。
（三）送教研。${helper}每年与${helped}共同开展一项学科教研课题；每学期组织联合教研活动不少于3次。
（四）师资帮扶。${helper}每学期对${helped}教师进行一次业务培训；选派1名管理干部到${helped}挂职。向${helped}的每一个年级选派语文、数学、外语各一名教师全职支教。语文、数学、英语各选派一名教师与${helped}教师结为师徒对子，师傅每学期听徒弟课不少于4节。
（五）经费帮扶。${helper}每学期资助${helped}2万元，其中1万元用于教研教改活动，1万元用于添置器材。
（六）定期开展学生互访交流活动。

三、激励机制
派出人员每月给予300元津贴，在评优评先中优先考虑。
`;
}

function townSupport({ helper, helped }: PlanNames): string {
  return `${helper}与${helped}结对帮扶实施方案

根据县教育局关于城乡学校结对帮扶工作的安排，结合两校实际，制定本方案。

一、工作目标
通过三年帮扶，使${helped}教学管理、教师业务水平明显提高。

二、主要任务
1.每学期开展送教下乡活动不少于2次，每次送课不少于3节。
2.每两周组织线上集体备课不少于3次。
3.每学年组织${helped}教师到${helper}跟岗学习不少于5人次。
4.每学期召开一次联席会议，研究解决帮扶工作中的问题。
5.每学年向${helped}捐赠图书不少于200册。
6.每学年撰写帮扶总结1份。
7.每两周向${helped}推送优质教学资源不少于20份。
8.经常开展网络教研。
`;
}

function teachingSupport({ helper, helped }: PlanNames): string {
  return `${helper}对口支援${helped}工作计划

为落实城乡义务教育一体化发展要求，发挥${helper}的示范作用，特制定本计划。

一、选派教师支教
${helper}每学年选派2名骨干教师到${helped}支教。

二、教学指导
每月到${helped}开展教学指导不少于1次。每学期开展听课评课活动不少于6节。每学期为${helped}教师举办专题讲座2场。

三、关爱学生
每学年资助困难学生不少于10名，每学期组织两校学生联谊活动一次。

四、经费保障
${helper}每学年投入帮扶经费不少于1万元。
`;
}

/** The plans in turn, for one partnership after the other. */
export const planTexts: readonly ((names: PlanNames) => string)[] = [fullSupport, townSupport, teachingSupport];
