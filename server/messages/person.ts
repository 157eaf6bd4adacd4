/** Somebody with messages. */
export type Person = `staff:${string}` | `resident:${string}`

export const staffPerson = (id: unknown): Person => `staff:${id}`
export const residentPerson = (id: unknown): Person => `resident:${id}`
export const isResident = (person: Person): person is `resident:${string}` => person.startsWith('resident:')
export const idOf = (person: Person): string => person.slice(person.indexOf(':') + 1)
