import type { Plugin } from 'vite';

/** Carbon's prebuilt CSS takes its typeface from a server abroad; ours comes from here (main.tsx), so those rules go. */
export const withoutForeignFonts = (): Plugin => ({
  name: 'without-foreign-fonts',
  enforce: 'pre',
  transform: (code, id) =>
    id.includes('@carbon/styles/css/')
      ? { code: code.replaceAll(/@font-face\s*\{[^}]*\}/g, ''), map: null }
      : undefined,
});
