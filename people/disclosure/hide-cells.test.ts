import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Cell, CountTable, Hidden } from './cell.ts'
import { hideCells } from './hide-cells.ts'

const smallest = 5

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const cellOf = (count: number): Cell => ({ count, isRisky: count > 0 && count < smallest })

function tableOf(counts: readonly (readonly number[])[]): CountTable {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
  const columns = counts[0]!.map((_, j) => counts.map((row) => row[j]!))
  return {
    total: cellOf(sum(counts.flat())),
    rows: counts.map((row) => cellOf(sum(row))),
    columns: columns.map((column) => cellOf(sum(column))),
    inner: counts.map((row) => row.map(cellOf)),
  }
}

/** An equation over cells that an attacker writes down: what is hidden adds up to a known number, with signs. */
interface Equation {
  readonly terms: ReadonlyMap<number, number>
  readonly sum: number
}

interface Attack {
  readonly truth: readonly number[]
  readonly risky: readonly number[]
  readonly equations: readonly Equation[]
}

/** All that is hidden as unknowns, and every sum of rows, columns and margins as an equation. */
function attackOn(table: CountTable, hidden: Hidden): Attack {
  const unknowns: Cell[] = []
  const at = new Map<Cell, number>()
  const term = (cell: Cell, isHidden: boolean): { cell: Cell; index: number | undefined } => {
    if (isHidden && !at.has(cell)) at.set(cell, unknowns.push(cell) - 1)
    return { cell, index: at.get(cell) }
  }
  const equation = (parts: readonly ReturnType<typeof term>[], whole: ReturnType<typeof term>): Equation => {
    const terms = new Map<number, number>()
    let sum = 0
    for (const [parted, sign] of [...parts.map((part) => [part, 1] as const), [whole, -1] as const]) {
      if (parted.index === undefined) sum -= sign * parted.cell.count
      else terms.set(parted.index, (terms.get(parted.index) ?? 0) + sign)
    }
    return { terms, sum }
  }
  const total = term(table.total, hidden.total)
  const rows = table.rows.map((cell, i) => term(cell, hidden.rows[i]!))
  const equations = [equation(rows, total)]
  if (table.inner.length > 0) {
    const columns = table.columns.map((cell, j) => term(cell, hidden.columns[j]!))
    const inner = table.inner.map((cells, i) => cells.map((cell, j) => term(cell, hidden.inner[i]![j]!)))
    equations.push(equation(columns, total))
    inner.forEach((cells, i) => equations.push(equation(cells, rows[i]!)))
    columns.forEach((column, j) =>
      equations.push(
        equation(
          inner.map((cells) => cells[j]!),
          column,
        ),
      ),
    )
  }
  return {
    truth: unknowns.map(({ count }) => count),
    risky: unknowns.flatMap(({ isRisky }, index) => (isRisky ? [index] : [])),
    equations: equations.filter(({ terms }) => terms.size > 0),
  }
}

/** Lowest and highest value of an unknown that all equations allow, by trying every whole number (small tables). */
function boundsByTrying({ equations, truth }: Attack, target: number, highest: number): [number, number] {
  const values: (number | undefined)[] = truth.map(() => undefined)
  let [low, high] = [Infinity, -Infinity]
  const isPossible = (): boolean =>
    equations.every(({ terms, sum }) => {
      let [least, most] = [0, 0]
      for (const [index, sign] of terms) {
        const value = values[index]
        least += sign * (value ?? (sign > 0 ? 0 : highest))
        most += sign * (value ?? (sign > 0 ? highest : 0))
      }
      return least <= sum && sum <= most
    })
  const order = [target, ...truth.keys()].filter((index, place) => place === 0 || index !== target)
  const search = (depth: number): boolean => {
    if (!isPossible()) return false
    if (depth === order.length) return true
    for (let value = 0; value <= highest; value++) {
      values[order[depth]!] = value
      const isFound = search(depth + 1)
      values[order[depth]!] = undefined
      if (isFound) {
        if (depth > 0) return true
        low = Math.min(low, value)
        high = Math.max(high, value)
      }
    }
    return false
  }
  search(0)
  return [low, high]
}

/**
 * Lowest and highest value of an unknown by linear programming: the simplex method over the equations with
 * Bland's rule, beginning at the truth. It knows nothing of how cells were hidden.
 */
function boundsBySimplex({ equations, truth }: Attack, target: number): [number, number] {
  return [-optimum(equations, truth, target, -1), optimum(equations, truth, target, 1)]
}

