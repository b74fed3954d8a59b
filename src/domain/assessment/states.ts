/** `closed`: the bureau has fixed the grade; `voided`: opened by mistake. */
export const assessmentStates = ["open", "closed", "voided"] as const;
export type AssessmentState = (typeof assessmentStates)[number];

export const assessmentMoves = ["close", "reopen", "void"] as const;
export type AssessmentMove = (typeof assessmentMoves)[number];

/** From which state each move is made. What is closed is opened again before it is voided, so that nothing settled vanishes in one step. */
export const assessmentMoveStates: Readonly<Record<AssessmentMove, AssessmentState>> = {
  close: "open",
  reopen: "closed",
  void: "open",
};

/**
 * For what somebody is to be given priority: awards (评优评先), title and post (职称职务评聘), selection and promotion
 * (选拔任用). Source: plan 2 of the study, incentives: 在评优、评先、职务评聘和选拔任用等方面优先考虑.
 */
export const priorityPurposes = ["award", "title", "promotion"] as const;
export type PriorityPurpose = (typeof priorityPurposes)[number];
