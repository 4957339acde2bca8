import { readFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".json": "application/json",
};

type Asset = {
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly brotli: Uint8Array<ArrayBuffer> | null;
  readonly type: string;
};

/** Read and compressed once; what the build wrote never changes under its name. */
const assets = new Map<string, Asset | null>();

const FAVICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0B5C6B"/><path d="M11 6h10v4H11zM9 12h14v14H9z" fill="#FBF8F2"/><path d="M9 17h14" stroke="#0B5C6B" stroke-width="2"/></svg>';

/** A built file of `directory` under `/assets/`, the icon, or what robots may read. */
export function serveAsset(request: Request, pathname: string, directory: string): Response {
  if (pathname === "/favicon.ico") {
    return new Response(FAVICON, {
      headers: { "Content-Type": "image/svg+xml", "Cache-Control": "public, max-age=86400" },
    });
  }
  if (pathname === "/robots.txt")
    return new Response("User-agent: *\nDisallow: /api/\nDisallow: /demo/\n", {
      headers: { "Content-Type": "text/plain" },
    });
  const asset = findAsset(pathname.slice("/assets/".length), directory);
  if (asset === null) return new Response("Not found", { status: 404 });
  const headers: Record<string, string> = {
    "Content-Type": asset.type,
    "Cache-Control": "public, max-age=31536000, immutable",
    Vary: "Accept-Encoding",
  };
  if (asset.brotli !== null && (request.headers.get("Accept-Encoding") ?? "").includes("br")) {
    return new Response(asset.brotli, { headers: { ...headers, "Content-Encoding": "br" } });
  }
  return new Response(asset.plain, { headers });
}

function findAsset(name: string, directory: string): Asset | null {
  const known = assets.get(name);
  if (known !== undefined) return known;
  const file = path.join(directory, name);
  const type = TYPES[path.extname(name)];
  // Nothing above the folder, however the path is written.
  if (type === undefined || !file.startsWith(directory + path.sep) || name === "manifest.json") return null;
  let asset: Asset | null = null;
  try {
    const plain = new Uint8Array(readFileSync(file));
    const compresses = !name.endsWith(".woff2") && !name.endsWith(".png");
    asset = {
      plain,
      brotli: compresses
        ? new Uint8Array(brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }))
        : null,
      type,
    };
  } catch (error) {
    if ((error as { code?: string }).code !== "ENOENT") throw error;
    return null;
  }
  assets.set(name, asset);
  return asset;
}
