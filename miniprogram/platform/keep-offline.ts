/** In WeChat the whole package is on the phone. */
export function keepOffline() {}

export async function forgetOffline(): Promise<void> {}
