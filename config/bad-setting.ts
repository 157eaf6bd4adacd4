/** A setting that cannot be used: one clear line for the person who starts the server. */
export class BadSetting extends Error {
  override name = 'BadSetting'
}
