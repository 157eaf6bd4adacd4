import { isInt32, isNumber, numberType, plain, toDouble, toWhole } from './values'

/**
 * Adds numbers in the widest of their types: int, long, double. What rounding loses of doubles is added back
 * (Neumaier's method), so that ten times 0.1 is 1, as on MongoDB.
 */
export class Sum {
  private whole = 0
  private long = 0n
  private double = 0
  private lost = 0
  private widest: 'int' | 'long' | 'double' = 'int'
  private count = 0

  add(value: unknown) {
    if (isInt32(value)) {
      this.whole += value
      this.count++
      return
    }
    if (!isNumber(value)) return
    this.count++
    const type = numberType(value)
    if (type === 'long') {
      this.long += value as bigint
      if (this.widest === 'int') this.widest = 'long'
      return
    }
    this.widest = 'double'
    const number = Number(plain(value))
    const sum = this.double + number
    if (Number.isFinite(sum)) {
      this.lost += Math.abs(this.double) >= Math.abs(number) ? this.double - sum + number : number - sum + this.double
    }
    this.double = sum
  }

  get total(): unknown {
    if (this.widest === 'double') return toDouble(this.sum)
    return toWhole(BigInt(this.whole) + this.long, this.widest === 'long')
  }

  get average(): unknown {
    return this.count === 0 ? null : toDouble(this.sum / this.count)
  }

  /** Adds the whole numbers last, as two doubles: one alone would round a large long. */
  private get sum() {
    const exact = BigInt(this.whole) + this.long
    const near = Number(exact)
    const rest = Number(exact - BigInt(near))
    const sum = this.double + near
    if (!Number.isFinite(sum)) return sum
    const lost = Math.abs(this.double) >= Math.abs(near) ? this.double - sum + near : near - sum + this.double
    return sum + (lost + this.lost + rest)
  }
}

/** Returns the sum of two numbers in the wider of their types, as MongoDB does. */
export function sumOf(left: unknown, right: unknown): unknown {
  const sum = new Sum()
  sum.add(left)
  sum.add(right)
  return sum.total
}
