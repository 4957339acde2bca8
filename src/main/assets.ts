import { readFileSync } from "node:fs";
import path from "node:path";

/** The addresses of the built browser files. Each holds its content's hash, so it may be cached for ever. */
export type AssetManifest = {
  readonly stylesheet: string;
  /** By the entry's path in `src` without `.browser.ts`: `scripts["pages/enhance"]`. */
  readonly scripts: Readonly<Record<string, string>>;
};

type BuiltFile = { file: string; name?: string; isEntry?: boolean };

const prefix = "/assets/";

/** Reads what `npm run build` wrote to `directory` (`dist/assets`), which the server serves under `/assets/`. */
export function readAssetManifest(directory: string): AssetManifest {
  const manifest = readFileSync(path.join(directory, "manifest.json"), "utf8");
  const entries = Object.values(JSON.parse(manifest) as Record<string, BuiltFile>).filter((built) => built.isEntry);
  const stylesheet = entries.find((entry) => entry.file.endsWith(".css"));
  if (stylesheet === undefined) throw new Error(`The build in ${directory} has no style sheet; run npm run build.`);
  const scripts = entries.filter((entry) => entry.file.endsWith(".js"));
  return {
    stylesheet: prefix + stylesheet.file,
    scripts: Object.fromEntries(scripts.map(({ name, file }) => [name, prefix + file])),
  };
}
