import type { Position } from './position'

export const canFindPosition: boolean = 'geolocation' in navigator

/** A fresh position: one from the last corner would hang the code there. */
export function findPosition(): Promise<Position> {
  return new Promise((resolve, reject) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({ point: [coords.longitude, coords.latitude], accuracy: Math.max(1, Math.round(coords.accuracy)) }),
      reject,
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 0 }
    )
  })
}
