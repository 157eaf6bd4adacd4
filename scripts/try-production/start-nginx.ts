import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { freePort } from '../free-port'
import { run } from '../run'

const host = 'city.example.cn'

/** Starts nginx with the files of deploy/nginx; of them only ports and places of files are changed. */
export async function startNginx(folder: string, ports: readonly number[]) {
  mkdirSync(folder)
  // Its workers are of another user.
  chmodSync(folder, 0o755)
  const [plain, secure] = [await freePort(), await freePort()]
  const [crt, key] = [join(folder, 'city.crt'), join(folder, 'city.key')]
  const subject = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`]
  const certificate = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject]
  await run('openssl', [...certificate, '-keyout', key, '-out', crt], { quiet: true })

  const site = changed('deploy/nginx/mashangban.conf', [
    ['listen 80;', `listen 127.0.0.1:${plain};`],
    ['listen [::]:80;', ''],
    ['listen 443 ssl http2;', `listen 127.0.0.1:${secure} ssl http2;`],
    ['listen [::]:443 ssl http2;', ''],
    ['/etc/nginx/city.crt', crt],
    ['/etc/nginx/city.key', key],
    ['/var/log/nginx/mashangban.log', join(folder, 'access.log')],
    ['/srv/mashangban-check', folder]
  ])
  const upstream = changed(
    'deploy/nginx/upstream.conf',
    ports.map((port, index) => [`127.0.0.1:${3001 + index}`, `127.0.0.1:${port}`])
  )
  writeFileSync(join(folder, 'site.conf'), site)
  writeFileSync(join(folder, 'upstream.conf'), upstream)
  writeFileSync(join(folder, 'WeChat1.txt'), 'checked')
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; pid ${folder}/pid; error_log ${folder}/error.log warn; worker_processes 2;
events { worker_connections 1024; }
http { client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; include ${folder}/upstream.conf; include ${folder}/site.conf; }
`
  )
  const place = ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')]
  await run('nginx', [...place, '-t'], { quiet: true })
  const nginx = spawn('nginx', place, { stdio: 'inherit' })
  process.once('exit', () => nginx.kill())
  while (nginx.exitCode === null && !(await listens(plain))) await new Promise(done => setTimeout(done, 50))
  return {
    host,
    plain,
    secure,
    certificate: readFileSync(crt),
    async stop() {
      nginx.kill('SIGQUIT')
      await once(nginx, 'exit')
    }
  }
}

export type Nginx = Awaited<ReturnType<typeof startNginx>>

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  const answer = await Promise.race([once(socket, 'connect'), once(socket, 'close')]).catch(() => undefined)
  socket.destroy()
  return answer?.length === 0
}

/** The file with these words in place of those. Each must be there: what is tried is the file that is delivered. */
function changed(file: string, changes: readonly (readonly [string, string])[]): string {
  return changes.reduce(
    (text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`${file} has no “${from}” any more`)
      return text.replaceAll(from, to)
    },
    readFileSync(file, 'utf8')
  )
}
