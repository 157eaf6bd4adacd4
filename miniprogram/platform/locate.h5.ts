export { canFindPosition as canLocate, findPosition as locate } from './position'
