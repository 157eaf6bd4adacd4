import { resolve } from 'node:path'
import { defineConfig } from '@tarojs/cli'
import dev from './dev'
import { LeanTemplates } from './lean-templates'
import prod from './prod'
import { ScreenReaders } from './screen-readers'

/** The little of webpack-chain's interface that is used here. */
interface Chain {
  plugin(name: string): { use(plugin: typeof ScreenReaders | typeof LeanTemplates): void }
}

/** Taro's settings for the residents' client; the server's own are in server.ts. */
const onWechat = process.env.TARO_ENV === 'weapp'

/** Where the API answers. A browser asks whoever served the page; a mini-program must be told. */
const apiBase = process.env.TARO_APP_API ?? (onWechat ? 'http://127.0.0.1:3000' : '')

export default defineConfig(async merge =>
  merge(
    {},
    {
      projectName: 'mashangban',
      date: '2026-11-22',
      // 1 px in the style sheets is 1 px on a phone 375 px wide: 2 rpx in WeChat, left alone in browsers.
      designWidth: 375,
      deviceRatio: { 375: 2 },
      sourceRoot: 'miniprogram',
      outputRoot: `dist/${process.env.TARO_ENV}`,
      framework: 'react',
      compiler: { type: 'webpack5', prebundle: { enable: false } },
      alias: { 'jsonp-retry': resolve('miniprogram/platform/no-jsonp.ts') },
      defineConstants: { API_BASE: JSON.stringify(apiBase) },
      // Markers of WeChat's map must be files of the package.
      ...(onWechat && {
        copy: {
          patterns: [{ from: 'miniprogram/staff/images/', to: 'dist/weapp/staff/images/' }],
          options: {}
        }
      }),
      mini: {
        // What only the staff's pages share is not fetched by residents.
        optimizeMainPackage: { enable: true },
        compile: { include: [resolve('contracts')] },
        webpackChain(chain: Chain) {
          chain.plugin('ScreenReaders').use(ScreenReaders)
          chain.plugin('LeanTemplates').use(LeanTemplates)
        }
      },
      h5: {
        publicPath: '/m/',
        router: {
          mode: 'browser',
          basename: '/m',
          // The second address is that of earlier versions: staff have it among their bookmarks.
          customRoutes: { '/staff/pages/messages/index': ['/staff/pages/messages/index', '/staff/pages/inbox/index'] }
        },
        output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'chunk/[name].[contenthash:8].js' },
        miniCssExtractPluginOption: {
          ignoreOrder: true,
          filename: 'css/[name].[contenthash:8].css',
          chunkFilename: 'css/[name].[contenthash:8].css'
        },
        postcss: { pxtransform: { enable: false } },
        compile: { include: [resolve('contracts')] }
      }
    },
    process.env.NODE_ENV === 'production' ? prod : dev
  )
)
