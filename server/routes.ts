import Router from 'koa-router'
import { auditRoutes } from './audit/routes'
import { baseDataRoutes } from './basedata/routes'
import { casesRoutes } from './cases/routes'
import { catalogueKeepingRoutes } from './catalogue/keeping-routes'
import { catalogueRoutes } from './catalogue/routes'
import { codeBatchesRoutes } from './codes/batch-routes'
import { codesRoutes } from './codes/routes'
import { staffCodesRoutes } from './codes/staff-routes'
import { deskRoutes } from './desk/routes'
import { erasureRoutes } from './erasure/routes'
import { cellRoutes } from './grids/cell-routes'
import { componentRoutes } from './grids/component-routes'
import { gridsRoutes } from './grids/routes'
import { healthRoutes } from './health/routes'
import { openApiRoutes } from './http/openapi'
import { pageRoutes } from './http/pages'
import { mediaRoutes, photoRoutes } from './media/routes'
import { messagesRoutes } from './messages/routes'
import { builtInTexts } from './messages/sentences'
import { ownDataRoutes } from './owndata/routes'
import { redactionRoutes } from './redaction/routes'
import { reportsForStaff } from './reports/for-staff'
import { reportsRoutes } from './reports/routes'
import { residentsRoutes } from './residents/routes'
import { retentionRoutes } from './retention/routes'
import { rulesRoutes } from './rules/routes'
import { accountRoutes } from './staff/account-routes'
import { departmentRoutes } from './staff/department-routes'
import { roleRoutes } from './staff/role-routes'
import { staffRoutes } from './staff/routes'
import { standInRoutes } from './staff/stand-in-routes'
import { statisticsRoutes } from './statistics/routes'
import { wechatRoutes } from './wechat/routes'

/** The API's table of contents. */
export function buildRouter(): Router {
  const router = new Router()

  // Anyone: the place behind a code, topics, sessions
  codesRoutes(router)
  residentsRoutes(router)
  // Residents: photos and reports
  mediaRoutes(router)
  reportsRoutes(router)
  erasureRoutes(router)
  ownDataRoutes(router)
  // Both: messages
  messagesRoutes(router)
  // Staff: sessions, departments, the catalogue, cases
  staffRoutes(router)
  accountRoutes(router)
  standInRoutes(router)
  roleRoutes(router)
  departmentRoutes(router)
  baseDataRoutes(router)
  catalogueRoutes(router)
  catalogueKeepingRoutes(router)
  casesRoutes(router, reportsForStaff)
  deskRoutes(router)
  statisticsRoutes(router)
  redactionRoutes(router)
  gridsRoutes(router)
  cellRoutes(router)
  componentRoutes(router)
  // Staff: place codes, one by one and by the batch
  codeBatchesRoutes(router)
  staffCodesRoutes(router)
  // Staff: what the city sets by itself, how long it keeps what, and the audit log
  rulesRoutes(router, builtInTexts())
  retentionRoutes(router)
  auditRoutes(router)
  // What a camera opens, photos by signed address, the API's description, health
  pageRoutes(router)
  wechatRoutes(router)
  photoRoutes(router)
  openApiRoutes(router)
  healthRoutes(router)

  return router
}
