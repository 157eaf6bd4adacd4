import { parentPort } from 'node:worker_threads'

parentPort?.postMessage({ failed: 'the embedded database is being built; set MONGODB_URL', busy: false })
