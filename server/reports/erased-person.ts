const prefix = 'erased:'

/** Who sent a report, after that person had it made unknown: another name in each case, so that no two can be put together. */
export const erasedPerson = (mark: string) => `${prefix}${mark}`
export const isErased = (resident: string) => resident.startsWith(prefix)
