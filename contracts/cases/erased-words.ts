/** What stands where a resident's words were, in histories, reports and messages, after they had them deleted. */
export const erasedWords = '已按本人要求删除'
