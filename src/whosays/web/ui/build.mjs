// Bundles every script of src/ that a page loads into ../static, minified, with nothing fetched at run time.
import { build } from "esbuild";
import { readdirSync } from "node:fs";

const pages = readdirSync("src").filter((name) => name.endsWith(".ts") && !name.startsWith("_"));
await build({
  entryPoints: pages.map((name) => `src/${name}`),
  outdir: "../static",
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "eof",
  logLevel: "warning",
});
