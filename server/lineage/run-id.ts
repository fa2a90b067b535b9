import { createHash } from 'node:crypto'

/** The id of a run as OpenLineage wants it: a UUID (version 8) made from the id of the job, the same for its beginning and its end. */
export function runIdOf(jobId: string): string {
  const bytes = createHash('sha256').update(`cadre ${jobId}`).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const text = bytes.toString('hex')
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join(
    '-',
  )
}
