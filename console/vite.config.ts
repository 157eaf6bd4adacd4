import { defineConfig } from 'vite'

const server = 'http://127.0.0.1:3000'

export default defineConfig(({ command }) => ({
  root: import.meta.dirname,
  base: '/console/',
  oxc: { jsx: { runtime: 'automatic', development: command === 'serve' } },
  // A test runner has a NODE_ENV of its own; what is built is always for use.
  define: command === 'build' ? { 'process.env.NODE_ENV': '"production"' } : {},
  server: { port: 5173, proxy: { '/api': server, '/media': server, '/q': server } },
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    // Bureaus keep old desks: Chromium of 2021, and what is sold as 360 or QQ browser on top of it.
    target: ['chrome94', 'safari15'],
    // MapLibre alone is larger than Vite's warning; it is fetched only when a case with a place is opened.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      // 'use client' marks files for React's servers; bundled for a browser it means nothing.
      onLog: (level, log, show) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') show(level, log)
      }
    }
  }
}))
