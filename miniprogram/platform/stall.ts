/** An upload that has not moved for this long is given up. One that moves may take its time: 100 kbit/s is a network, too. */
export const stallMs = 30_000

/** However slowly it moves, nobody waits longer than this. */
export const wholeMs = 15 * 60_000
