// Bundles the page and the widget into ../static, or (--tests) the tests into build/tests.
import { copyFile, mkdir, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const common = { bundle: true, target: "es2022", charset: "utf8", legalComments: "linked", logLevel: "warning" };

if (process.argv.includes("--tests")) {
  const out = join(here, "build", "tests");
  await rm(out, { recursive: true, force: true });
  const tests = (await readdir(join(here, "test"))).filter((name) => name.endsWith(".test.ts"));
  await build({
    ...common,
    entryPoints: tests.map((name) => join(here, "test", name)),
    outdir: out,
    platform: "node",
    format: "esm",
    outExtension: { ".js": ".mjs" },
  });
} else {
  const out = join(here, "..", "static");
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  await build({
    ...common,
    entryPoints: [
      { in: join(here, "src", "widget.ts"), out: "widget" }, // for any page that embeds the chat
      { in: join(here, "src", "page.ts"), out: "page" }, // for our own page, which has the documents too
      { in: join(here, "src", "charts.ts"), out: "charts" }, // ECharts, asked for when a report is shown
      { in: join(here, "src", "page.css"), out: "page" },
    ],
    outdir: out,
    format: "iife",
    minify: true,
    sourcemap: false,
  });
  await copyFile(join(here, "src", "index.html"), join(out, "index.html"));
  await copyFile(join(here, "src", "icon.svg"), join(out, "icon.svg"));
}
