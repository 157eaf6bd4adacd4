/** While developing: readable output and a cache that makes the second build quick. */
export default { cache: { enable: true } }
