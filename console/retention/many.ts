import type { WouldGo } from '../../contracts/retention/views'

/** How many, in words. */
export const many = ({ count, more }: WouldGo) => `${more ? '至少 ' : ''}${count} 条`
