import react from '@vitejs/plugin-react';
import { type BuildEnvironmentOptions, defineConfig, type Plugin, runnerImport } from 'vite';

/** Where `vite` finds the gateway while pages are being written. */
const GATEWAY = 'http://127.0.0.1:8080';

/** Leaves the addresses of the pages beside them, for the gateway: any other path is answered with 404. */
const listOfRoutes: Plugin = {
  name: 'list-of-routes',
  apply: 'build',
  async generateBundle() {
    const { module } = await runnerImport<{ addresses(): object[] }>('/src/router.ts', {
      configFile: false,
      root: import.meta.dirname,
      plugins: [noStyles],
    });
    this.emitFile({ type: 'asset', fileName: 'routes.json', source: JSON.stringify(module.addresses()) });
  },
};

/** The addresses are read off the routes as a program, which draws nothing. */
const noStyles: Plugin = {
  name: 'no-styles',
  enforce: 'pre',
  resolveId: (id) => (id.endsWith('.css') ? '\0no-style' : undefined),
  load: (id) => (id === '\0no-style' ? '' : undefined),
};

/** antd makes two style elements without the nonce: the scroll lock and the scroll bar's measure. */
const nonceForEveryStyle: Plugin = {
  name: 'nonce-for-every-style',
  transform: {
    filter: { id: /@rc-component[\\/]util[\\/]es[\\/]Dom[\\/]dynamicCSS\.js/ },
    handler(code) {
      if (!code.includes(THEIRS)) this.error('dynamicCSS.js is no longer what it was');
      return code.replace(THEIRS, OURS);
    },
  },
};
const THEIRS = 'if (csp?.nonce) {\n    styleNode.nonce = csp?.nonce;';
const OURS = `const own = csp?.nonce ?? document.querySelector('link[nonce]')?.nonce;
  if (own) {
    styleNode.nonce = own;`;

/** What a browser loads. */
const forBrowsers: BuildEnvironmentOptions = {
  outDir: '../../dist/portal',
  emptyOutDir: true,
  // What belongs to which entry, for the measuring of sizes.
  manifest: true,
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
          { name: 'tanstack', test: /node_modules[\\/]@tanstack[\\/]/, priority: 2 },
          { name: 'i18next', test: /node_modules[\\/](i18next|react-i18next)[\\/]/, priority: 2 },
          {
            name: 'antd',
            test: /node_modules[\\/](?!.*locale)/,
            priority: 1,
            entriesAware: true,
            entriesAwareMergeThreshold: 20_000,
          },
          // Sixty small files of addresses are one: they are all fetched first, and compress better together.
          { name: 'routes', test: /[\\/]src[\\/].*\.route\.tsx?$/, priority: 0 },
        ],
      },
    },
  },
};

/** What the gateway draws the public pages with: the same program once for each language, as it knows only one. */
const forGateway: BuildEnvironmentOptions = {
  outDir: '../../dist/portal-pages',
  emptyOutDir: true,
  target: 'node24',
  copyPublicDir: false,
  rolldownOptions: {
    // The library of the signed-in pages: those are never drawn here.
    external: /^(antd|@ant-design|@rc-component|dayjs)\b/,
    output: ['zh-CN', 'en'].map((language) => ({
      entryFileNames: `${language}/[name].js`,
      chunkFileNames: `${language}/[name]-[hash].js`,
    })),
  },
};

export default defineConfig(({ isSsrBuild }) => ({
  root: import.meta.dirname,
  plugins: isSsrBuild ? [react()] : [react(), listOfRoutes, nonceForEveryStyle],
  server: { proxy: { '/graphql': GATEWAY, '/oidc': GATEWAY, '/session': GATEWAY } },
  build: isSsrBuild ? forGateway : forBrowsers,
  // The gateway brings no packages of the portal.
  ssr: { noExternal: true },
}));
