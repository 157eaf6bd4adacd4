/** As in client-kind.ts, in a browser. */
export const clientKind: 'h5' | 'weapp' = 'h5'
