import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

/** Where systems put the browser; CHROMIUM_PATH goes first. */
const places = [process.env["CHROMIUM_PATH"], "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/**
 * A name that leads to this machine. A page of 127.0.0.1 counts as secure; one of this name is plain http as in a school,
 * without service worker, clipboard and crypto.randomUUID.
 */
export const plainHttpHost = "xieshou.test";

/** What a browser needs in a container, and what keeps it from calling anywhere. */
const flags = [
  `--host-resolver-rules=MAP ${plainHttpHost} 127.0.0.1`,
  "--no-proxy-server",
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function findChromium(): string | undefined {
  return places.find((place) => place !== undefined && existsSync(place));
}

/** Installs the browser from the system's packages where there is none and we may. */
function installChromium(): void {
  console.error("没有找到 Chromium，正在用系统软件包安装 / installing Chromium from the system's packages …");
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk"]])
    spawnSync("apt-get", args, { stdio: ["ignore", "ignore", 2], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
}

/** The path of a Chromium; installed where it is missing. */
export function chromiumPath(): string {
  const found = findChromium();
  if (found !== undefined) return found;
  installChromium();
  const installed = findChromium();
  if (installed === undefined) throw new Error("expected Chromium; install it (apt-get install chromium) or name it in CHROMIUM_PATH");
  return installed;
}

export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: flags });
}
