import * as accounts from './accounts/api'
import * as audit from './audit/api'
import * as basedata from './basedata/api'
import * as baseImports from './basedata/imports-api'
import * as cases from './cases/api'
import * as catalogue from './catalogue/api'
import * as editions from './catalogue/editions-api'
import * as catalogueKeeping from './catalogue/keeping-api'
import * as codes from './codes/api'
import * as desk from './desk/api'
import * as grids from './grids/api'
import * as cells from './grids/cells-api'
import * as components from './grids/components-api'
import * as media from './media/api'
import * as messages from './messages/api'
import * as redaction from './redaction/api'
import * as reports from './reports/api'
import * as residents from './residents/api'
import * as retention from './retention/api'
import * as roles from './roles/api'
import * as rules from './rules/api'
import * as staff from './staff/api'
import * as secondFactor from './staff/second-factor-api'
import * as sessions from './staff/sessions-api'
import * as standIns from './staff/stand-ins-api'
import * as statistics from './statistics/api'

/** Every endpoint there is: the server's routes and /api/openapi.json are made from these rows. */
export const api = {
  ...accounts,
  ...audit,
  ...basedata,
  ...baseImports,
  ...cases,
  ...catalogue,
  ...catalogueKeeping,
  ...codes,
  ...desk,
  ...editions,
  ...grids,
  ...cells,
  ...components,
  ...media,
  ...messages,
  ...redaction,
  ...reports,
  ...residents,
  ...retention,
  ...roles,
  ...rules,
  ...secondFactor,
  ...sessions,
  ...staff,
  ...standIns,
  ...statistics
} as const
