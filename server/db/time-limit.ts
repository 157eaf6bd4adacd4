/** A search that has not ended by then is ended: it would hold up everybody else. People are told to say more. */
export const searchMs = 5_000
