/** A browser has nobody to vouch for it and gets an anonymous session. */
export async function credentials() {
  return { path: '/api/session/device', data: {} }
}
