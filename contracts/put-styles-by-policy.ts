/**
 * Lets the styles that libraries put into a page through the policy that the server sends with it, which they know nothing
 * of. The policy lets in a style element with the nonce that the page's scripts carry. It refuses a style attribute that is set as
 * text, and takes the same as properties.
 */
export function putStylesByPolicy() {
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce
  // While developing there is no policy.
  if (!nonce) return
  const make = document.createElement.bind(document)
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const made = make(name, options)
    if (made instanceof HTMLStyleElement) made.nonce = nonce
    return made
  }
  const set = Element.prototype.setAttribute
  Element.prototype.setAttribute = function (name: string, value: string) {
    if (name === 'style' && this instanceof HTMLElement) this.style.cssText = value
    else set.call(this, name, value)
  }
}
