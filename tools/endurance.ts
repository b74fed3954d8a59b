/**
 * `npm run endurance -- --rounds 20 --writes 2000 --seed 1 --writers 12`: kills the running product at random moments
 * while records are written, and counts what is lost. Prints a line for each round; exit status 1 on any loss.
 */
import { parseArgs } from "node:util";
import { endure } from "../tests/endurance/endure.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "20" },
    writes: { type: "string", default: "2000" },
    writers: { type: "string", default: "12" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
  },
});

function whole(name: keyof typeof values): number {
  const number = Number(values[name]);
  if (!Number.isSafeInteger(number) || number < 1) {
    console.error(`--${name} takes a whole number above 0, and not "${values[name]}"`);
    process.exit(2);
  }
  return number;
}

const endurance = { rounds: whole("rounds"), writes: whole("writes"), writers: whole("writers"), seed: whole("seed") };
console.log(`seed ${endurance.seed}: ${endurance.rounds} rounds of ${endurance.writes} writes by ${endurance.writers} writers`);
let [acknowledged, unanswered, slowestMs] = [0, 0, 0];
const problems = await endure(endurance, (round, place) => {
  acknowledged += round.acknowledged;
  unanswered += round.unanswered;
  slowestMs = Math.max(slowestMs, round.backMs);
  console.log(
    `${String(place + 1).padStart(3)}  ${round.victim.padEnd(10)} killed after ${round.killedAfter} writes, ${round.unanswered} under way, back after ${round.backMs} ms; ${round.acknowledged} acknowledged, ${round.problems.length} problems`,
  );
  for (const problem of round.problems.slice(0, 10)) console.log(`     ${problem}`);
});
console.log(
  `${acknowledged} acknowledged, ${unanswered} without an answer and sent again, slowest start ${slowestMs} ms, ${problems.length} problems`,
);
process.exit(problems.length === 0 ? 0 : 1);
