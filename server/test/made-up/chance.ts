/** Numbers that look random and are the same in every run: a small linear generator (Park and Miller's). */
export function chance(seed: number) {
  let state = seed
  const next = () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
  return {
    /** From 0 up to, but not including, 1. */
    share: next,
    /** A whole number from 0 up to, but not including, `below`. */
    below: (below: number) => Math.floor(next() * below),
    oneOf<T>(all: readonly T[]): T {
      const [first] = all
      if (first === undefined) throw new Error('Nothing to choose from')
      return all[Math.floor(next() * all.length)] ?? first
    }
  }
}

export type Chance = ReturnType<typeof chance>
