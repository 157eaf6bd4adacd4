import { type InferSchemaType, model, Schema } from 'mongoose'
import { type DepartmentKind, departmentKinds } from '../../contracts/basedata/departments'
import { type StaffClient, staffClients } from '../../contracts/staff/session-headers'
import { lastChangeSchema } from '../basedata/last-change'
import { indexFor } from '../db/index-for'
import { marksChanges } from '../db/marks'
import { enders } from './session-rules'

const departmentSchema = new Schema(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    active: { type: Boolean, default: true },
    kind: { type: String, enum: Object.keys(departmentKinds) as DepartmentKind[] },
    /** The department that this one belongs to. */
    parent: { type: String, ref: 'Department' },
    creditCode: String,
    /** Where its people are reached at any hour. */
    phone: String,
    /** The name in its one spelling, while the department is open: no two open ones have the same. */
    openName: String,
    /** Counts the changes, so that two at once do not overwrite each other. */
    version: { type: Number, default: 0 },
    /** The last of them, which is copied into the history. */
    lastChange: { type: lastChangeSchema, default: undefined }
  },
  { collection: 'departments', versionKey: false }
)
indexFor(departmentSchema, 'No two open departments have the same name, also when two people make them at once.', [
  { openName: 1 },
  { unique: true, partialFilterExpression: { openName: { $exists: true } } }
])
marksChanges(departmentSchema, 'staff')
export type DepartmentDocument = InferSchemaType<typeof departmentSchema>
export const DepartmentModel = model('Department', departmentSchema)

const sessionSchema = new Schema(
  {
    _id: { type: Schema.Types.ObjectId, required: true },
    /** When it ends if its person does nothing more. */
    expiresAt: { type: Date, required: true },
    openedAt: Date,
    seenAt: Date,
    client: { type: String, enum: Object.keys(staffClients) as StaffClient[] },
    address: String,
    device: String,
    ended: { type: String, enum: enders }
  },
  { _id: false }
)

const accountSchema = new Schema(
  {
    username: { type: String, required: true },
    name: { type: String, required: true },
    passwordHash: { type: String, required: true },
    roles: { type: [String], required: true },
    /** The latest version of each role that was changed while this account had it. */
    roleVersions: Schema.Types.Mixed,
    department: { type: String, ref: 'Department' },
    /** Duty grids that a collector patrols. The collector sees the cases in their cells. */
    dutyGrids: { type: [String], default: undefined },
    active: { type: Boolean, default: true },
    /** The first and the last day in China on which the person is not at work. */
    absent: new Schema(
      { from: { type: String, required: true }, to: { type: String, required: true } },
      { _id: false }
    ),
    /** Who does this person's work on which days, both included. */
    standIns: {
      type: [
        new Schema({
          person: { type: String, required: true },
          from: { type: String, required: true },
          to: { type: String, required: true },
          setBy: { type: String, required: true }
        })
      ],
      default: undefined
    },
    /** Counts the changes of the stand-ins, so that two at once do not overwrite each other. */
    standInsVersion: Number,
    /** Where the person is signed in: kept here, so that one read tells of the session and of the account. */
    sessions: { type: [sessionSchema], default: undefined, select: false },
    /** Counts the changes of the sessions, so that two at once do not overwrite each other. */
    sessionsVersion: Number,
    /** The password is the one that was made for this person. */
    startingPassword: Boolean,
    /** Since when signing in asks for a code, too. */
    secondFactorSince: Date,
    secondFactor: {
      type: new Schema(
        {
          /** The authenticator's secret, encrypted for this account. */
          sealed: { type: String, required: true },
          /** The time step of the last code that was accepted: no code is accepted twice. */
          lastStep: { type: Number, required: true },
          /** Hashes of the recovery codes that are left. */
          recovery: { type: [String], required: true }
        },
        { _id: false }
      ),
      default: undefined,
      select: false
    },
    /** Hashes of the passwords before, the latest first. */
    earlierPasswords: { type: [String], default: undefined, select: false },
    /** Wrong passwords from before no longer keep this person out. */
    unlockedAt: Date,
    /** Counts the changes by a security officer, so that two at once do not overwrite each other. */
    version: { type: Number, default: 0 },
    /** Who made the last of them. */
    changedBy: new Schema({ name: String, username: String }, { _id: false }),
    createdAt: { type: Date, required: true }
  },
  { collection: 'accounts', versionKey: false }
)
indexFor(accountSchema, 'Sign-in finds an account by its name. Two people never share one.', [
  { username: 1 },
  { unique: true }
])
indexFor(
  accountSchema,
  'Finds the people of a role or of a department, to send a message or to assign a case.',
  [{ roles: 1 }],
  [{ department: 1 }, { partialFilterExpression: { department: { $exists: true } } }]
)
indexFor(accountSchema, 'Finds for whom somebody stands in, at each request that they make for a colleague.', [
  { 'standIns.person': 1 },
  { partialFilterExpression: { 'standIns.person': { $exists: true } } }
])
indexFor(accountSchema, 'The security officer reads the accounts, newest first.', [{ createdAt: -1, _id: -1 }])
marksChanges(accountSchema, 'staff')
export type AccountDocument = InferSchemaType<typeof accountSchema>
export const AccountModel = model('Account', accountSchema)
