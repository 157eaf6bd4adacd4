/** A second scan in a browser opens a new page, whose address says everything. */
export function enteredWith(): Record<string, string | undefined> {
  return {}
}
