import { errorCodes } from '@cadre/core'
import type { ErrorCategory, ErrorCode } from '@cadre/core'
import { z } from 'zod'

/** One thing wrong with a request: where, what, and a code to act on. */
export const issueSchema = z.strictObject({
  path: z.array(z.union([z.string(), z.number()])),
  code: z.string(),
  message: z.string(),
})
export type Issue = z.output<typeof issueSchema>

/** RFC 9457 problem details; `code` is stable, `detail` is for people. */
export const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  requestId: z.string(),
  issues: z.array(issueSchema).optional(),
})
export type Problem = z.output<typeof problemSchema>

const statuses: Readonly<Partial<Record<ErrorCode, number>>> = {
  'request-invalid': 400,
  'record-invalid': 400,
  'column-unknown': 400,
  'not-signed-in': 401,
  'sign-in-too-old': 401,
  'access-denied': 403,
  'set-up-needed': 403,
  'provider-unreachable': 502,
  'record-missing': 404,
  'record-conflict': 409,
  'expectations-unmet': 409,
  'person-erased': 409,
  'approval-needed': 403,
  'version-stale': 412,
  'key-reused': 422,
  'queue-full': 429,
  'server-busy': 503,
  'too-many-requests': 429,
  'lake-missing': 404,
  'file-missing': 404,
  'file-too-large': 413,
  'store-locked': 503,
  'store-unreachable': 503,
  'store-newer': 503,
  'field-key-missing': 503,
  'field-keys-unsafe': 503,
  'ledger-altered': 503,
  'audit-unwritable': 503,
  'store-disk-full': 507,
  cancelled: 499,
}

/** What the caller sent and could mend: a file with a fault in it, columns that cannot be learned from. */
const statusesOfKind: Readonly<Partial<Record<ErrorCategory, number>>> = {
  usage: 400,
  request: 400,
  access: 403,
  data: 422,
  refused: 422,
}

/** The HTTP status of an error code; what has no place in HTTP is a fault of ours. */
export function httpStatus(code: ErrorCode): number {
  return statuses[code] ?? statusesOfKind[errorCodes[code].category] ?? 500
}
