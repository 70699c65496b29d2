import { defineConfig } from 'vite';

/** The pages live under /<tenant>/..., their files under /portal/. Built for phones of the year 2018 and later. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/portal/',
  build: {
    outDir: '../dist/ui/portal-ui',
    emptyOutDir: true,
    target: ['es2018', 'chrome64', 'safari12', 'firefox67'],
    cssTarget: ['chrome64', 'safari12'],
    modulePreload: { polyfill: false },
  },
});
