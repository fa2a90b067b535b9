/** Rows of each key, and what they say. */
export interface RowsOfKeys {
  /** The last row before with the same key; 0 when there is none. */
  readonly before: Uint32Array
  /** A hash of what each row says. */
  readonly texts: Float64Array
  /** Rows that somebody has decided to take. */
  readonly taken: Set<number>
}

interface Repeats {
  /** 1 for each row that says what one before it says already. */
  readonly repeats: Uint8Array
  /** Other rows of the row's key that say something else, the first of them; none of a row that was decided on. */
  readonly conflicts: (row: number) => readonly number[]
}

/** More rows are not named in a question. */
const mostNamed = 5

/** Two rows of one key are one row twice, or a question. */
export function findRepeats({ before, texts, taken }: RowsOfKeys): Repeats {
  const repeats = new Uint8Array(before.length)
  const groupOfRow = new Uint32Array(before.length)
  /** The first rows of each group that say different things; the first group is none. */
  const groups: (readonly number[])[] = [[]]
  const hasLater = new Uint8Array(before.length)
  for (const row of before) hasLater[row] = 1
  for (let last = before.length - 1; last > 0; last--) {
    if (before[last] === 0 || hasLater[last] === 1) continue
    const different = differentRows(last, { before, texts, repeats })
    if (different.length < 2) continue
    for (const row of different) if (!taken.has(row)) groupOfRow[row] = groups.length
    groups.push(different.slice(0, mostNamed + 1))
  }
  const conflicts = (row: number): readonly number[] =>
    groups[groupOfRow[row]!]!.filter((other) => other !== row).slice(0, mostNamed)
  return { repeats, conflicts }
}

/** The first row of each thing that rows of a key say, from the key's last row back; marks those that repeat one. */
function differentRows(
  last: number,
  { before, texts, repeats }: Omit<RowsOfKeys, 'taken'> & { readonly repeats: Uint8Array },
): number[] {
  const rows: number[] = []
  for (let row = last; row !== 0; row = before[row]!) rows.push(row)
  const said = new Set<number>()
  return rows.reverse().filter((row) => {
    if (said.has(texts[row]!)) repeats[row] = 1
    said.add(texts[row]!)
    return repeats[row] === 0
  })
}
