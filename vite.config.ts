import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The face, built into files that the server hands out; nothing in them is fetched from elsewhere. */
export default defineConfig({
  root: 'src/web',
  // Addresses of the built files are absolute: pages have addresses of any depth.
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    manifest: 'files.json',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
  },
});
