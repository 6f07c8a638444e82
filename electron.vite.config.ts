import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";
import { NONCE_PLACEHOLDER } from "./electron/hosts/page-files.ts";

const root = import.meta.dirname;
const at = (name: string) => path.join(root, name);

/** Each becomes `out/main/<name>.js`. */
const mainEntries = ["main", "web", "cli", "engine-worker", "parse-worker"];

/** The tables by which PDFs in Chinese, Japanese and Korean are read (1.1 MB, BSD) go beside the bundles. */
const characterMaps = {
  name: "character-maps",
  generateBundle(this: { emitFile(file: { type: "asset"; fileName: string; source: Uint8Array }): unknown }) {
    const folder = at("node_modules/pdfjs-dist/cmaps");
    for (const name of readdirSync(folder)) {
      this.emitFile({ type: "asset", fileName: `cmaps/${name}`, source: readFileSync(path.join(folder, name)) });
    }
  },
};

export default defineConfig({
  main: {
    plugins: [characterMaps],
    build: {
      outDir: at("out/main"),
      // The bundles hold all they need, so that a packaged program carries no node_modules.
      externalizeDeps: false,
      lib: {
        entry: mainEntries.map((name) => at(`electron/${name}.ts`)),
        formats: ["es"],
      },
      rolldownOptions: {
        // ws looks for the first two and does without them; `open` carries scripts that stand beside it.
        external: ["bufferutil", "utf-8-validate", "open"],
        output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
      },
    },
  },
  preload: {
    build: {
      outDir: at("out/preload"),
      externalizeDeps: false,
      lib: { entry: at("electron/preload.ts"), formats: ["cjs"] },
      // A sandboxed preload can only be one CommonJS file.
      rolldownOptions: { output: { format: "cjs", entryFileNames: "[name].cjs" } },
    },
  },
  renderer: {
    root: at("renderer"),
    base: "./",
    plugins: [react()],
    // The host puts a fresh nonce in its place at every load.
    html: { cspNonce: NONCE_PLACEHOLDER },
    build: {
      outDir: at("out/renderer"),
      minify: true,
      // Read from this disk, once.
      chunkSizeWarningLimit: 4000,
      modulePreload: { polyfill: false },
      // Fonts and images stay files: `data:` fonts are not allowed by the policy.
      assetsInlineLimit: 0,
      rolldownOptions: { input: at("renderer/index.html") },
    },
    worker: { format: "es" },
  },
});
