import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const api = process.env['CADRE_API'] ?? 'http://localhost:3000'

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist',
    assetsInlineLimit: 0,
    sourcemap: false,
    chunkSizeWarningLimit: 700,
    // Browsers that know light-dark() by themselves: rewritten, it follows no chosen scheme.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
  },
  server: { proxy: { '/api': { target: api, changeOrigin: true } } },
})
