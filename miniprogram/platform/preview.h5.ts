/** A plain full-screen viewer on the browser's own dialog: swipe sideways, tap or Escape to close. */
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
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
  photos[first]?.scrollIntoView()
}
