import type { Texts } from '../../contracts/rulebooks'

/** The sentences the city has replaced. */
export async function cityTexts(): Promise<Texts['texts']> {
  return {}
}
