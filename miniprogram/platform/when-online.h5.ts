/** A browser says that the network is back a moment before requests get through: so again a little later. */
const afterMs = [0, 3_000, 15_000]

/** Calls back whenever the network has returned. Returns the way to stop listening. */
export function whenOnline(listener: () => void): () => void {
  let timers: number[] = []
  const forget = () => timers.forEach(timer => void window.clearTimeout(timer))
  const heard = () => {
    forget()
    timers = afterMs.map(ms => window.setTimeout(listener, ms))
  }
  window.addEventListener('online', heard)
  return () => {
    forget()
    window.removeEventListener('online', heard)
  }
}
