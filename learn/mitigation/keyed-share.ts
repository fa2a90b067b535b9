import { createHmac } from 'node:crypto'

/**
 * A number in [0, 1) that depends on the key and the subject alone, evenly spread over subjects: where a rule says
 * "select six of ten", the same person always gets the same answer, and no one can choose it without the key.
 */
export function keyedShare(key: string, subject: string): number {
  const digest = createHmac('sha256', key).update(subject).digest()
  return (digest.readUInt32BE(0) * 2 ** 21 + (digest.readUInt32BE(4) >>> 11)) / 2 ** 53
}
