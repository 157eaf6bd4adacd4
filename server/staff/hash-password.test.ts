import assert from 'node:assert/strict'
import { randomBytes, scryptSync } from 'node:crypto'
import { after, before, describe, it } from 'mocha'
import { testApi } from '../test/api'
import { aStaff } from '../test/factories'
import { checkedAgainst, hashPassword, passwordMatches, setHashCost } from './hash-password'
import { AccountModel } from './model'

const owasp = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const cheap = { memoryCost: 8, timeCost: 1, parallelism: 1 }

/** As accounts had it before argon2id. */
function anOldHash(password: string) {
  const salt = randomBytes(16)
  return `${salt.toString('hex')}:${scryptSync(password, salt, 32).toString('hex')}`
}

const broken = [
  '',
  'nonsense',
  ':',
  'abcd:1234',
  `${'0'.repeat(32)}:`,
  '$argon2id$',
  '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$',
  '$argon2id$v=19$m=4294967295,t=4294967295,p=1$PUMo0ey5Him+MI78BU+PJA$ngYjPpBPX/JczMlj/RWl0IW4J7pg3Dh6jDC4sywyaGg',
  '$2b$10$abcdefghijklmnopqrstuv'
]

describe('The hash of a password', () => {
  const api = testApi()
  const signIn = (username: string, password: string) =>
    api.post('/api/staff/session', { body: { username, password } })
  async function storedAs(passwordHash: string) {
    const { id, username, password } = await aStaff({ roles: ['operator'] })
    await AccountModel.collection.updateOne({ username }, { $set: { passwordHash } })
    return { id, username, password }
  }
  const storedOf = async (id: string) => (await AccountModel.findById(id).orFail().lean()).passwordHash

  describe('as a city makes it', () => {
    before(() => setHashCost(owasp))
    after(() => setHashCost(cheap))

    it('is argon2id at the cost that OWASP asks for, and differs each time', async () => {
      const [one, other] = await Promise.all([hashPassword('一把旧雨伞'), hashPassword('一把旧雨伞')])
      assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
      assert.notEqual(one, other)
      assert.deepEqual(await Promise.all([passwordMatches('一把旧雨伞', one), passwordMatches('一把新雨伞', one)]), [
        true,
        false
      ])
    })
  })

  it('from before opens once more, and is one of today’s after the next sign-in', async () => {
    const { id, username, password } = await storedAs(anOldHash('a long enough password'))
    assert.equal((await signIn(username, 'another password')).status, 401)
    assert.match(await storedOf(id), /^[0-9a-f]+:/)
    assert.equal((await signIn(username, password)).status, 201)
    assert.match(await storedOf(id), /^\$argon2id\$/)
    assert.equal((await signIn(username, password)).status, 201)
    assert.equal((await signIn(username, 'another password')).status, 401)
  })

  it('from before opens for everybody who signs in with it at the same moment', async () => {
    const { username, password } = await storedAs(anOldHash('a long enough password'))
    const answers = await Promise.all(Array.from({ length: 5 }, () => signIn(username, password)))
    assert.deepEqual(
      answers.map(({ status }) => status),
      [201, 201, 201, 201, 201]
    )
  })

  it('from before is known as the present one and as an earlier one when it is changed', async () => {
    const { id, username, password } = await storedAs(anOldHash('a long enough password'))
    await AccountModel.updateOne({ _id: id }, { $set: { earlierPasswords: [anOldHash('copper lantern'), 'broken'] } })
    const { token } = (await signIn(username, password)).body
    const change = (wanted: string) =>
      api.post('/api/staff/session/password', { token, body: { current: password, password: wanted } })
    assert.ok((await change('copper lantern')).body.error.fields.password)
    assert.equal((await change('velvet harbour')).status, 200)
  })

  it('is made anew where it costs less than today’s', async () => {
    const { id, username, password } = await storedAs(await hashPassword('a long enough password'))
    setHashCost({ ...cheap, timeCost: 2 })
    try {
      assert.equal((await signIn(username, password)).status, 201)
      assert.match(await storedOf(id), /,t=2,/)
    } finally {
      setHashCost(cheap)
    }
  })

  it('that is broken refuses whoever signs in with a sentence, like a wrong password', async () => {
    const unknown = await signIn('nobody', 'a long enough password')
    for (const stored of broken) {
      const { username, password } = await storedAs(stored)
      const { status, body } = await signIn(username, password)
      assert.deepEqual([status, body], [401, unknown.body], stored)
    }
  })

  it('takes the same work for a name that there is, one that there is not, and a broken one', async () => {
    const kinds = async (stored: string | undefined, oldOnesLeft: boolean) =>
      (await checkedAgainst(stored, oldOnesLeft)).map(hash => hash.replace(/^(\$.*?,p=\d\$|[0-9a-f]+:).*/, '$1').length)
    const today = await hashPassword('a long enough password')
    const old = anOldHash('a long enough password')
    for (const stored of [undefined, ...broken]) {
      assert.deepEqual(await kinds(stored, false), await kinds(today, false), stored)
      assert.deepEqual(await kinds(stored, true), await kinds(old, true), stored)
    }
    assert.deepEqual(await kinds(today, true), await kinds(old, true))
  })
})
