import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { rowsOfPage } from '../../contracts/basedata/imports'
import { baseKinds } from '../../contracts/basedata/kinds'
import { baseDataKind } from '../base-kinds'
import { admitUpload } from '../media/admit-upload'
import { serve } from '../serve'
import { beginTaking, beginUndoing, importOf, importsOf, presentImport } from './imports/ask'
import { beginCheck } from './imports/check'
import { exportBase, exportFeatures, exportsOf } from './imports/export'
import { sheetRows } from './imports/kind'
import { pageOfRows } from './imports/pages'

export function baseDataRoutes(router: Router) {
  serve(router, api.baseImports, async ({ params }) => {
    const kind = baseDataKind(params.base)
    const columns = kind.columns.map(({ name, needed, hint }) => ({ name, needed, ...(hint && { hint }) }))
    return {
      columns,
      accept: kind.accept,
      asksSystem: kind.asksSystem === true,
      exports: [...exportsOf(kind)],
      items: (await importsOf(kind)).map(presentImport)
    }
  })

  serve(router, api.checkBase, ({ ctx, who, params, query: { name, options } }) => {
    const kind = baseDataKind(params.base)
    return admitUpload(ctx, who.id, async bytes =>
      presentImport(await beginCheck(kind, { name, bytes, ...(options && { options }) }, who))
    )
  })

  serve(router, api.baseImport, async ({ params }) => presentImport(await importOf(params)))

  serve(router, api.baseImportRows, async ({ params, query: { verdict, page } }) => {
    const { _id } = await importOf(params)
    const { sheets } = baseDataKind(params.base)
    const rows = await pageOfRows(_id, verdict, page)
    const items = rows.map(({ judged: { row, title, changes, problems, warnings } }) => ({
      row: row % sheetRows,
      ...sheetNamed(sheets?.[Math.floor(row / sheetRows) - 1]),
      title,
      verdict,
      changes,
      problems,
      warnings
    }))
    return { items, ...(rows.length === rowsOfPage && { next: page + 1 }) }
  })

  serve(router, api.takeBase, async ({ who, params }) =>
    presentImport(await beginTaking(baseDataKind(params.base), params, who))
  )

  serve(router, api.undoBase, async ({ who, params }) =>
    presentImport(await beginUndoing(baseDataKind(params.base), params, who))
  )

  serve(router, api.exportBaseCsv, ({ who, params: { base } }) =>
    exportBase(baseDataKind(base), baseKinds[base], 'csv', who)
  )

  serve(router, api.exportBaseXlsx, ({ who, params: { base } }) =>
    exportBase(baseDataKind(base), baseKinds[base], 'xlsx', who)
  )

  serve(router, api.exportBaseGeojson, ({ who, params: { base } }) =>
    exportFeatures(baseDataKind(base), baseKinds[base], who)
  )
}

const sheetNamed = (sheet: string | undefined) => sheet && { sheet }
