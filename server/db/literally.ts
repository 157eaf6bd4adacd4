/** Returns the source of an expression that finds this text and takes nothing in it for a command. */
export function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
