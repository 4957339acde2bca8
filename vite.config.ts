import { globSync } from "node:fs";
import path from "node:path";
import { defineConfig } from "vite";

// oxlint-disable-next-line import/no-default-export -- Vite wants it.
export default defineConfig(({ isSsrBuild }) => ({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  publicDir: false,
  base: "/assets/",
  build: isSsrBuild ? serverBuild : browserBuild(),
}));

/** What Node runs: one bundle of our own code, with the packages beside it in node_modules. */
const serverBuild = {
  outDir: "dist/server",
  rolldownOptions: {
    input: {
      server: "src/main/server.ts",
      phone: "src/main/phone.ts",
      "payment-sandbox": "src/main/payment-sandbox.ts",
    },
  },
  target: "node22",
  sourcemap: true,
};

/** What the browser loads: `src/design/styles.css` and every `*.browser.ts`, under names that hold their hash. */
function browserBuild() {
  const entries = globSync(["src/design/styles.css", "src/**/*.browser.{ts,tsx}"]);
  return {
    outDir: "dist/assets",
    assetsDir: "",
    manifest: "manifest.json",
    // A font or a picture inside the style sheet would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: false as const,
    // The first browsers with light-dark(), which would otherwise be spelt out in twice the bytes.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    rolldownOptions: {
      input: Object.fromEntries(entries.map((file) => [nameOf(file), file])),
    },
  };
}

/** `src/member-app/enhance.browser.ts` is called `member-app/enhance`, in the manifest and in its file's name. */
function nameOf(file: string): string {
  return path.relative("src", file).replace(/(\.browser)?\.\w+$/, "");
}
