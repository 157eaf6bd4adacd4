import { type ApiError, isPassing } from '../../contracts/api-error'
import type { UploadedMedia } from '../../contracts/media/views'
import { needsSession } from '../api/errors'
import type { LocalPhoto } from '../platform/upload'

/** A photo the server has. */
export interface SentPhoto {
  id: string
  thumbnail: string
  display: string
  /** Its name in the phone's store: until the report has it, the server may let go of it. */
  kept?: string
  /** When the server got it, by the phone's clock. */
  at?: number
}

export interface Photo {
  key: number
  preview: string
  state: 'waiting' | 'sending' | 'sent' | 'failed'
  percent: number
  /** Why it failed; `refused` when trying again cannot help. */
  problem?: string
  refused?: boolean
  /** What the server says of it, in full. */
  said?: string
  sent?: SentPhoto
  local?: LocalPhoto
}

type Upload = (photo: LocalPhoto, progress: (percent: number) => void) => Promise<UploadedMedia>

/**
 * Photos on their way to the server, one after another: on a weak network six at once all fail together. Knows nothing
 * of Taro, so that its promises can be tested.
 */
export class PhotoQueue {
  photos: readonly Photo[] = []
  private lastKey = 0
  private working: Promise<void> | undefined

  constructor(
    private readonly upload: Upload,
    private readonly explain: (thrown: unknown) => ApiError,
    private readonly onChange: () => void,
    private readonly onSent: (media: UploadedMedia) => void = () => {}
  ) {}

  get busy(): boolean {
    return this.working !== undefined
  }

  get sent(): SentPhoto[] {
    return this.photos.flatMap(({ sent, local }) => (sent ? { ...sent, ...(local?.kept && { kept: local.kept }) } : []))
  }

  /** Names in the phone's store of all photos that are in it. */
  get kept(): string[] {
    return this.photos.flatMap(({ local }) => local?.kept ?? [])
  }

  /** Photos that are still only on this phone, as far as they would outlive the page. */
  get unsent(): string[] {
    return this.photos.flatMap(photo => (photo.sent ? [] : (photo.local?.kept ?? [])))
  }

  get failed(): Photo[] {
    return this.photos.filter(photo => photo.state === 'failed')
  }

  add(locals: LocalPhoto[]) {
    const added = locals.map(local => ({
      key: ++this.lastKey,
      preview: local.preview,
      state: 'waiting' as const,
      percent: 0,
      local
    }))
    this.replace([...this.photos, ...added])
    this.work()
  }

  /** Takes over photos that an earlier visit has already sent; those still on the phone are shown from there. */
  restore(sent: readonly SentPhoto[], locals: readonly (LocalPhoto | undefined)[] = []) {
    this.replace(
      sent.map((photo, i) => ({
        key: ++this.lastKey,
        preview: locals[i]?.preview ?? photo.thumbnail,
        state: 'sent',
        percent: 100,
        sent: photo,
        local: locals[i]
      }))
    )
  }

  remove(key: number) {
    this.replace(this.photos.filter(photo => photo.key !== key))
  }

  retry(key: number) {
    this.change(key, { state: 'waiting', percent: 0, problem: undefined, said: undefined })
    this.work()
  }

  retryFailed() {
    for (const photo of this.failed) if (!photo.refused) this.retry(photo.key)
  }

  /** The server no longer takes these photos as ours: send again what is still on the phone. */
  sendAgain() {
    this.replace(
      this.photos.map(photo =>
        photo.local
          ? { ...photo, state: 'waiting', percent: 0, sent: undefined }
          : { ...photo, state: 'failed', refused: true, sent: undefined, problem: '这张照片已过期，请去掉后重新拍一张' }
      )
    )
    this.work()
  }

  /** Waits until nothing is on its way any more. */
  async idle() {
    while (this.working) await this.working
  }

  private work() {
    this.working ??= this.sendAll().finally(() => {
      this.working = undefined
      this.onChange()
    })
  }

  private async sendAll() {
    for (let next = this.next(); next; next = this.next()) await this.send(next)
  }

  private next(): Photo | undefined {
    return this.photos.find(photo => photo.state === 'waiting')
  }

  private async send({ key, local }: Photo) {
    if (!local) return this.change(key, { state: 'failed', refused: true })
    this.change(key, { state: 'sending' })
    try {
      const media = await this.upload(local, percent => this.change(key, { percent }))
      const { display, thumbnail } = media.urls
      this.change(key, { state: 'sent', percent: 100, sent: { id: media.id, display, thumbnail, at: Date.now() } })
      if (this.photos.some(photo => photo.key === key)) this.onSent(media)
    } catch (thrown) {
      const error = this.explain(thrown)
      const passing = isPassing(error.code) || needsSession(error)
      // What did not get through goes smaller the next time.
      if (error.code === 'offline') local.small = true
      const said = error.code === 'offline' || error.code === 'broken' ? undefined : error.message
      this.change(key, { state: 'failed', refused: !passing, problem: passing ? '没传上去' : error.message, said })
    }
  }

  private change(key: number, part: Partial<Photo>) {
    this.replace(this.photos.map(photo => (photo.key === key ? { ...photo, ...part } : photo)))
  }

  private replace(photos: readonly Photo[]) {
    this.photos = photos
    this.onChange()
  }
}
