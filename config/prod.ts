import type { UserConfigExport } from '@tarojs/cli'

/** What is shipped: no source maps, and no warnings about sizes that scripts/build-clients.ts checks itself. */
export default {
  mini: { enableSourceMap: false },
  h5: {
    enableSourceMap: false,
    webpackChain(chain: { performance: { hints(on: boolean): void } }) {
      chain.performance.hints(false)
    }
  }
} satisfies UserConfigExport
