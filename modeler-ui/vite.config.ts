import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { withoutForeignFonts } from '../ui-kit/vite/without-foreign-fonts.ts';

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
