import { randomBytes } from 'node:crypto'
import mongoose from 'mongoose'
import type { Role } from '../../contracts/staff/roles'
import '../../server/routes'
import { PlaceCodeModel } from '../../server/codes/model'
import { prepareIndexes } from '../../server/db/indexes'
import { hashPassword } from '../../server/staff/hash-password'
import { AccountModel } from '../../server/staff/model'
import { manyMadeUpCases } from '../../server/test/made-up/cases'
import { aMadeUpCity } from '../../server/test/made-up/city'

/** A city in a database, and what people need to know of it. */
export interface City {
  database: string
  codes: string[]
  /** Where the department's people work that all new cases go to. */
  department: string
  password: string
  /** How long it took to make it up. */
  seconds: number
}

export const posts = ['operator', 'lead', 'dispatcher', 'clerk', 'handler', 'collector', 'supervisor'] as const
export type Post = (typeof posts)[number] & Role

/** Fills a database of its own with so many cases of two years, straight and not through the server. */
export async function cityWith(cases: number, url: string, database: string): Promise<City> {
  const started = Date.now()
  await mongoose.connect(url, {
    dbName: database,
    autoIndex: false,
    autoCreate: false,
    writeConcern: { w: 'majority' }
  })
  try {
    await mongoose.connection.dropDatabase()
    await prepareIndexes()
    const city = await aMadeUpCity(7)
    const department = city.departments[0]?.id ?? ''
    const password = randomBytes(12).toString('hex')
    const passwordHash = await hashPassword(password)
    const dutyGrids = [...new Set(city.cells.map(({ dutyGrid }) => dutyGrid))]
    await AccountModel.insertMany(
      posts.map(post => ({
        username: `bench-${post}`,
        name: post,
        roles: [post],
        ...(['clerk', 'handler'].includes(post) && { department }),
        ...(post === 'collector' && { dutyGrids }),
        passwordHash,
        createdAt: new Date()
      }))
    )
    await manyMadeUpCases(city, { cases, seed: 11, now: new Date() })
    const posted = await PlaceCodeModel.find({ state: 'posted' }, { _id: 1 }).lean()
    const codes = posted.map(({ _id }) => String(_id))
    return { database, codes, department, password, seconds: (Date.now() - started) / 1000 }
  } finally {
    await mongoose.disconnect()
  }
}
