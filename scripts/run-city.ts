import { networkInterfaces } from 'node:os'
import qrcode from 'qrcode'
import type { Settings } from '../config/server'
import { writePlaceCode } from '../contracts/codes/place-code'
import { roles } from '../contracts/staff/roles'
import { PlaceCodeReader } from '../server/codes/readers'
import { people } from '../server/demo/inventory'
import { type Demo, seedDemo } from '../server/demo/seed-demo'
import { portIsFree, startServer } from '../server/start-server'
import { buildClients } from './build-all'

/** Builds what is missing, starts everything, and prints the addresses. */
export async function runCity(settings: Settings): Promise<void> {
  await portIsFree(settings)
  await buildClients(['h5', 'console'])
  let demo: Demo | undefined
  const { port, database } = await startServer(
    { ...settings, logLevel: settings.logLevel === 'info' ? 'warn' : settings.logLevel },
    async () => {
      demo = await seedDemo(settings)
    }
  )
  const base = settings.publicUrl ?? `http://${addressInNetwork() ?? 'localhost'}:${port}`
  await introduce(base, port, database, demo)
}

/** Returns an address that a phone in the same network can reach. */
function addressInNetwork(): string | undefined {
  const all = Object.values(networkInterfaces()).flatMap(list => list ?? [])
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address
}

async function introduce(base: string, port: number, database: string, demo: Demo | undefined) {
  console.log(`\n码上办已经启动（数据库：${database === 'embedded' ? '内置，数据在 DATA_DIR' : 'MongoDB'}）\n`)
  if (demo) await showCodes(base)
  console.log(`工作台      http://localhost:${port}/console/`)
  console.log(`市民端      http://localhost:${port}/m/`)
  console.log(`手机办案    http://localhost:${port}/m/staff/pages/home/index\n`)
  if (demo) showAccounts(demo)
  console.log('按 Ctrl-C 结束，数据会保留。')
}

async function showCodes(base: string) {
  const codes = await PlaceCodeReader.find({ state: 'posted' }).sort({ component: 1 }).limit(3).lean()
  console.log('用手机扫一扫（手机和电脑在同一网络），或在浏览器打开：\n')
  for (const { _id, name } of codes) {
    const link = `${base}/q/${_id}`
    console.log(await qrcode.toString(link, { type: 'terminal', small: true, errorCorrectionLevel: 'L' }))
    console.log(`  ${name}（${writePlaceCode(_id)}）\n  ${link}\n`)
  }
}

function showAccounts({ password }: Demo) {
  console.log(`工作台账号（密码都是 ${password}）：`)
  for (const { username, name, roles: held } of people) {
    console.log(`  ${username.padEnd(14)} ${held.map(role => roles[role]).join('、')}（${name}）`)
  }
  console.log('')
}
