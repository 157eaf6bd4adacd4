import { bitsOf } from '../../contracts/statistics/kinds'

const dayMs = 86_400_000
const dayNumber = (day: string) => Date.parse(day) / dayMs
const [in30, in90] = [bitsOf(['again30', 'again90']), bitsOf(['again90'])]

/** For how many days a place is remembered. */
export const rememberedDays = 90

/** Remembers, day after day, where cases were filed, and says of each new one whether the place had one before. */
export function placeMemory() {
  const last = new Map<number, number>()
  return {
    remember(day: string, spots: Uint32Array) {
      const today = dayNumber(day)
      for (const spot of spots) if (spot !== 0) last.set(spot, today)
    },
    /** Returns the flags of each case of the next day. Of two on one day the second has been seen before. */
    seenBefore(day: string, spots: Uint32Array): Uint32Array {
      const today = dayNumber(day)
      return spots.map(spot => {
        if (spot === 0) return 0
        const before = last.get(spot)
        last.set(spot, today)
        if (before === undefined) return 0
        const days = today - before
        return days <= 30 ? in30 : days <= rememberedDays ? in90 : 0
      })
    }
  }
}
