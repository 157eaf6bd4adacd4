/**
 * The numbers of the privacy text, which every phone loads; the words and what changed are in `texts.ts`, which only the pages that show
 * them need.
 */

/** The version that holds. */
export const presentVersion = 2

/** The oldest version whose yes still counts. */
const leastVersion = 2

/** Whether somebody who agreed to this version, or to none, is asked before they send. */
export const asksAgain = (agreed: number | undefined): boolean => (agreed ?? 0) < leastVersion
