import type Router from 'koa-router'
import { api } from '../../contracts/api'
import type { UploadedMedia } from '../../contracts/media/views'
import { isPosition } from '../../contracts/position'
import { standingOf } from '../grids/locate'
import { Refusal } from '../http/refusal'
import { spend } from '../limits/rate-limit'
import { serve } from '../serve'
import { admitUpload } from './admit-upload'
import { openedPhoto } from './opened-photo'
import { urlIsGood } from './signed-address'
import { storage } from './storage'
import { storePhoto } from './store-photo'
import { markOf, refuseHoarding } from './unclaimed'

export function mediaRoutes(router: Router) {
  serve(router, api.uploadMedia, async ({ ctx, who }) => {
    const sender = { owner: `resident:${who.id}`, from: markOf(ctx.ip) }
    await refuseHoarding(sender)
    return admitUpload(ctx, who.id, async upload => withGoodHint(await storePhoto(sender.owner, upload, sender.from)))
  })

  serve(router, api.uploadStaffMedia, async ({ ctx, who }) => {
    await spend('uploading', { session: who.id })
    return admitUpload(ctx, who.id, async upload => withGoodHint(await storePhoto(`staff:${who.id}`, upload)))
  })
}

/** Leaves out where a photo says it was taken when that is no position, or far from the city. */
async function withGoodHint({ placeHint, ...media }: UploadedMedia): Promise<UploadedMedia> {
  if (!placeHint || !isPosition(placeHint.point)) return media
  const { standing } = await standingOf(placeHint.point)
  return standing === 'far' ? media : { ...media, placeHint }
}

/** Serves photos to everybody who has a signed address, because an <img> cannot sign in. */
export function photoRoutes(router: Router) {
  router.get('/media/:id/:rendition', async ctx => {
    const { id = '', rendition = '' } = ctx.params
    const good = urlIsGood(id, rendition, String(ctx.query.e), String(ctx.query.s))
    const opened = good ? await openedPhoto(id, rendition) : undefined
    if (!opened) throw new Refusal('not_found', '照片地址已过期，请刷新页面')
    // A browser asks each time whether it may still show what it keeps: the photo may have been redacted since.
    ctx.set('Cache-Control', opened.unredacted ? 'private, no-store' : 'private, no-cache')
    if (!opened.unredacted) ctx.etag = opened.mark
    ctx.status = 200
    if (!opened.unredacted && ctx.fresh) {
      ctx.status = 304
      return
    }
    const stream = await storage().get(opened.key)
    if (!stream) throw new Refusal('not_found', '没有这张照片')
    ctx.type = 'image/jpeg'
    // The mini-program loads photos from another origin. The signature protects them.
    ctx.set('Cross-Origin-Resource-Policy', 'cross-origin')
    ctx.body = stream
  })
}
