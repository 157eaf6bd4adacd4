/** Sorts behind every deadline. */
export const endOfTime = new Date('9999-12-31T00:00:00Z')
