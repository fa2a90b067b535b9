import { createHmac } from 'node:crypto'

/** Chance in [0, 1) of the people of some rows. */
export type DrawOf = (rows: Iterable<number>) => number

/**
 * Draws that are fixed by who is counted, whatever of, and that nobody can work out without the key: the same people are rounded alike in
 * every figure of every day, so that asking of many tells no more than asking of one.
 */
export function drawOfPeople(personIds: readonly string[], key: Uint8Array): DrawOf {
  const marks = personIds.map((id) => createHmac('sha256', key).update(`person|${id}`).digest())
  const [high, low] = [0, 4].map((at) => Uint32Array.from(marks, (mark) => mark.readUInt32BE(at)))
  return (rows) => {
    let [people, first, second] = [0, 0, 0]
    for (const row of rows) {
      people++
      first = (first + high![row]!) >>> 0
      second = (second + low![row]!) >>> 0
    }
    const set = `set|${people}|${first}|${second}`
    return createHmac('sha256', key).update(set).digest().readUInt32BE(0) / 2 ** 32
  }
}
