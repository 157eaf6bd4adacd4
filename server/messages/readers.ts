import { readOnly } from '../db/read-only'
import { MessageModel } from './model'

export const MessageReader = readOnly(MessageModel)
