import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const usualPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The system's Chromium or Chrome, `CHROME_PATH` first; without one Playwright looks for its own. */
export function findChromium(): string | undefined {
  const given = process.env["CHROME_PATH"];
  return given !== undefined && given !== "" ? given : usualPlaces.find((place) => existsSync(place));
}

/** Has a browser for the tests: the system's, else Debian's package when we are root, else Playwright's own. */
export function ensureChromium(): void {
  if (findChromium() !== undefined) return;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("Installing Chromium from the system's packages …");
    run("apt-get", ["update"]);
    run("apt-get", ["install", "--yes", "--no-install-recommends", "chromium"]);
    if (findChromium() !== undefined) return;
  }
  console.log("Installing Playwright's Chromium …");
  if (!run("npx", ["playwright", "install", "chromium"])) {
    throw new Error("No Chromium was found, and none could be installed. Set CHROME_PATH to a Chromium or Chrome.");
  }
}

function run(program: string, args: string[]): boolean {
  const { status } = spawnSync(program, args, { stdio: ["ignore", "ignore", "inherit"] });
  return status === 0;
}
