import { randomUUID } from 'node:crypto'
import { checkAnswer } from '../../server/test/check-answer'
import type { PhoneState } from './phone-state'

/** The address that is built into a development bundle; here it leads to the city of the test. */
const builtIn = 'http://127.0.0.1:3000'

type Options = Record<string, unknown> & {
  success?(result: unknown): void
  fail?(result: unknown): void
  complete?(result: unknown): void
}

/** The `wx` object: what WeChat offers a mini-program, as far as ours and Taro use it. Requests are real ones. */
export function wechat(phone: PhoneState) {
  const { pending, storage, network } = phone

  /** WeChat's manners: callbacks when given, a promise when not, plain objects with `errMsg` as errors. */
  const api =
    <R>(name: string, work: (options: Options) => R | Promise<R>) =>
    (options: Options = {}) => {
      const outcome = pending.during(async () => {
        try {
          return { result: { errMsg: `${name}:ok`, ...(await work(options)) } }
        } catch (thrown) {
          return { error: { errMsg: `${name}:fail ${thrown instanceof Error ? thrown.message : thrown}` } }
        }
      })
      const settled = outcome.then(({ result, error }) => {
        if (error) options.fail?.(error)
        else options.success?.(result)
        options.complete?.(error ?? result)
        return { result, error }
      })
      if (options.success ?? options.fail ?? options.complete) return undefined
      return settled.then(({ result, error }) => (error ? Promise.reject(error) : result))
    }

  const send = async (path: string, init: RequestInit & { headers: Record<string, string> }) => {
    const address = path.replace(builtIn, phone.api)
    const lost = network.next(new URL(address).pathname)
    const logged: { path: string; method?: string; headers: Record<string, string>; status: number } = {
      path: address.slice(phone.api.length),
      ...(init.method && { method: init.method }),
      headers: init.headers,
      status: 0
    }
    phone.requests.push(logged)
    if (lost === 'busy') {
      const error = { code: 'not_ready', message: '系统正在启动，请稍后再试' }
      return { statusCode: 503, header: { 'Retry-After': '1' }, data: JSON.stringify({ error }) }
    }
    if (lost === 'request') throw new Error('net::ERR_INTERNET_DISCONNECTED')
    const answer = await fetch(address, init)
    const text = await answer.text()
    logged.status = answer.status
    check(init.method ?? 'GET', new URL(address).pathname, { status: answer.status, body: json(text) })
    if (lost === 'answer') throw new Error('net::ERR_CONNECTION_RESET')
    return { statusCode: answer.status, header: Object.fromEntries(answer.headers), data: text }
  }

  const task = <T>(promise: T) => Object.assign(promise ?? {}, { abort() {}, onHeadersReceived() {} })

  const request = api('request', async ({ url, method, data, header }) => {
    const headers = { 'content-type': 'application/json', ...(header as Record<string, string>) }
    const body = method && method !== 'GET' ? JSON.stringify(data ?? {}) : undefined
    const answer = await send(String(url), { method: String(method ?? 'GET'), headers, ...(body && { body }) })
    return { ...answer, data: json(answer.data) }
  })

  const uploadFile = api('uploadFile', async ({ url, filePath, name, header }) => {
    const body = new FormData()
    body.append(String(name), new Blob([new Uint8Array(fileAt(filePath))]), 'photo.jpg')
    return send(String(url), { method: 'POST', headers: header as Record<string, string>, body })
  })

  const downloadFile = api('downloadFile', async ({ url }) => {
    const address = String(url).replace(builtIn, phone.api)
    if (network.next(new URL(address).pathname)) throw new Error('net::ERR_INTERNET_DISCONNECTED')
    const answer = await fetch(address)
    const tempFilePath = `wxfile://tmp_${randomUUID()}.jpg`
    phone.files.set(tempFilePath, Buffer.from(await answer.arrayBuffer()))
    return { statusCode: answer.status, tempFilePath }
  })

  const fileAt = (path: unknown) => {
    const bytes = phone.files.get(String(path))
    if (!bytes) throw new Error(`no such file or directory ${path}`)
    return bytes
  }

  const go = (how: 'push' | 'replace' | 'restart') =>
    api(how, ({ url }) => {
      phone.open(String(url), how)
      return {}
    })

  return {
    request: (options: Options) => task(request(options)),
    uploadFile: (options: Options) => {
      const listeners: ((event: { progress: number }) => void)[] = []
      const sending = task(uploadFile(options))
      return Object.assign(sending, {
        onProgressUpdate(listener: (event: { progress: number }) => void) {
          listeners.push(listener)
          pending.timer(() => listener({ progress: 50 }))
        }
      })
    },
    login: api('login', () => ({ code: phone.loginCode })),
    navigateTo: go('push'),
    redirectTo: go('replace'),
    reLaunch: go('restart'),
    navigateBack: api('navigateBack', () => {
      phone.back()
      return {}
    }),
    chooseMedia: api('chooseMedia', ({ count }) => {
      if (phone.albumClosed) throw new Error('privacy permission is not authorized')
      const chosen = phone.album.splice(0, Number(count ?? 9))
      if (chosen.length === 0) throw new Error('cancel')
      const tempFiles = chosen.map(bytes => {
        const tempFilePath = `wxfile://tmp_${randomUUID()}.jpg`
        phone.files.set(tempFilePath, bytes)
        return { tempFilePath, size: bytes.length, fileType: 'image' }
      })
      return { tempFiles, type: 'image' }
    }),
    scanCode: api('scanCode', () => {
      const result = phone.scans.shift()
      if (!result) throw new Error('cancel')
      return { result, scanType: 'QR_CODE' }
    }),
    requestSubscribeMessage: api('requestSubscribeMessage', ({ tmplIds }) =>
      Object.fromEntries((tmplIds as string[]).map(id => [id, phone.consent]))
    ),
    onNetworkStatusChange(listener: (event: { isConnected: boolean }) => void) {
      phone.networkListeners.add(listener)
    },
    offNetworkStatusChange(listener: (event: { isConnected: boolean }) => void) {
      phone.networkListeners.delete(listener)
    },
    getLocation: api('getLocation', () => {
      if (!phone.position) throw new Error('auth deny')
      return { ...phone.position, accuracy: 15 }
    }),
    openLocation: api('openLocation', place => {
      phone.navigatedTo = place
      return {}
    }),
    downloadFile: (options: Options) => task(downloadFile(options)),
    previewImage: api('previewImage', ({ urls }) => {
      phone.previewed = urls as string[]
      return {}
    }),
    makePhoneCall: api('makePhoneCall', ({ phoneNumber }) => {
      phone.dialled = String(phoneNumber)
      return {}
    }),
    setClipboardData: api('setClipboardData', ({ data }) => {
      phone.clipboard = String(data)
      return {}
    }),
    getStorageSync: (key: string) => (storage.has(key) ? JSON.parse(storage.get(key) ?? '') : ''),
    setStorageSync: (key: string, value: unknown) => void storage.set(key, JSON.stringify(value)),
    getStorageInfoSync: () => ({ keys: [...storage.keys()] }),
    removeStorageSync: (key: string) => void storage.delete(key),
    env: { USER_DATA_PATH: 'wxfile://usr' },
    getFileSystemManager: () => ({
      copyFile: api('copyFile', ({ srcPath, destPath }) => {
        phone.files.set(String(destPath), fileAt(srcPath))
        return {}
      }),
      access: api('access', ({ path }) => {
        fileAt(path)
        return {}
      }),
      unlink: api('unlink', ({ filePath }) => {
        phone.files.delete(String(filePath))
        return {}
      })
    }),
    getEnterOptionsSync: () => phone.entered,
    getLaunchOptionsSync: () => phone.entered,
    getSystemInfoSync: () => ({
      windowWidth: 390,
      windowHeight: 844,
      pixelRatio: 2,
      platform: 'ios',
      SDKVersion: '3.5.0'
    }),
    getWindowInfo: () => ({ windowWidth: 390, windowHeight: 844, pixelRatio: 2 }),
    getAppBaseInfo: () => ({ SDKVersion: '3.5.0', language: 'zh_CN' }),
    getDeviceInfo: () => ({ platform: 'ios' }),
    canIUse: () => true,
    nextTick: (work: () => void) => pending.timer(work)
  }
}

/** Thrown past the app, which would take it for a lost connection. */
function check(...answer: Parameters<typeof checkAnswer>) {
  try {
    checkAnswer(...answer)
  } catch (error) {
    setImmediate(() => {
      throw error
    })
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
