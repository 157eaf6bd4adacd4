import type { Context } from 'koa'
import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { record } from '../audit/record'
import { oneLine } from '../http/one-line'
import { Refusal } from '../http/refusal'
import { admitUpload } from '../media/admit-upload'
import { serve } from '../serve'
import { settings } from '../settings'
import { staffActor } from './actor'
import { markPrinted } from './change-code'
import { exportCodes } from './export-codes'
import { importPlaces } from './import-places'
import { mintCodes } from './mint-codes'
import { presentBatch, presentBatches } from './present'
import { printBatch } from './print-batch'

/** Rows for whole batches: mint, print, plan places, export as a table. */
export function codeBatchesRoutes(router: Router) {
  serve(router, api.mintCodes, async ({ who, body }) => {
    const changes = [{ what: '数量', after: String(body.count) }]
    await record({ action: 'codesMinted', by: who, subject: body.batch, changes })
    await mintCodes(body, staffActor(who))
    return presentBatch(body.batch)
  })

  serve(router, api.codeBatches, () => presentBatches())

  serve(router, api.printSheet, async ({ ctx, who, params: { batch }, query: { template } }) => {
    const pdf = await printBatch({ batch, template, servedAt: servedAt(ctx) })
    await record({ action: 'sheetDrawn', by: who, subject: batch })
    ctx.type = 'application/pdf'
    ctx.attachment(`${oneLine(batch)}-${template}.pdf`)
    return pdf
  })

  serve(router, api.markPrinted, async ({ who, params: { batch } }) => {
    await presentBatch(batch)
    await markPrinted(batch, staffActor(who))
    return presentBatch(batch)
  })

  serve(router, api.importPlaces, async ({ ctx, who, params: { batch }, query: { datum } }) => {
    const actor = staffActor(who)
    await presentBatch(batch)
    await record({ action: 'placesImported', by: who, subject: batch })
    return admitUpload(ctx, who.id, table => importPlaces({ batch, datum, actor, table })).catch(async error => {
      if (error instanceof Refusal)
        await record({ action: 'placesNotImported', by: who, subject: batch, reason: error.message })
      throw error
    })
  })

  serve(router, api.exportCodes, async ({ ctx, who, query }) => {
    await record({ action: 'codesExported', by: who, ...(query.batch && { subject: query.batch }) })
    const host = settings().publicUrl ?? servedAt(ctx)
    ctx.type = 'text/csv; charset=utf-8'
    ctx.attachment('codes.csv')
    return exportCodes(query, code => `${host}/q/${code}`)
  })
}

const servedAt = ({ protocol, host }: Context) => `${protocol}://${host}`
