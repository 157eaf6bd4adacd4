import { model, Schema } from 'mongoose'
import { wechat } from '../wechat/wechat'
import type { RoundCode } from '../wechat/wechat-service'

/** WeChat's round codes, stored because WeChat should draw each only once. */
const roundCodeSchema = new Schema(
  {
    _id: { type: String, required: true },
    image: { type: Buffer, required: true },
    type: { type: String, required: true },
    createdAt: { type: Date, required: true }
  },
  { collection: 'roundCodes', versionKey: false }
)
const RoundCodeModel = model('RoundCode', roundCodeSchema)

/**
 * Returns the round form of a code. A placeholder is not stored, so that the real one is drawn once WeChat is set up.
 */
export async function roundCodeOf(code: string): Promise<RoundCode> {
  const stored = await RoundCodeModel.findById(code)
  if (stored) return { image: stored.image, type: stored.type, placeholder: false }
  const drawn = await wechat().roundCode(code)
  if (!drawn.placeholder) {
    const { image, type } = drawn
    await RoundCodeModel.updateOne({ _id: code }, { $set: { image, type, createdAt: new Date() } }, { upsert: true })
  }
  return drawn
}
