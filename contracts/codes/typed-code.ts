import * as v from 'valibot'

/** A place code as it was scanned, typed or pasted: in any spelling, or within its link. `readPlaceCode` reads it. */
export const TypedCode = v.pipe(v.string('二维码应是文字'), v.maxLength(200, '二维码太长'))
