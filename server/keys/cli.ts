import { beginChange, endChange, keeperOf } from '../../config/change-contact-secret'
import { fresh } from '../../config/secrets'
import { readSettings } from '../../config/server'
import { record } from '../audit/record'
import { connectDatabase } from '../db/connect'
import { setSettings } from '../settings'
import { sealAnew } from './seal-anew'

/**
 * `npm run keys:rotate`: the first time it makes the next CONTACT_SECRET, or says where to write it; the second time, when
 * the server runs on the new one, it seals what is left under the former one and has that forgotten.
 */
async function rotate() {
  const settings = readSettings()
  setSettings(settings)
  const { dataDir, mongodbUrl, secrets } = settings
  const keeper = keeperOf()
  if (!secrets.otherContact) return console.log(keeper === 'file' ? begunInFile(dataDir) : toBegin())
  const database = await connectDatabase({ dataDir, ...(mongodbUrl && { url: mongodbUrl }) })
  const { done, left } = await sealAnew()
    .then(async sealed => {
      if (sealed.left === 0) await record({ action: 'secretChanged', by: { username: '', name: '命令行' } })
      return sealed
    })
    .finally(() => database.close())
  const told = done > 0 ? `这次换了 ${done} 处。` : ''
  if (left > 0) {
    throw new Error(
      `${told}还有 ${left} 处用现有的密钥打不开，没有动：请找回当时的密钥，写进 CONTACT_SECRET_OTHER 再运行一次。`
    )
  }
  if (keeper === 'file') endChange(dataDir)
  const last =
    keeper === 'file'
      ? '旧密钥已从 secrets.json 去掉，现在可以启动服务'
      : '请把 CONTACT_SECRET_OTHER 从环境变量里去掉，再重启服务'
  console.log(`${told}全部都在新密钥下了，${last}。两步验证的备用码从此作废，请用它的同事重新生成一套。`)
}

function begunInFile(dataDir: string): string {
  beginChange(dataDir)
  return '新密钥写进了 secrets.json，旧的暂时留着。请重启服务，它一边工作一边换；停下服务再运行一次这个命令，旧密钥就去掉了。'
}

const toBegin = () =>
  [
    '请分三步换，每一步都重启所有进程：',
    `1. 加上 CONTACT_SECRET_OTHER=${fresh()}`,
    '2. 把 CONTACT_SECRET 和 CONTACT_SECRET_OTHER 的值对调，服务一边工作一边换',
    '3. 再运行一次这个命令，按它说的去掉 CONTACT_SECRET_OTHER'
  ].join('\n')

try {
  await rotate()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
