/** Returns a typed time as HH:MM: 8, 830, 8:30, 8：30 and 08.30 are read. Other text is returned as it is. */
export function readClock(typed: string): string {
  const text = typed.trim().replace(/[：.．]/g, ':')
  const parts = /^(\d{1,2})(?::?(\d{2}))?$/.exec(text)
  if (!parts) return typed.trim()
  const [, hours = '', minutes = '00'] = parts
  return `${hours.padStart(2, '0')}:${minutes}`
}
