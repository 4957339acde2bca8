import { rmSync } from "node:fs";

/** Playwright runs this after the tests; the server has stopped by then. */
// oxlint-disable-next-line import/no-default-export -- Playwright wants it.
export default function removeData(): void {
  const directory = process.env["E2E_DATA_DIR"];
  if (directory !== undefined) rmSync(directory, { recursive: true, force: true });
}
