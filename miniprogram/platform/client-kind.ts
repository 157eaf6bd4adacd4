/** Where somebody agrees: what the city records beside the moment. */
export const clientKind: 'h5' | 'weapp' = 'weapp'
