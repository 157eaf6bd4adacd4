import { defineConfig } from 'vite'

const server = 'http://127.0.0.1:3000'

export default defineConfig(({ command }) => ({
  root: import.meta.dirname,
  base: '/console/',
  oxc: { jsx: { runtime: 'automatic', development: command === 'serve' } },
  // A test runner sets its own NODE_ENV; a build is always for production.
  define: command === 'build' ? { 'process.env.NODE_ENV': '"production"' } : {},
  server: { port: 5173, proxy: { '/api': server, '/media': server, '/q': server } },
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    // Bureaus keep old computers: Chromium of 2021, also inside the 360 and QQ browsers.
    target: ['chrome94', 'safari15'],
    // MapLibre alone exceeds Vite's warning; it is fetched only when a page shows a map.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      // 'use client' marks files for React's server components; it has no effect in a browser bundle.
      onLog: (level, log, show) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') show(level, log)
      }
    }
  }
}))
