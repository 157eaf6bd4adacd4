import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'mocha'
import { api } from '../../contracts/api'
import { type AuditAction, everyAuditAction } from '../../contracts/audit/actions'
import type { Endpoint } from '../../contracts/endpoint'

/** Why a row that changes or takes away something writes no entry of its own. */
const inHistory = 'the history of the case, or of the code, says who did what and when'
const changesNothing =
  'it looks something up and changes nothing; what is found is read with the rights of everyday work'
const onTheDesk = 'it says for a minute what lies on whose desk, and what they do with it is in the history'
const own = 'it concerns nobody but the person, and nothing that anybody must account for'

/** What each row of staff writes into the log, or why it does not. A new row has to be put in here. */
const rows: Record<string, readonly AuditAction[] | string> = {
  newAccount: ['accountMade', 'accountChangeFailed'],
  newRole: ['roleMade', 'roleChangeFailed'],
  changeRole: ['roleChanged', 'roleChangeFailed'],
  closeRole: ['roleClosed', 'roleChangeFailed'],
  openRoleAgain: ['roleOpened', 'roleChangeFailed'],
  checkAccounts: changesNothing,
  importAccounts: ['accountsImported', 'accountMade', 'accountChanged'],
  reprintPasswords: ['passwordsReprinted'],
  changeAccount: ['accountChanged', 'accountChangeFailed'],
  closeAccount: ['accountClosed', 'accountChangeFailed'],
  openAgain: ['accountOpened'],
  resetPassword: ['passwordReset'],
  unlockAccount: ['accountUnlocked'],
  endSessions: ['sessionsEnded'],
  changePassword: ['passwordChanged', 'passwordRefused'],
  beginSecondFactor: ['passwordRefused', 'codeRefused'],
  confirmSecondFactor: ['secondFactorSet'],
  newRecoveryCodes: ['recoveryCodesMade', 'codeRefused'],
  resetSecondFactor: ['secondFactorReset'],
  signOut: ['signedOut'],
  endOwnSession: ['ownSessionEnded'],
  endOtherSessions: ['ownSessionEnded'],
  stayOn: own,
  newOwnStandIn: ['standInSet', 'standInRefused'],
  endOwnStandIn: ['standInEnded'],
  newStandIn: ['standInSet', 'standInRefused'],
  endStandIn: ['standInEnded'],
  ownAbsence: ['absenceSet'],
  collectorAbsence: ['absenceSet'],
  readStaffMessages: own,
  caseAction: inHistory,
  patrol: inHistory,
  registerReport: inHistory,
  callerStep: inHistory,
  codeAction: ['codesRetired'],
  uploadStaffMedia: 'a photo is nothing before a step shows it, and the step is in the history',
  markPrinted: inHistory,
  tryDispatch: changesNothing,
  live: changesNothing,
  nextCase: onTheDesk,
  openCase: onTheDesk,
  leaveCase: onTheDesk,
  lookUpCodes: changesNothing,
  roundCode: changesNothing,
  tryRetention: changesNothing,
  findForCaller: ['phoneSearched'],
  eraseForCaller: ['callerErased'],
  newDepartment: ['departmentMade'],
  changeDepartment: ['departmentChanged'],
  closeDepartment: ['departmentClosed'],
  reopenDepartment: ['departmentOpened'],
  checkBase: 'it changes nothing; what is imported names its file',
  takeBase: ['dataImported', 'dataNotImported'],
  undoBase: ['dataImportUndone'],
  exportBaseCsv: ['dataExported'],
  exportBaseXlsx: ['dataExported'],
  reporterContact: ['contactSeen'],
  redactPhoto: ['redacted', 'redactionTakenBack'],
  redactWords: ['redacted', 'redactionTakenBack'],
  unredactedPhoto: ['unredactedSeen'],
  unredactedWords: ['unredactedSeen'],
  blockSender: ['senderBlocked'],
  endBlock: ['senderUnblocked'],
  setRetention: ['retentionSet'],
  saveRules: ['rulebookSaved'],
  mintCodes: ['codesMinted'],
  retireCodes: ['codesRetired'],
  printSheet: ['sheetDrawn'],
  exportCodes: ['codesExported'],
  importPlaces: ['placesImported', 'placesNotImported'],
  exportAudit: ['auditExported'],
  beginAuditCheck: ['auditCheckBegun', 'auditChecked', 'auditCheckFailed']
}

/** What is written by a sign-in, by residents, by commands on the machine and by jobs. */
const elsewhere: readonly AuditAction[] = [
  'signedIn',
  'sessionReplaced',
  'signInRefused',
  'recoveryCodeUsed',
  'signInThrottled',
  'personErased',
  'retentionRun',
  'secretChanged',
  'dataImported',
  'settingsChanged',
  'chainBegun',
  'sealed'
]

describe('Every row of staff that changes or takes away something', () => {
  const given = Object.entries(api) as [string, Endpoint][]

  it('says what it writes into the audit log, or why it writes nothing', () => {
    const asked = given.filter(([, { who, method, download }]) => who === 'staff' && (method !== 'GET' || download))
    assert.deepEqual(
      asked.map(([name]) => name).filter(name => !(name in rows)),
      []
    )
  })

  it('leaves no kind of entry that nothing writes', () => {
    const named = new Set<string>([
      ...elsewhere,
      ...Object.values(rows).flatMap(each => (typeof each === 'string' ? [] : each))
    ])
    assert.deepEqual(
      everyAuditAction.filter(action => !named.has(action)),
      []
    )
    const source = readdirSync('server', { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.ts') && !/\.test\.ts$|^(test|demo)\W/.test(file))
      .map(file => readFileSync(`server/${file}`, 'utf8'))
      .join('\n')
    const written = given
      .flatMap(([name]) => rows[name] ?? [])
      .filter(each => everyAuditAction.some(one => one === each))
    const wanted = [...elsewhere, ...written]
    assert.deepEqual(
      wanted.filter(action => !source.includes(`'${action}'`)),
      []
    )
  })
})
