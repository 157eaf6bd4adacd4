import type { Point } from '../../contracts/common'

export const canLocate: boolean = 'geolocation' in navigator

/** Where the phone is, in WGS-84; fails when the resident says no or nothing is found within 15 seconds. */
export function locate(): Promise<Point> {
  return new Promise((resolve, reject) => {
    navigator.geolocation.getCurrentPosition(({ coords }) => resolve([coords.longitude, coords.latitude]), reject, {
      enableHighAccuracy: true,
      timeout: 15_000,
      maximumAge: 60_000
    })
  })
}
