import { dropExpiring } from '../db/drop-expiring'
import { countUpTo, deleteSome } from '../db/old-documents'
import { MessageModel } from './model'

const until = (cutoff: Date) => ({ at: { $lte: cutoff } })

export const deleteOldMessages = (cutoff: Date) => deleteSome(MessageModel, until(cutoff))
export const countOldMessages = (cutoff: Date, most: number) => countUpTo(MessageModel, until(cutoff), most)
export const upgradeMessages = () => dropExpiring(MessageModel, 'at_1')
