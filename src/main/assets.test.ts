import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readAssetManifest } from "#main/assets.ts";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), "assets-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function write(manifest: object): void {
  writeFileSync(path.join(directory, "manifest.json"), JSON.stringify(manifest));
}

const stylesheet = { file: "design/styles-D9WfS8nM.css", name: "design/styles", isEntry: true };

test("a page finds the style sheet and each script by its entry's name, without the files they lean on", () => {
  write({
    "src/design/styles.css": stylesheet,
    "src/pages/enhance.browser.ts": {
      file: "pages/enhance-m4wSLI8a.js",
      name: "pages/enhance",
      isEntry: true,
    },
    "_shared.js": { file: "shared-Q1.js", name: "shared" },
  });
  expect(readAssetManifest(directory)).toEqual({
    stylesheet: "/assets/design/styles-D9WfS8nM.css",
    scripts: { "pages/enhance": "/assets/pages/enhance-m4wSLI8a.js" },
  });
});

test("a build without a style sheet is refused at the start, not shown unstyled", () => {
  write({});
  expect(() => readAssetManifest(directory)).toThrow("npm run build");
});
