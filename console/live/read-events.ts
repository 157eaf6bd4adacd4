import { createParser } from 'eventsource-parser'
import type { LiveData, LiveEvent } from '../../contracts/desk/views'

export type Told = { [Name in LiveEvent]: { event: Name; data: LiveData<Name> } }[LiveEvent]

/** Reads server-sent events until the answer ends. `hear` gets each with the id to go on from. */
export async function readEvents(answer: Response, hear: (told: Told, id: string | undefined) => void): Promise<void> {
  const parser = createParser({
    onEvent: ({ event, data, id }) => {
      // The server tells what the contract says; its tests hold that.
      if (event) hear({ event, data: JSON.parse(data) } as Told, id)
    }
  })
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) parser.feed(part.value)
}
