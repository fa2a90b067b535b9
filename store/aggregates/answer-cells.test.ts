import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerCells } from './answer-cells.ts'
import type { AnsweredCell } from './answer-cells.ts'
import type { RawCell } from './read-cells.ts'

const protection = { isExact: false, key: Buffer.alloc(32, 7) }

/** A table with its margins from counts by department and gender, or another second dimension. */
function tableOf(counts: Readonly<Record<string, Readonly<Record<string, number>>>>): RawCell[] {
  const sums = new Map<string, RawCell>()
  const add = (level: number, a: string | null, b: string | null, people: number): void => {
    const key = `${level}|${a}|${b}`
    const before = sums.get(key)?.people ?? 0
    const cell = { low: 1, middle: 1, high: 1, isDominated: false, setKey: 17 * (before + people) }
    const held = before + people
    sums.set(key, { ...cell, a, b, level, base: held, people: held, total: 100 * held })
  }
  for (const [a, row] of Object.entries(counts)) {
    for (const [b, people] of Object.entries(row)) {
      if (people === 0) continue
      add(0, a, b, people)
      add(1, a, null, people)
      add(2, null, b, people)
      add(3, null, null, people)
    }
  }
  return [...sums.values()]
}

const hiddenOf = (cells: readonly AnsweredCell[]): string[] =>
  cells.filter(({ isHidden }) => isHidden).map(({ group }) => Object.values(group).join(' '))

test('a department of one gender shows neither that it has all nor that the others have none', () => {
  const cells = tableOf({
    a: { female: 12, male: 0 },
    b: { female: 20, male: 20 },
    c: { female: 18, male: 22 },
  })
  const hidden = hiddenOf(
    answerCells('headcount', ['department', 'gender'], { cells, wholes: [] }, protection),
  )
  assert.ok(hidden.includes('a female') && hidden.includes('a male'), hidden.join(', '))
  assert.ok(hidden.length >= 4, 'and what would give them away')
  const places = answerCells('headcount', ['department', 'location'], { cells, wholes: [] }, protection)
  assert.deepEqual(hiddenOf(places), [], 'where somebody works is no secret')
})

test('a cell that one amount outweighs is hidden, with what would give it away', () => {
  const cells = tableOf({ a: { x: 10 }, b: { x: 20 }, c: { x: 30 } }).filter(({ level }) => level % 2 === 1)
  const dominated = cells.map((cell) => ({ ...cell, isDominated: cell.a === 'a' }))
  const hidden = hiddenOf(
    answerCells('pay_cost', ['department'], { cells: dominated, wholes: [] }, protection),
  )
  assert.deepEqual(hidden, ['a', 'b'])
})

test('a rate of nothing, of everybody or of a few is hidden', () => {
  const byDepartment = (counts: Readonly<Record<string, number>>): RawCell[] =>
    tableOf(Object.fromEntries(Object.entries(counts).map(([name, people]) => [name, { x: people }]))).filter(
      ({ level }) => level % 2 === 1,
    )
  const whole = byDepartment({ all: 20, few: 40, middle: 40, much: 60, nobody: 20 })
  const cells = byDepartment({ all: 18, few: 3, middle: 20, much: 25, nobody: 0 })
  const answered = answerCells('turnover_rate', ['department'], { cells, wholes: [whole, whole] }, protection)
  const hidden = hiddenOf(answered)
  for (const name of ['all', 'few', 'nobody']) assert.ok(hidden.includes(name), name)
})

test('people who are hidden in the headcount are not counted in any other figure', () => {
  const cells = tableOf({ a: { x: 3 }, b: { x: 8 }, c: { x: 30 } }).filter(({ level }) => level % 2 === 1)
  const withValue = cells.map((cell) => (cell.a === 'a' ? { ...cell, people: 0, total: null } : cell))
  const hidden = hiddenOf(
    answerCells('review_rating', ['department'], { cells: withValue, wholes: [] }, protection),
  )
  assert.ok(hidden.includes('b'), 'b stands in for a in the headcount')
})

test('counts are multiples of five that stay the same for the same people, and right on average', () => {
  const answer = (people: number, setKey: number): number =>
    answerCells(
      'headcount',
      [],
      { cells: [{ ...tableOf({ a: { x: people } }).at(-1)!, setKey }], wholes: [] },
      protection,
    )[0]!.people!
  assert.equal(answer(23, 99), answer(23, 99))
  const answers = Array.from({ length: 2000 }, (_, setKey) => answer(23, setKey))
  assert.deepEqual([...new Set(answers)].sort(), [20, 25])
  const mean = answers.reduce((sum, value) => sum + value, 0) / answers.length
  assert.ok(Math.abs(mean - 23) < 0.2, String(mean))
})
