import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const root = import.meta.dirname;

/** `scripts/lib/build.mjs` builds beside out/ and swaps, so that a failed build leaves the last good one. */
const out = resolve(root, process.env['BUILD_OUT_DIR'] ?? 'out');

/**
 * Electron 45 carries Node 24; the node host also runs on the oldest Node that better-sqlite3's Node-API level allows.
 * electron-vite's own table of targets ends before this Electron, so they are written out.
 */
const NODE_TARGET = 'node22.14';

/** Electron 45's Chromium, and the browsers of two years that a node host may be opened in. */
const BROWSER_TARGETS = ['chrome130', 'firefox132', 'safari18'];

/**
 * Two settings that electron-vite makes by itself: its base `./` breaks a page that is loaded at a deep path, both hosts serve
 * the renderer from the root of an origin; and it adds its own target to a list of targets.
 */
const anyBrowserFromRoot: Plugin = {
  name: 'workshoppilot:any-browser-from-root',
  config: (config) => {
    config.base = '/';
    config.build = { ...config.build, target: BROWSER_TARGETS };
  },
};

/** Leaves a gzip form beside every file that gets clearly smaller, so that no host packs anything while it runs. */
const gzipBeside: Plugin = {
  name: 'workshoppilot:gzip-beside',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const [fileName, output] of Object.entries(bundle)) {
        const source = Buffer.from(output.type === 'chunk' ? output.code : output.source);
        const packed = gzipSync(source, { level: 9 });
        if (packed.byteLength < source.byteLength * 0.9) this.emitFile({ type: 'asset', fileName: `${fileName}.gz`, source: packed });
      }
    },
  },
};

export default defineConfig({
  main: {
    build: {
      outDir: resolve(out, 'main'),
      target: NODE_TARGET,
      sourcemap: false,
      minify: false,
      rolldownOptions: {
        input: {
          desktop: resolve(root, 'electron/desktop/main.ts'),
          'node-host': resolve(root, 'electron/node-host/main.ts'),
        },
        // Optional accelerators of ws that are not installed; it asks for them in a try.
        external: ['bufferutil', 'utf-8-validate'],
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: 'chunks/[name]-[hash].cjs',
          // V8 keeps what it compiled: half of a start would otherwise go into reading the same megabyte again.
          banner: ({ isEntry }) => (isEntry ? "require('node:module').enableCompileCache?.();" : ''),
        },
      },
    },
  },
  preload: {
    build: {
      outDir: resolve(out, 'preload'),
      target: NODE_TARGET,
      sourcemap: false,
      minify: false,
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: resolve(root, 'electron/desktop/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'renderer'),
    plugins: [react(), anyBrowserFromRoot, gzipBeside],
    build: {
      outDir: resolve(out, 'renderer'),
      sourcemap: false,
      minify: true,
      // Nothing is inlined as a data: address: the content security policy lets fonts and scripts come from files alone.
      assetsInlineLimit: 0,
      rolldownOptions: { input: resolve(root, 'renderer/index.html') },
    },
  },
});
