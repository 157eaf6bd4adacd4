import { resolve } from 'node:path'

/** The little of webpack-chain's interface that is used here. */
export interface AliasChain {
  resolve: { alias: { set(name: string, to: string): unknown } }
}

const nothing = resolve('miniprogram/platform/no-polyfill.ts')

/**
 * What browsers get in the stead of something larger. Preact does React's work here in a tenth of the size; the rest are
 * polyfills for browsers that cannot run the page anyway, and Taro's pull-to-refresh, which no page of ours has.
 */
const instead: Record<string, string> = {
  react$: 'preact/compat',
  'react-dom$': 'preact/compat',
  'react-dom/client$': 'preact/compat/client',
  'react/jsx-runtime$': 'preact/jsx-runtime',
  'whatwg-fetch$': nothing,
  'abortcontroller-polyfill/dist/abortcontroller-polyfill-only$': nothing,
  '@tarojs/components/dist/components$': resolve('miniprogram/platform/no-web-components.ts'),
  '@tarojs/components/dist/taro-components/taro-components.css$': nothing
}

export function leanWeb(chain: AliasChain) {
  for (const [name, replacement] of Object.entries(instead)) chain.resolve.alias.set(name, replacement)
}
