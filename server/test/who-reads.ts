import type { api } from '../../contracts/api'

/**
 * What decides about one thing that a row names in its address, beside the right of the row:
 * `case`: whoever may see the case; `right`: the right alone, as the whole city's codes, rules and accounts are one thing;
 * `own`: whoever it belongs to; `address`: whoever has the address, which nobody can guess.
 */
export type Decides = 'case' | 'right' | 'own' | 'address'

type Rows = typeof api
/** The rows that name a thing in their address: a new one does not compile without a line in the table. */
type OfThings = { [Name in keyof Rows]: Rows[Name]['path'] extends `${string}/:${string}` ? Name : never }[keyof Rows]

export const decides: Record<OfThings, Decides> = {
  baseCell: 'right',
  baseComponent: 'right',
  baseDepartment: 'right',
  baseImport: 'right',
  baseImportRows: 'right',
  baseImports: 'right',
  blockSender: 'case',
  callerStep: 'case',
  caseAction: 'case',
  caseReports: 'case',
  changeAccount: 'right',
  changeDepartment: 'right',
  changeRole: 'right',
  checkBase: 'right',
  closeAccount: 'right',
  closeDepartment: 'right',
  closeRole: 'right',
  caseStages: 'case',
  code: 'address',
  codeAction: 'right',
  collectorAbsence: 'right',
  collectors: 'case',
  endBlock: 'right',
  endOwnSession: 'own',
  endOwnStandIn: 'own',
  endStandIn: 'right',
  endSessions: 'right',
  eraseForCaller: 'case',
  exportBaseCsv: 'right',
  exportBaseGeojson: 'right',
  exportBaseXlsx: 'right',
  importPlaces: 'right',
  lately: 'right',
  managedAccount: 'right',
  markPrinted: 'right',
  mergedCases: 'case',
  myReport: 'own',
  nearbyCases: 'case',
  newStandIn: 'right',
  oneCase: 'case',
  openAgain: 'right',
  openRoleAgain: 'right',
  ownData: 'address',
  printSheet: 'right',
  proposal: 'case',
  redactPhoto: 'case',
  redactWords: 'case',
  reopenDepartment: 'right',
  reportAction: 'own',
  reporterContact: 'case',
  resetPassword: 'right',
  resetSecondFactor: 'right',
  roleHistory: 'right',
  roundCode: 'right',
  rules: 'right',
  rulesVersion: 'right',
  saveRules: 'right',
  setRetention: 'right',
  staffCode: 'right',
  standInsOfAccount: 'right',
  takeBase: 'right',
  tryRetention: 'right',
  undoBase: 'right',
  unlockAccount: 'right',
  unredactedPhoto: 'case',
  unredactedWords: 'case'
}
