import * as v from 'valibot'
import { Latitude, Longitude, type Point } from './common'

/** The bounds of China in degrees, WGS-84. What is outside is a mistake: zeroed, exchanged or made-up coordinates. */
const bounds = { lon: [73, 136], lat: [3, 54] } as const

/** The least and the most degrees that a longitude or latitude can have. */
export const degreesOf = (axis: keyof typeof bounds) => bounds[axis]

const within = (degrees: unknown, [least, most]: readonly [number, number]): degrees is number =>
  typeof degrees === 'number' && degrees >= least && degrees <= most

/**
 * Whether two numbers are a position. `0,0` is none, which some phones write when they know nothing; neither is what is
 * not finite or lies outside the country.
 */
export function isPosition(point: readonly unknown[]): point is Point {
  return point.length === 2 && within(point[0], bounds.lon) && within(point[1], bounds.lat)
}

const shape = '位置应是经度、纬度两个数，后面最多再有一个高程'

/**
 * The one shape of a point, wherever it comes in: longitude, then latitude, and, as GeoJSON allows, an altitude, which is
 * not kept. Anything else is refused at its field: fewer or more numbers, text, an object.
 */
function lonLat<Lon extends v.GenericSchema, Lat extends v.GenericSchema>(lon: Lon, lat: Lat) {
  return v.pipe(
    v.tupleWithRest([lon, lat], v.nullable(v.number('高程应是数字')), shape),
    v.maxLength(3, shape),
    v.transform(([x, y]) => [x, y] as const)
  )
}

/** A position that has to be one: somebody chose it. */
export const Position = v.pipe(
  lonLat(Longitude, Latitude),
  v.check(point => isPosition(point), '这里不在国内，请重新定位或选点')
)

/** Phones write `null` for a number that is not finite. More degrees than there are come from a broken program. */
const sent = (name: string, most: number) =>
  v.nullable(
    v.pipe(
      v.number(`${name}应是数字`),
      v.check(degrees => !Number.isFinite(degrees) || Math.abs(degrees) <= most, `${name}不对`)
    )
  )

/** A position that came along by itself. One that is none counts as not sent, and nobody is kept from reporting by it. */
export const SentPosition = v.optional(
  v.nullable(
    v.pipe(
      lonLat(sent('经度', 180), sent('纬度', 90)),
      v.transform((point): Point | null => (isPosition(point) ? point : null))
    )
  )
)

/** Where a position lies: on the city's ground, beside it, or too far off to be meant. Unknown without a grid. */
export const standings = ['inside', 'outside', 'far', 'unknown'] as const
export type Standing = (typeof standings)[number]

/**
 * What is said at once of a position that somebody is about to send. Beside the ground it is sent all the same and marked
 * for the desk; one that is too far off is left out.
 */
export const standingNotes: Partial<Record<Standing, string>> = {
  outside: '这个位置在本市范围以外，请核对一下；确实在这里，也可以照样发送。',
  far: '这个位置离本市太远，多半定错了，不会带上。请重新定位，或写下地址。'
}

/** What is said at once of a position that somebody chooses for something that stays there. */
export const chosenNotes: Partial<Record<Standing, string>> = {
  outside: '这个点在本市网格范围以外，没有采集员负责，请核对。',
  far: '这个点离本市太远，不能用，请重新定位或选点。'
}

/** How many metres a position may be off, as the phone that took it says. What no phone can mean counts as not said. */
export const SentAccuracy = v.optional(
  v.nullable(
    v.pipe(
      v.number('定位误差应是数字'),
      v.transform((metres): number | null => (metres >= 0 && metres <= 1_000_000 ? metres : null))
    )
  )
)

/** A position that may be further off than this does not say where to look: an address is asked for, too. */
export const vagueMetres = 200

export interface SentPlace {
  code?: string
  point?: Point | null
  accuracy?: number | null
  address: string
}

/** Returns what is missing of a place that is known by a vague position alone. */
export function vagueness({ code, point, accuracy, address }: SentPlace): string | undefined {
  if (code !== undefined || !point || !accuracy || accuracy <= vagueMetres || address.length >= 2) return undefined
  return `定位可能差 ${Math.round(accuracy)} 米，请再写下地址或附近的店铺、路口`
}
