export const shortestPassword = 10
/** How many earlier passwords, the present one among them, cannot be taken again. */
export const earlierPasswords = 5

export const passwordRule = `至少 ${shortestPassword} 个字符，不用常见的密码，不含用户名和姓名，不用最近 ${earlierPasswords} 个用过的密码`
