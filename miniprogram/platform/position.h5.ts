import { bestFix } from './best-fix'
import type { Position } from './position'

export const canFindPosition: boolean = 'geolocation' in navigator

/**
 * A fresh position: one from the last corner would be wrong here. The first fix is often a rough one, so a better one is
 * waited for. Fails when the person says no or nothing is found within 15 seconds.
 */
export function findPosition(): Promise<Position> {
  return bestFix(listener => {
    const watch = navigator.geolocation.watchPosition(
      ({ coords }) =>
        listener.found({
          point: [coords.longitude, coords.latitude],
          accuracy: Math.max(1, Math.round(coords.accuracy))
        }),
      listener.failed,
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 0 }
    )
    return () => navigator.geolocation.clearWatch(watch)
  })
}
