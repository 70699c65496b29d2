import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Carbon's prebuilt CSS takes its typeface from a server abroad; ours comes from here (main.tsx), so those rules go. */
const withoutForeignFonts = (): Plugin => ({
  name: 'without-foreign-fonts',
  enforce: 'pre',
  transform: (code, id) =>
    id.includes('@carbon/styles/css/')
      ? { code: code.replaceAll(/@font-face\s*\{[^}]*\}/g, ''), map: null }
      : undefined,
});

export default defineConfig({
  root: import.meta.dirname,
  base: '/modeler/',
  plugins: [withoutForeignFonts(), react()],
  build: {
    outDir: '../dist/ui/modeler-ui',
    emptyOutDir: true,
    target: 'es2022',
    // The editors are this large; each loads only where its kind of file is opened.
    chunkSizeWarningLimit: 4000,
  },
});
