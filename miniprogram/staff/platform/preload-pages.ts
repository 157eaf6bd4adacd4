/** In WeChat the staff's package is on the phone as a whole. */
export function preloadPages() {}
