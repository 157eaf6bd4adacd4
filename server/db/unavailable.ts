/** The database cannot be used. The message tells the person who started the server why. */
export class DatabaseUnavailable extends Error {
  override name = 'DatabaseUnavailable'
}
