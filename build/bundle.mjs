import { builtinModules } from 'node:module';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const root = join(import.meta.dirname, '..');

/** Loaded at run time from `node_modules`: Electron itself, and what carries native code. */
const external = [
  'electron',
  'better-sqlite3',
  'koffi',
  '@parcel/watcher',
  'sherpa-onnx-node',
  ...builtinModules.flatMap((name) => [name, `node:${name}`]),
];

const entries = {
  main: 'electron/main.ts',
  preload: 'electron/preload.ts',
  'engine-worker': 'electron/services/engine/engine-worker.ts',
  'file-worker': 'electron/services/pool/file-worker.ts',
  'tidy-search-worker': 'electron/services/catalogue/tidy-search-worker.ts',
  'export-worker': 'electron/services/export/export-worker.ts',
  'import-worker': 'electron/services/import/import-worker.ts',
  'speech-process': 'electron/services/speech/speech-process.ts',
  'voice-worker': 'electron/services/recording/voice-worker.ts',
  cli: 'electron/cli/main.ts',
};

/** Chunks of the window, evaluated one after the other (`renderer/load-in-parts.ts`); what is left is the window itself. */
const windowParts = [
  {
    name: 'react',
    test: /node_modules[\\/](?:react|react-dom|scheduler|react-aria|react-aria-components|react-stately|@react-[^\\/]+|@internationalized|@tanstack|zustand|use-sync-external-store|lucide-react|clsx)[\\/]/,
    priority: 4,
  },
  {
    name: 'editor',
    test: /node_modules[\\/](?:@codemirror|@lezer|@marijn|style-mod|w3c-keyname|crelt)[\\/]/,
    priority: 3,
  },
  {
    name: 'text',
    test: /node_modules[\\/](?:marked|micromark[^\\/]*|mdast-[^\\/]+|hast-[^\\/]+|unist-[^\\/]+|character-entities|yaml|toml-eslint-parser|@humanwhocodes)[\\/].*\.[cm]?js$/,
    priority: 3,
  },
  { name: 'libraries', test: /node_modules[\\/].*\.[cm]?js$/, priority: 2 },
  { name: 'shared', test: /[\\/]shared[\\/].*\.ts$/, priority: 1 },
];

/** Minified code keeps the notices that licences ask to be kept. */
const keepsLicences = { comments: { legal: true, annotation: false, jsdoc: false } };

/** What Vite makes of the window, bundled or served. @type {import('vite').InlineConfig} */
export const rendererConfig = {
  root: join(root, 'renderer'),
  base: './',
  configFile: false,
  logLevel: 'warn',
  plugins: [react()],
  // Workers load parts of themselves when they are needed.
  worker: { format: 'es' },
  // Its version for browsers asks the document, and a worker has none.
  resolve: {
    alias: {
      'decode-named-character-reference': join(root, 'node_modules', 'decode-named-character-reference', 'index.js'),
    },
  },
};

/** Bundles for Node 20 and Chromium 130, the oldest that the app runs on. The main process is CommonJS: a sandboxed preload must be. */
export async function bundle() {
  rmSync(join(root, 'out', 'electron'), { recursive: true, force: true });
  for (const [name, entry] of Object.entries(entries)) {
    await build({
      root,
      configFile: false,
      logLevel: 'warn',
      build: {
        target: 'node20',
        outDir: 'out/electron',
        emptyOutDir: false,
        minify: true,
        sourcemap: true,
        lib: { entry, formats: ['cjs'], fileName: () => `${name}.cjs` },
        // gray-matter can run front matter as a program; the engines that we pass forbid it.
        rolldownOptions: { external, checks: { eval: false }, output: keepsLicences },
      },
      // What the sources ask of it, a bundle answers otherwise.
      define: { 'import.meta': '{}' },
      ssr: { noExternal: true },
      resolve: {
        conditions: ['node', 'module', 'import', 'default'],
        mainFields: ['module', 'main'],
        // Takes files apart under the LGPL; mediabunny does that here, and the decoders get packets.
        alias: { 'codec-parser': join(root, 'build', 'no-codec-parser.mjs') },
      },
    });
  }
  await build({
    ...rendererConfig,
    build: {
      target: 'chrome130',
      outDir: '../out/renderer',
      emptyOutDir: true,
      sourcemap: true,
      modulePreload: { polyfill: false },
      rolldownOptions: { output: { ...keepsLicences, codeSplitting: { groups: windowParts } } },
      chunkSizeWarningLimit: 2000,
    },
  });
}

/**
 * Whether a source is newer than the last bundle, or there is none.
 * @param project the project's folder
 */
export function isStale(project = root) {
  const last = ['electron/cli.cjs', 'renderer/index.html'].map((name) => join(project, 'out', name));
  if (!last.every(existsSync)) return true;
  const built = Math.min(...last.map((path) => statSync(path).mtimeMs));
  return ['electron', 'renderer', 'shared', 'build/bundle.mjs', 'package-lock.json'].some(
    (name) => newest(join(project, name)) > built,
  );
}

function newest(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

if (process.argv[1] === import.meta.filename) await bundle();
