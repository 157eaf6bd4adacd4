import { buildClients } from './build-all'
import { buildServer } from './build-server'

/** `npm run build`: everything that is delivered, with its sizes. */
await buildClients(['weapp', 'h5', 'console'], true)
await buildServer()
