import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { PATHS } from './src/paths.js';

/** Where `vite` finds the gateway while pages are being written. */
const GATEWAY = 'http://127.0.0.1:8080';

/** Leaves the paths of the pages beside them, for the gateway. */
const listOfPaths: Plugin = {
  name: 'list-of-paths',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'paths.json', source: JSON.stringify(PATHS) });
  },
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), listOfPaths],
  server: { proxy: { '/graphql': GATEWAY, '/oidc': GATEWAY } },
  build: {
    outDir: '../../dist/portal',
    emptyOutDir: true,
    target: 'es2022',
    // Nothing inline and no data: addresses, so that the gateway can send `script-src 'self'; img-src 'self'`.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What changes seldom is kept by the browser over our releases. A part of antd that one page alone uses is
          // loaded with that page (entriesAware), and antd's texts with their language.
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 3 },
            { name: 'i18next', test: /node_modules[\\/](i18next|react-i18next)[\\/]/, priority: 2 },
            {
              name: 'antd',
              test: /node_modules[\\/](?!.*locale)/,
              priority: 1,
              entriesAware: true,
              entriesAwareMergeThreshold: 20_000,
            },
          ],
        },
      },
    },
  },
});
