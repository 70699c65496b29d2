import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { withoutForeignFonts } from '../ui-kit/vite/without-foreign-fonts.ts';

export default defineConfig({
  root: import.meta.dirname,
  base: '/staff/',
  plugins: [withoutForeignFonts(), react()],
  build: {
    outDir: '../dist/ui/tasklist-ui',
    emptyOutDir: true,
    target: 'es2022',
    // The diagram and form viewers are this large; they load only where one is shown.
    chunkSizeWarningLimit: 1500,
  },
});
