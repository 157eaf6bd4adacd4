import { Notice } from '../../components/notice'
import { PhotoPicker } from '../../photos/photo-picker'
import type { usePendingPhotos } from './use-pending-photos'

interface Props {
  /** Of the button: there may be two on a page. */
  id?: string
  photos: ReturnType<typeof usePendingPhotos>
  most: number
}

/** As residents choose photos; what to do when the camera does not open is said in the staff's words. */
export function StaffPhotos({ id, photos, most }: Props) {
  return (
    <>
      <PhotoPicker {...photos} id={id} blocked={false} most={most} onPick={() => void photos.pick()} />
      {photos.blocked && <Notice kind="warning">没能打开相机或相册。请在手机设置里允许后再试。</Notice>}
    </>
  )
}
