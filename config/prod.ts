import type { UserConfigExport } from '@tarojs/cli'
import { type AliasChain, leanWeb } from './lean-web'
import { RootFontSizes } from './root-font-sizes'
import { isOnlyStaffs } from './staff-chunk'
import { type EntryChain, stylesFirst } from './styles-first'

/** The little of webpack-chain's interface that is used here. */
interface Chain extends EntryChain, AliasChain {
  merge(options: object): void
  plugin(name: string): { use(plugin: typeof RootFontSizes): void }
}

/** What is shipped: no source maps, and no warnings about sizes that scripts/build-clients.ts checks itself. */
export default {
  mini: { enableSourceMap: false },
  h5: {
    enableSourceMap: false,
    webpackChain(chain: Chain) {
      stylesFirst(chain)
      leanWeb(chain)
      chain.plugin('RootFontSizes').use(RootFontSizes)
      chain.merge({
        performance: { hints: false },
        optimization: {
          splitChunks: {
            chunks: 'all',
            minSize: 0,
            cacheGroups: {
              staff: { name: 'staff', minChunks: 2, priority: 2, test: isOnlyStaffs },
              // What two pages share is fetched once.
              shared: { name: 'shared', minChunks: 2, priority: 1 }
            }
          }
        }
      })
    }
  }
} satisfies UserConfigExport
