/** The database cannot be used, and why, in a sentence for the person who started the server. */
export class DatabaseUnavailable extends Error {
  override name = 'DatabaseUnavailable'
}
