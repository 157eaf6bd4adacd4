import { shrinkPhoto } from './shrink-photo'
import type { LocalPhoto } from './upload'

/** Opens the browser's own chooser, which offers the camera on a phone. Each photo is made smaller before it is sent. */
export async function pickPhotos(most: number): Promise<LocalPhoto[]> {
  const files = await chooseFiles()
  return Promise.all(
    files.slice(0, most).map(async file => {
      const small = await shrinkPhoto(file)
      return { preview: URL.createObjectURL(small), file: small }
    })
  )
}

function chooseFiles(): Promise<File[]> {
  return new Promise(resolve => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = 'image/*'
    input.multiple = true
    // Safari drops an input that is not in the page before the camera comes back.
    input.hidden = true
    document.body.append(input)
    const finish = () => {
      resolve([...(input.files ?? [])])
      input.remove()
    }
    input.addEventListener('change', finish)
    input.addEventListener('cancel', finish)
    input.click()
  })
}
