import type { Endpoint } from '../endpoint'
import { UploadedMedia } from './views'

export const uploadMedia = {
  method: 'POST',
  path: '/api/media',
  who: 'resident',
  spends: 'uploading',
  summary: 'Upload one photo as multipart field `file`',
  upload: true,
  status: 201,
  reply: UploadedMedia
} as const satisfies Endpoint

export const uploadStaffMedia = {
  method: 'POST',
  path: '/api/staff/media',
  who: 'staff',
  may: 'anyStaff',
  summary: 'Upload one photo for a step as multipart field `file`',
  upload: true,
  status: 201,
  reply: UploadedMedia
} as const satisfies Endpoint
