import { conditionNamed } from '../../catalogue/catalogue'
import { Refusal } from '../../http/refusal'
import { recountedClock } from '../clocks/handling-clock'
import { correctedPlace, type Posted, placedOf, whereOf } from '../corrected-place'
import type { Effects } from './effect'

/** What corrections do besides standing in the history. */
export const correctingEffects = {
  async correctPlace(theCase, form) {
    // The route has looked up the code: codes/ stands above cases/.
    const { posted, ...sent } = form as typeof form & { posted?: Posted }
    const now = await correctedPlace(theCase, sent, posted)
    const { place, gridCode, component } = now
    return {
      set: { place, ...(gridCode && { gridCode }), ...(component && { component }) },
      unset: [...(gridCode ? [] : (['gridCode'] as const)), ...(component ? [] : (['component'] as const))],
      facts: { formerPlace: whereOf(placedOf(theCase)), place: whereOf(now) }
    }
  },

  async correctMatter(theCase, form, { now, calendar }) {
    const { matter, condition } = await conditionNamed(form.matter, form.condition)
    const { clock: before, matter: former } = theCase
    if (condition.code === theCase.condition?.code) {
      const message = '事项和立案条件没有变，不用更正'
      throw new Refusal('unknown_reference', message, { condition: message })
    }
    const clock = recountedClock(theCase, condition, calendar)
    // A deadline that the correction puts into the past is told like one that passed.
    const late = clock?.dueAt && !clock.stoppedAt && clock.dueAt <= now && before?.dueAt && before.dueAt > now
    const missed = late ? clock.dueAt : undefined
    return {
      set: { matter, condition },
      clock,
      ...(missed && { moments: { nextLightAt: missed } }),
      facts: { formerMatter: { code: former?.code ?? '', name: former?.name ?? '' }, matter, condition }
    }
  }
} satisfies Partial<Effects>
