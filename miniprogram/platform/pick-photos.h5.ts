import type { LocalPhoto } from './upload'

/**
 * Opens the browser's own chooser, which offers the camera on a phone and knows no limit: there may be more than wanted.
 * Each photo is made smaller when its turn comes.
 */
export async function pickPhotos(_most: number): Promise<LocalPhoto[]> {
  const files = await chooseFiles()
  return files.map(file => ({ preview: URL.createObjectURL(file), file }))
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
