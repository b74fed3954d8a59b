import { fc, test as check } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { actorAs, atSchool, examplePeople, exampleSubjects } from "../access/example.ts";
import { countsAttendance, heldWith, mayJoin, mayReadEvent, placesLeft, seatsOf, summariseFeedback, type Listed } from "./event.ts";

const signed = (id: string): Listed => ({ id, isInvited: false, isSignedUp: true });
const invited = (id: string): Listed => ({ id, isInvited: true, isSignedUp: false });

describe("places", () => {
  test("go by who came first; the others wait, and an invitation alone takes none", () => {
    const seats = seatsOf(2, [signed("a"), invited("b"), signed("c"), signed("d")]);
    expect([...seats.values()]).toEqual(["place", "invited", "place", "waiting"]);
    expect(placesLeft(2, [signed("a"), invited("b")])).toBe(1);
    expect(placesLeft(1, [signed("a"), signed("b")])).toBe(0);
    expect(placesLeft(null, [signed("a")])).toBe(null);
  });

  test("who steps back makes room for the first who waits", () => {
    expect(seatsOf(1, [signed("a"), signed("b"), signed("c")]).get("b")).toBe("waiting");
    expect([...seatsOf(1, [signed("b"), signed("c")]).values()]).toEqual(["place", "waiting"]);
  });

  check.prop([fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 40 })])(
    "are never given to more people than there are places",
    (capacity, count) => {
      const seats = seatsOf(
        capacity,
        Array.from({ length: count }, (_, place) => signed(String(place))),
      );
      expect([...seats.values()].filter((seat) => seat === "place")).toHaveLength(Math.min(capacity, count));
    },
  );
});

describe("who may come", () => {
  const { partnership } = exampleSubjects;
  const sides = { programmeId: "programme", helperSchoolId: "helper", helpedSchoolId: "helped" };
  const { officer, leader, helper, helped, auditor, nobody: stranger } = examplePeople;
  const third = actorAs("coordinator", atSchool("third"));

  test("people of the schools that it is open to, the bureau and the leading group, and nobody else", () => {
    expect(partnership.kind).toBe("partnership");
    const open = ["helped", "third"];
    const may = [officer, leader, helped, third, helper, auditor, stranger].map((actor) => mayJoin(actor, sides, open));
    expect(may).toEqual([true, true, true, true, false, false, false]);
  });

  test("whoever reads the pair reads of it too", () => {
    expect([helper, auditor, third, stranger].map((actor) => mayReadEvent(actor, sides, ["helped"]))).toEqual([true, true, false, false]);
  });
});

describe("the record of what took place", () => {
  const wang = { name: "王志远", staffId: null };
  const nobody: (typeof wang)[] = [];
  const planned = { category: "meeting" as const, people: nobody, amounts: { people: 9, hours: 2 }, place: "一中" };

  test("names who was there and counts them; other figures stay", () => {
    expect(heldWith(planned, [wang])).toEqual({ ...planned, people: [wang], amounts: { people: 1, hours: 2 } });
    expect(heldWith(planned, [])).toEqual(planned);
  });

  test("of a lesson keeps its teacher: an audience is not teachers sent", () => {
    const lesson = { ...planned, category: "demo_lesson" as const, people: [wang] };
    expect(heldWith(lesson, [wang, wang, wang])).toEqual(lesson);
    expect([countsAttendance("training"), countsAttendance("joint_research"), countsAttendance("lesson_sending")]).toEqual([
      true,
      true,
      false,
    ]);
    expect(countsAttendance("secondment")).toBe(false);
  });
});

describe("feedback", () => {
  const reply = (mark: number, words: string | null = null) => ({ answers: [mark, 5, 3], words });

  test("is shown from three replies on, in counts and means, its lines without an order of giving", () => {
    expect(summariseFeedback([reply(5, "很好"), reply(4)])).toEqual({ replies: 2, questions: null, words: [] });
    const { questions, words } = summariseFeedback([reply(5, "b"), reply(4, "a"), reply(4)]);
    expect(questions?.[0]).toEqual({ counts: [0, 0, 0, 2, 1], mean: 4.3 });
    expect(words).toEqual(["a", "b"]);
  });
});
