/**
 * Who may import whom. `tsc` and Biome see one file at a time or one level of a path; these rules follow every import,
 * those of types alone too.
 */

/**
 * The server's rooms from the lowest to the highest: each may import those before it and none of those after. The
 * files `*routes.ts` of a room stand on top of all rooms: `serve.ts` asks who calls, and they call `serve`.
 */
const rooms = [
  'log-error.ts',
  'log.ts',
  'end-on-failure.ts',
  'settings.ts',
  'vault.ts',
  'threads',
  'http',
  'live',
  'db',
  'limits',
  'tables',
  'geofiles',
  'audit',
  'basedata',
  'media',
  'health',
  'versioned',
  'wechat',
  'residents',
  'staff',
  'catalogue',
  'grids',
  'rules',
  'search',
  'cases',
  'codes',
  'desk',
  'reports',
  'messages',
  'redaction',
  'erasure',
  'owndata',
  'retention',
  'statistics',
  'placed-things.ts',
  'base-kinds.ts',
  'serve.ts',
  'routes.ts',
  'app.ts',
  'jobs',
  'demo',
  'setup',
  'keys',
  'backup',
  'start-server.ts',
  'index.ts'
]

const tests = ['\\.test\\.tsx?$', '^server/test/']
const demo = '^server/(demo|setup)/'
const routes = '^server/[a-z]+/[a-z-]*routes\\.ts$'
const models = '^server/[a-z]+/[a-z-]*model\\.ts$'
const inRooms = names => `^server/(${names.map(name => name.replace('.', '\\.')).join('|')})(/|$)`

const roomsInOrder = rooms.slice(0, -1).map((room, index) => ({
  name: `server-${room.replace('.ts', '')}-imports-none-above`,
  comment: `The rooms of the server stand on each other in one order. ${room} is below what it imports here.`,
  severity: 'error',
  from: { path: inRooms([room]), pathNot: [...tests, routes] },
  to: { path: inRooms(rooms.slice(index + 1)), pathNot: routes }
}))

/** A file of the server whose values these files import and no others. Types are free. */
const onlyThese = ({ files, import: file, comment }) => ({
  name: `only-some-import-${file.replace('../', '').replace('/', '-')}`,
  comment,
  severity: 'error',
  from: { path: '^(server|scripts|qrcodes)/', pathNot: [...tests, demo, `^server/(${files.join('|')})\\.ts$`] },
  to: { path: `^${file.startsWith('../') ? file.slice(3) : `server/${file}`}\\.ts$`, dependencyTypesNot: ['type-only'] }
})

/** A folder at the root and the other folders at the root that it may import. */
const importsOnly = (folder, others, comment, exempt = []) => ({
  name: `${folder}-imports-only-what-it-may`,
  comment,
  severity: 'error',
  from: { path: `^${folder}/`, pathNot: exempt },
  to: { dependencyTypes: ['local'], pathNot: [folder, ...others].map(name => `^${name}/`) }
})

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two files that import each other are one file in two. Put what both need into a third below them.',
      severity: 'error',
      from: {},
      to: { circular: true }
    },
    ...roomsInOrder,
    {
      name: 'every-server-room-has-its-place',
      comment: 'A new room gets its place in the list `rooms` of .dependency-cruiser.cjs.',
      severity: 'error',
      from: { path: '^server/', pathNot: tests },
      to: { path: '^server/', pathNot: [inRooms(rooms), ...tests] }
    },
    {
      name: 'an-area-writes-only-its-own-collections',
      comment:
        'Other areas read by `readers.ts`, whose models have no writing methods, or call a function of the area.',
      severity: 'error',
      from: { path: '^(?:server/([a-z]+)|qrcodes)/', pathNot: [...tests, demo] },
      to: { path: models, pathNot: '^server/$1/', dependencyTypesNot: ['type-only'] }
    },
    onlyThese({
      files: [
        'cases/steps/move-case',
        'cases/open-case',
        'cases/add-to-case',
        'cases/counted',
        'cases/upgrade-[a-z]+',
        'cases/erase-from-case',
        'cases/replace-words',
        'cases/readers'
      ],
      import: 'cases/model',
      comment:
        'Only the mover changes the state of a case and only `open-case.ts` gives the first. What comes beside the steps is written by `add-to-case.ts`, whose type leaves out state and version. Everybody else reads by `readers.ts`.'
    }),
    onlyThese({
      files: [
        'codes/change-code',
        'codes/mint-codes',
        'codes/count-scan',
        'codes/upgrade-codes',
        'codes/placed-codes',
        'codes/readers'
      ],
      import: 'codes/model',
      comment:
        'Only `change-code.ts` changes a place code, `mint-codes.ts` makes one, a scan moves its last day, an upgrade adds what it is searched by, and `placed-codes.ts` follows the unit grid cells when those change.'
    }),
    onlyThese({
      files: ['http/errors', 'http/refusal', 'http/openapi'],
      import: '../contracts/errors',
      comment: 'Others throw a refusal by its code; `http/errors.ts` alone writes an error body.'
    }),
    {
      name: 'only-routes-import-routes',
      comment: 'The rows of a room are on top of it: nothing but server/routes.ts imports them.',
      severity: 'error',
      from: { path: '^server/', pathNot: [...tests, '^server/routes\\.ts$'] },
      to: { path: routes }
    },
    {
      name: 'contracts-imports-nothing-but-valibot',
      comment: 'contracts/ ships to every client.',
      severity: 'error',
      from: { path: '^contracts/', pathNot: tests },
      to: { pathNot: ['^contracts/', '^node_modules/valibot/'] }
    },
    importsOnly('miniprogram', ['contracts'], 'Clients know the server by contracts/ alone.'),
    importsOnly('console', ['contracts'], 'Clients know the server by contracts/ alone.'),
    importsOnly('embedded-database', [], 'It imports nothing of the project: what it needs is passed in.'),
    importsOnly(
      'server',
      ['contracts', 'config', 'embedded-database'],
      'It knows no client and no command line.',
      tests
    ),
    importsOnly('qrcodes', ['contracts', 'config', 'server'], 'A command line over the server, one way.', tests),
    {
      name: 'no-test-code-in-the-product',
      comment: 'Tests and their factories are not delivered.',
      severity: 'error',
      from: {
        path: '^(server|contracts|console|miniprogram|qrcodes|embedded-database|config)/',
        pathNot: [...tests, '^embedded-database/contract/']
      },
      to: { path: [...tests, '^e2e/'] }
    }
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json'] },
    progress: { type: 'none' }
  }
}
