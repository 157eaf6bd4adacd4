import { bitsOf } from '../../contracts/statistics/kinds'

const dayMs = 86_400_000
const dayNumber = (day: string) => Date.parse(day) / dayMs
const [in30, in90] = [bitsOf(['again30', 'again90']), bitsOf(['again90'])]

/** For how many days a place is remembered. */
export const rememberedDays = 90

/**
 * Remembers, day after day, where cases were filed, and says of each new one whether the place had one before. At most `places`
 * of them: a table of numbers with twice the room, as a year has a million.
 */
export function placeMemory(places: number) {
  const size = 2 ** Math.ceil(Math.log2(2 * places + 2))
  const spots = new Uint32Array(size)
  const days = new Uint32Array(size)
  /** Where a place stands or, when it is new, will stand. */
  const slotOf = (spot: number) => {
    let slot = (Math.imul(spot, 2_654_435_761) >>> 0) % size
    while (spots[slot] !== 0 && spots[slot] !== spot) slot = (slot + 1) % size
    return slot
  }
  return {
    remember(day: string, filed: Uint32Array) {
      const today = dayNumber(day)
      for (const spot of filed) {
        if (spot === 0) continue
        const slot = slotOf(spot)
        spots[slot] = spot
        days[slot] = today
      }
    },
    /** Returns the flags of each case of the next day. Of two on one day the second has been seen before. */
    seenBefore(day: string, filed: Uint32Array): Uint32Array {
      const today = dayNumber(day)
      return filed.map(spot => {
        if (spot === 0) return 0
        const slot = slotOf(spot)
        const before = spots[slot] === spot ? today - (days[slot] ?? 0) : Number.POSITIVE_INFINITY
        spots[slot] = spot
        days[slot] = today
        return before <= 30 ? in30 : before <= rememberedDays ? in90 : 0
      })
    }
  }
}
