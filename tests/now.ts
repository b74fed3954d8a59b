/** The day on which the demonstration county of the tests lives: in the autumn term of its second school year. */
export const testNow = "2026-11-24T04:00:00.000Z";
