/** The main job on the bundled example: what `npm start` shows. The year is over, so the verdict is final. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const args = ["src/cli/main.ts", "audit", "examples/plan.txt", "examples/summary.txt", "--as-of", "2025-08-31", ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" });
console.log("\n自己的文件 / your own files：npm run --silent xieshou -- audit 方案.docx 小结.docx");
process.exit(status ?? 1);
