import type { Context } from 'koa'
import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { receiveUpload } from '../media/receive-upload'
import { serve } from '../serve'
import { settings } from '../settings'
import { mustRead, roleFor, staffActor } from './actor'
import { markPrinted } from './change-code'
import { exportCodes } from './export-codes'
import { importPlaces } from './import-places'
import { mintCodes } from './mint-codes'
import { presentBatch, presentBatches } from './present'
import { printBatch } from './print-batch'

/** Codes by the hundred: minting, printing, planning their places, and taking them out as a table. */
export function codeBatchesRoutes(router: Router) {
  serve(router, api.mintCodes, async ({ who, body }) => {
    await mintCodes(body, staffActor(who))
    return presentBatch(body.batch)
  })

  serve(router, api.codeBatches, async ({ who }) => {
    mustRead(who)
    return presentBatches()
  })

  serve(router, api.printSheet, async ({ ctx, who, params: { batch }, query: { template } }) => {
    roleFor('print', staffActor(who))
    const pdf = await printBatch({ batch, template, servedAt: servedAt(ctx) })
    ctx.type = 'application/pdf'
    ctx.attachment(`${batch}-${template}.pdf`)
    return pdf
  })

  serve(router, api.markPrinted, async ({ who, params: { batch } }) => {
    await presentBatch(batch)
    await markPrinted(batch, staffActor(who))
    return presentBatch(batch)
  })

  serve(router, api.importPlaces, async ({ ctx, who, params: { batch }, query: { datum } }) => {
    const actor = staffActor(who)
    roleFor('plan', actor)
    await presentBatch(batch)
    return importPlaces({ batch, datum, actor, table: await receiveUpload(ctx.req) })
  })

  serve(router, api.exportCodes, async ({ ctx, who, query }) => {
    mustRead(who)
    const host = settings().publicUrl ?? servedAt(ctx)
    ctx.type = 'text/csv; charset=utf-8'
    ctx.attachment('codes.csv')
    return exportCodes(query, code => `${host}/q/${code}`)
  })
}

const servedAt = ({ protocol, host }: Context) => `${protocol}://${host}`
