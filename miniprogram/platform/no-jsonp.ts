/**
 * Stands in for a part of Taro's request that nothing here uses and that reads localStorage while it is loaded: where
 * storage is forbidden, every page would stay white.
 */
export default function jsonp(): Promise<never> {
  return Promise.reject(new Error('JSONP is not used'))
}
