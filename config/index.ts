import { defineConfig } from '@tarojs/cli'

export default defineConfig({
  projectName: 'mashangban',
  date: '2026-11-22',
  designWidth: 750,
  deviceRatio: { 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
  sourceRoot: 'miniprogram',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  plugins: [],
  mini: {},
  h5: { publicPath: '/m/', router: { mode: 'browser', basename: '/m' } }
})
