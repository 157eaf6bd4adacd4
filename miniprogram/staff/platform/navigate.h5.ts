import type { Place } from '../../../contracts/reports/views'

/** A browser has no map of its own, and nothing is loaded from other addresses. */
export const canNavigate: boolean = false

export function navigate(_place: Place) {}
