/** The page with a nonce that nobody has seen yet: the one it was stored with must not serve twice. */
export async function withFreshNonce(stored: Response): Promise<Response> {
  const policy = stored.headers.get('Content-Security-Policy') ?? ''
  const [, old] = /'nonce-([^']+)'/.exec(policy) ?? []
  const headers = new Headers(stored.headers)
  // The stored text is as it was before it was packed for the way.
  headers.delete('Content-Encoding')
  headers.delete('Content-Length')
  const text = await stored.text()
  if (!old) return new Response(text, { headers })
  const fresh = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
  headers.set('Content-Security-Policy', policy.replaceAll(old, fresh))
  return new Response(text.replaceAll(old, fresh), { headers })
}
