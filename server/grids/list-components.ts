import type { QueryFilter } from 'mongoose'
import { type ComponentRecord, type ComponentsAsked, componentsOfPage } from '../../contracts/grids/components'
import { normalised } from '../../contracts/spelling/normalised'
import { componentTypes } from '../catalogue/component-types'
import { allDepartments } from '../staff/kept-staff'
import { componentFactsOf } from './component-kind'
import { cellNames } from './locate'
import { type ComponentDocument, ComponentModel } from './model'

/** A page of components by id: of a kind, a cell, a state, or whose id begins so. */
export async function pageOfComponents({ q, state, after }: ComponentsAsked) {
  const parts = await asked(normalised(q ?? ''))
  if (!parts) return { items: [] }
  const found = await ComponentModel.find({
    $and: [
      ...parts,
      ...(state ? [{ state }] : []),
      ...(after ? [{ _id: { $gt: after } }] : []),
      { active: { $ne: false } }
    ]
  })
    .sort({ _id: 1 })
    .limit(componentsOfPage + 1)
    .lean()
  const items = await Promise.all(found.slice(0, componentsOfPage).map(presenter(await namesOf())))
  return { items, ...(found.length > componentsOfPage && { next: items.at(-1)?.id ?? '' }) }
}

/** Undefined when nothing can fit. */
async function asked(q: string): Promise<QueryFilter<ComponentDocument>[] | undefined> {
  if (!q) return [{ _id: { $gt: '' } }]
  const digits = q.replace(/\s/g, '')
  if (/^\d{15}$/.test(digits)) return [{ gridCode: digits }]
  if (/^\d{6,17}$/.test(digits)) return [{ _id: { $gte: digits, $lt: `${digits}~` } }]
  const types = await componentTypes()
  const fitting = types.filter(({ code, name }) => code.startsWith(digits) || name.includes(q)).map(({ code }) => code)
  return fitting.length > 0 ? [{ type: { $in: fitting } }] : undefined
}

export async function namesOf() {
  const [types, departments] = await Promise.all([componentTypes(), allDepartments()])
  return {
    types: new Map(types.map(({ code, name }) => [code, name])),
    departments: new Map(departments.map(({ _id, name, creditCode }) => [_id, { name, creditCode }]))
  }
}

/** Presents a component with the eighteen attributes of the standard. */
export const presenter =
  ({ types, departments }: Awaited<ReturnType<typeof namesOf>>) =>
  async (stored: ComponentDocument): Promise<ComponentRecord> => {
    const { department, owner, maintainer, ...facts } = componentFactsOf(stored)
    const unit = (id: string) => {
      const found = departments.get(id)
      return { name: found?.name ?? id, ...(found?.creditCode && { code: found.creditCode }) }
    }
    const at = stored.lastChange?.at
    return {
      id: stored._id,
      typeName: types.get(facts.type) ?? facts.type,
      ...facts,
      ...(await cellNames(facts.gridCode)),
      ...(department && { department: unit(department) }),
      ...(owner && { owner: unit(owner) }),
      ...(maintainer && { maintainer: unit(maintainer) }),
      ...(at && { changedAt: at.toISOString() })
    }
  }
