/** 80 米, 1.2 公里. */
export function distanceText(metres: number): string {
  if (metres < 1000) return `${Math.max(10, Math.round(metres / 10) * 10)} 米`
  return `${metres < 10_000 ? (metres / 1000).toFixed(1) : Math.round(metres / 1000)} 公里`
}
