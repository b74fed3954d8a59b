import type { Modality } from "./reading.ts";

const aspire = /力争|争取|努力|力求|尽力|尽量/;
const should = /原则上|视情况|视财力|视需要|视实际|一般(?:不|要|应|为|每|至|在)|尽可能|酌情/;
const voluntary = /自愿|志愿报名/;
const planned = /拟(?!定|订|写|出|稿)|(?:^|[^必])将(?!于)|计划(?=[选派招组开在于安举培投])|预计|打算|继续/;

/**
 * How firmly a clause binds. `clause` is the piece with the figure, `lead` what precedes it in the sentence:
 * 力争 and 拟 at the head of a series govern the whole series. The firm form is the default.
 */
export function modalityOf(clause: string, lead: string): Modality {
  if (aspire.test(clause)) return "aspire";
  if (should.test(clause)) return "should";
  if (voluntary.test(clause)) return "voluntary";
  if (/拟(?!定|订|写|出|稿)|计划(?=[选派招组开在于安举培投])|预计/.test(clause)) return "planned";
  if (aspire.test(lead)) return "aspire";
  if (/拟(?!定|订|写|出|稿)/.test(lead)) return "planned";
  return "must";
}

/** Whether a duty without a figure is only intended (将在今年…组织培训). */
export function isPlanned(clause: string): boolean {
  return planned.test(clause);
}