function optimum(
  equations: readonly Equation[],
  truth: readonly number[],
  target: number,
  sign: 1 | -1,
): number {
  const width = truth.length
  // Rows: the equations with one artificial unknown each, driven out by a large cost.
  const rows = equations.map(({ terms, sum }, row) => {
    const coefficients: number[] = Array.from({ length: width + equations.length + 1 }, () => 0)
    const flip = sum < 0 ? -1 : 1
    for (const [index, factor] of terms) coefficients[index] = flip * factor
    coefficients[width + row] = 1
    coefficients[coefficients.length - 1] = flip * sum
    return coefficients
  })
  const penalty = 1e6
  const last = width + equations.length
  const basis = equations.map((_, row) => width + row)
  const gains: number[] = Array.from({ length: last + 1 }, (_, index) => (index === target ? sign : 0))
  for (const row of rows)
    row.forEach((value, index) => (gains[index]! += index < width || index === last ? penalty * value : 0))
  for (let step = 0; step < 10_000; step++) {
    const entering = gains.findIndex((gain, index) => index < width && gain > 1e-7)
    if (entering < 0) break
    let leaving = -1
    rows.forEach((row, index) => {
      if (row[entering]! <= 1e-9) return
      const ratio = row[last]! / row[entering]!
      const best = leaving < 0 ? Infinity : rows[leaving]![last]! / rows[leaving]![entering]!
      if (ratio < best - 1e-9 || (ratio < best + 1e-9 && basis[index]! < basis[leaving]!)) leaving = index
    })
    if (leaving < 0) return Infinity
    const pivot = rows[leaving]!
    const scale = pivot[entering]!
    pivot.forEach((value, index) => (pivot[index] = value / scale))
    for (const row of [...rows, gains]) {
      if (row === pivot || row[entering] === 0) continue
      const factor = row[entering]!
      pivot.forEach((value, index) => (row[index]! -= factor * value))
    }
    basis[leaving] = entering
  }
  const row = basis.indexOf(target)
  return sign * (row < 0 ? 0 : rows[row]![last]!)
}

function assertSafe(table: CountTable, boundsOf: (attack: Attack, target: number) => [number, number]): void {
  const attack = attackOn(table, hideCells(table, smallest))
  for (const target of attack.risky) {
    const [low, high] = boundsOf(attack, target)
    assert.ok(
      low <= attack.truth[target]! + 1e-6 && attack.truth[target]! <= high + 1e-6,
      'the attack is sound',
    )
    assert.ok(
      high - low >= smallest - 1e-6,
      `${attack.truth[target]} lies in [${low}, ${high}] of ${JSON.stringify(table)}`,
    )
  }
}

const small = (random: () => number): number => {
  const draw = random()
  return draw < 0.25 ? 0 : draw < 0.55 ? Math.floor(random() * 6) : Math.floor(random() * 12)
}

test('trying every possible table finds no risky cell in an interval narrower than five', () => {
  const random = seeded(1)
  for (let trial = 0; trial < 150; trial++) {
    const counts = Array.from({ length: 2 }, () => Array.from({ length: 3 }, () => small(random)))
    const table = tableOf(counts)
    assertSafe(table, (attack, target) => boundsByTrying(attack, target, table.total.count + smallest))
  }
})

test('linear programming finds no risky cell of larger tables in an interval narrower than five', () => {
  const random = seeded(2)
  for (let trial = 0; trial < 250; trial++) {
    const height = 2 + Math.floor(random() * 6)
    const width = 2 + Math.floor(random() * 5)
    const spread = random() < 0.5 ? 8 : 40
    const counts = Array.from({ length: height }, () =>
      Array.from({ length: width }, () => (random() < 0.2 ? 0 : Math.floor(random() * random() * spread))),
    )
    assertSafe(tableOf(counts), boundsBySimplex)
  }
})

test('the linear programme agrees with trying every table', () => {
  const random = seeded(3)
  for (let trial = 0; trial < 40; trial++) {
    const table = tableOf(Array.from({ length: 2 }, () => Array.from({ length: 3 }, () => small(random))))
    const attack = attackOn(table, hideCells(table, smallest))
    for (const target of attack.risky) {
      const [low, high] = boundsBySimplex(attack, target)
      const [tried, most] = boundsByTrying(attack, target, table.total.count)
      // Without an upper end when the total is hidden too.
      assert.ok(Math.abs(low - tried) < 1e-6, `${low} and ${tried}`)
      if (high <= table.total.count) assert.ok(Math.abs(high - most) < 1e-6, `${high} and ${most}`)
    }
  }
})

test('a table without the cells that are hidden beside risky ones would be found out', () => {
  const table = tableOf([
    [3, 20, 30],
    [20, 20, 20],
    [9, 8, 20],
  ])
  const hidden = hideCells(table, smallest)
  const onlyRisky: Hidden = { ...hidden, inner: table.inner.map((row) => row.map(({ isRisky }) => isRisky)) }
  const attack = attackOn(table, onlyRisky)
  assert.deepEqual(boundsBySimplex(attack, 0), [3, 3])
  assertSafe(table, boundsBySimplex)
})

test('a table with no small cell is shown whole, and one of few people not at all', () => {
  const whole = hideCells(
    tableOf([
      [10, 20],
      [30, 40],
    ]),
    smallest,
  )
  assert.ok(![whole.total, ...whole.rows, ...whole.columns, ...whole.inner.flat()].includes(true))
  const few = hideCells(
    tableOf([
      [1, 0],
      [0, 2],
    ]),
    smallest,
  )
  assert.ok(few.total && few.rows.every(Boolean))
})

test('a margin is hidden in the table by one dimension and in every table by two, or in none', () => {
  const random = seeded(4)
  for (let trial = 0; trial < 100; trial++) {
    const table = tableOf(Array.from({ length: 5 }, () => Array.from({ length: 4 }, () => small(random))))
    const whole = hideCells(table, smallest)
    const byRow = hideCells({ ...table, columns: [], inner: [] }, smallest)
    assert.deepEqual(whole.rows, byRow.rows)
    const turned = hideCells(
      {
        total: table.total,
        rows: table.columns,
        columns: table.rows,
        inner: table.columns.map((_, j) => table.inner.map((row) => row[j]!)),
      },
      smallest,
    )
    assert.deepEqual(turned.rows, whole.columns)
  }
})
