import type { Settings } from '../config/server'
import { freshStates } from '../contracts/codes/lifecycle'
import { commandLine } from '../server/codes/actor'
import { markPrinted } from '../server/codes/change-code'
import { exportCodes } from '../server/codes/export-codes'
import { findKnown } from '../server/codes/find-code'
import { importPlaces } from '../server/codes/import-places'
import { mintCodes } from '../server/codes/mint-codes'
import { PlaceCodeModel } from '../server/codes/model'
import { presentBatch } from '../server/codes/present'
import { printBatch } from '../server/codes/print-batch'
import { connectDatabase } from '../server/db/connect'
import { prepareIndexes } from '../server/db/indexes'
import { setSettings } from '../server/settings'
import type { Office } from './office'

interface Choices {
  /** Printed in front of /q/ instead of PUBLIC_URL. */
  host?: string | undefined
  font?: string | undefined
}

/** Works on the database itself, with the functions that serve the API. */
export async function localOffice(settings: Settings, { host, font }: Choices): Promise<Office> {
  setSettings(settings)
  const { dataDir, mongodbUrl } = settings
  const database = await connectDatabase({ dataDir, ...(mongodbUrl && { url: mongodbUrl }) })
  await prepareIndexes()
  return {
    async mint(batch, count) {
      await mintCodes({ batch, count }, commandLine)
      return presentBatch(batch)
    },
    sheet: (batch, template) => printBatch({ batch, template, host, font }),
    async markPrinted(batch) {
      await markPrinted(batch, commandLine)
      return presentBatch(batch)
    },
    async importPlaces(batch, table, datum) {
      await presentBatch(batch)
      return (await importPlaces({ batch, table, datum, actor: commandLine })).planned
    },
    exportCodes: async batch => exportCodes({ batch }, code => `${host ?? settings.publicUrl ?? ''}/q/${code}`),
    lookUp: findKnown,
    async freshCodes(batch) {
      const fresh = await PlaceCodeModel.find({ batch, state: { $in: freshStates } }, { _id: 1 }).lean()
      return fresh.map(({ _id }) => _id)
    },
    close: () => database.close()
  }
}
