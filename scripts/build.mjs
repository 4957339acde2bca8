import { ensureBuild, ensurePackages, fail } from "./setup.mjs";

await ensurePackages().then(ensureBuild).catch(fail);
