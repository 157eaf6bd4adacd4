import { addressOf } from '../api/request'

/** As in save-file.ts: a browser saves it by itself. */
export async function saveFile(path: string): Promise<string> {
  window.location.assign(addressOf(path))
  return '已经开始下载，可以在手机的“下载”里找到。'
}
