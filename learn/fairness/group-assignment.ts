import { LearnError } from '../learn-error.ts'

/** Which group each row is in. */
export interface GroupAssignment {
  /** Index into `names`; −1 where the group is not known. */
  readonly codes: Int32Array
  readonly names: readonly string[]
}

/** Groups by two attributes at once ("Female × 40 and over"); unknown in either is unknown. Throws `shape`. */
export function intersectGroups(first: GroupAssignment, second: GroupAssignment): GroupAssignment {
  if (first.codes.length !== second.codes.length)
    throw new LearnError('shape', 'Both attributes must have a group for each row.')
  const width = second.names.length
  const known = new Map<number, number>()
  const names: string[] = []
  const codes = first.codes.map((a, row) => {
    const b = second.codes[row]!
    if (a < 0 || b < 0) return -1
    const cell = a * width + b
    const code = known.get(cell) ?? names.length
    if (code === names.length) {
      known.set(cell, code)
      names.push(`${first.names[a]!} × ${second.names[b]!}`)
    }
    return code
  })
  return { codes, names }
}

/** The rows of each group, in order. */
export function rowsByGroup({ codes, names }: GroupAssignment): Uint32Array[] {
  const counts = new Uint32Array(names.length)
  for (const code of codes) if (code >= 0) counts[code]!++
  const rows = Array.from(counts, (count) => new Uint32Array(count))
  counts.fill(0)
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!
    if (code >= 0) rows[code]![counts[code]!++] = row
  }
  return rows
}
