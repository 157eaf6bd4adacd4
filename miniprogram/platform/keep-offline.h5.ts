/** Two ways in: the pages, and the codes on the walls that lead to them. */
const scopes = ['/m/', '/q/']

/** Has everything that is needed to write a report on the phone from now on. A browser that cannot goes on as it did. */
export function keepOffline() {
  if (!('serviceWorker' in navigator)) return
  const register = () =>
    void Promise.all(scopes.map(scope => navigator.serviceWorker.register('/m/sw.js', { scope }))).catch(() => {})
  // The first page has the network to itself.
  if (document.readyState === 'complete') setTimeout(register, 2_000)
  else window.addEventListener('load', () => setTimeout(register, 2_000))
}

/** Nothing stays of what was kept; the next visit begins anew. */
export async function forgetOffline(): Promise<void> {
  if (!('caches' in window) || !('serviceWorker' in navigator)) return
  try {
    const registered = await navigator.serviceWorker.getRegistrations()
    const ours = registered.filter(({ scope }) => scopes.includes(new URL(scope).pathname))
    await Promise.all(ours.map(each => each.unregister()))
    await Promise.all((await caches.keys()).filter(name => name.startsWith('m-')).map(name => caches.delete(name)))
  } catch {
    // A browser that forbids its stores has kept nothing in them.
  }
}
