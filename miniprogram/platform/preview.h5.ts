/**
 * A plain full-screen viewer on the browser's own dialog: swipe sideways; tap, Escape or the browser's Back to close. It is
 * an entry of the history of its own, so that Back leads to the page it lies on.
 */
export function preview(addresses: string[], first: number) {
  const dialog = document.createElement('dialog')
  if (!('showModal' in dialog)) return void window.open(addresses[first])
  dialog.className = 'viewer'
  dialog.setAttribute('aria-label', '查看照片')
  const photos = addresses.map((address, i) => {
    const photo = document.createElement('img')
    photo.src = address
    photo.alt = `照片 ${i + 1}，共 ${addresses.length} 张`
    return photo
  })
  const row = document.createElement('div')
  row.className = 'viewer-row'
  row.tabIndex = 0
  row.append(...photos)
  const close = document.createElement('button')
  close.type = 'button'
  close.className = 'viewer-close'
  close.textContent = '关闭'
  dialog.append(row, close)
  close.addEventListener('click', () => dialog.close())
  row.addEventListener('click', () => dialog.close())
  const entry = { ...history.state, viewer: Date.now() }
  const back = () => dialog.close()
  dialog.addEventListener('close', () => {
    window.removeEventListener('popstate', back)
    dialog.remove()
    if (history.state?.viewer === entry.viewer) history.back()
  })
  document.body.append(dialog)
  dialog.showModal()
  history.pushState(entry, '', location.href)
  window.addEventListener('popstate', back)
  photos[first]?.scrollIntoView()
}
