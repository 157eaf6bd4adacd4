import { buildClients } from './build-all'
import { buildServer } from './build-server'

/** `npm run build`: builds everything that is delivered and prints the sizes. */
await buildClients(['weapp', 'h5', 'console'], true)
await buildServer()
