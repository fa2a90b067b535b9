import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leavingLogOdds, sampleCsv, sampleTable, sampleTruth, synthesiseSample } from './index.ts'
import type { SampleRow } from './index.ts'

const many = synthesiseSample({ people: 12_000, seed: 5 })

test('the same seed gives the same bytes, another seed another company', () => {
  assert.equal(sampleCsv({ people: 300, seed: 2 }), sampleCsv({ people: 300, seed: 2 }))
  assert.notEqual(sampleCsv({ people: 300, seed: 2 }), sampleCsv({ people: 300, seed: 3 }))
})

test('table and CSV tell the same rows', () => {
  const table = sampleTable({ people: 200 })
  const lines = sampleCsv({ people: 200 }).trimEnd().split('\n')
  assert.equal(lines.length - 1, table.rowCount)
  assert.equal(lines[0], table.columns.map(({ name }) => name).join(','))
})

test('about 16 in 100 leave, and the marginals are those of a company', () => {
  assertNear(
    share((row) => row.left_company === 'Yes'),
    0.155,
    0.015,
  )
  assertNear(
    share((row) => row.gender === 'F'),
    sampleTruth.genderShare.F,
    0.03,
  )
  assertNear(
    share((row) => row.overtime === 'Yes'),
    0.28,
    0.03,
  )
  assertNear(
    share((row) => row.engagement_score === null),
    0.1,
    0.02,
  )
  assertNear(
    share((row) => row.satisfaction_score === null),
    0.12,
    0.015,
  )
  const ages = many.map(({ age }) => age).sort((a, b) => a - b)
  assert.ok(ages[0]! >= 18 && ages.at(-1)! <= 66)
  assertNear(ages[ages.length >> 1]!, 39, 3)
})

test('nobody has been there since before 18 or was promoted before joining', () => {
  assert.ok(many.every(({ age, tenure_years: tenure }) => age - tenure >= 18))
  assert.ok(
    many.every(({ tenure_years: tenure, months_since_promotion: months }) => months <= 12 * tenure + 1),
  )
})

test('the flaws are there: a leak, repeats, padded labels, impossible numbers', () => {
  assert.ok(many.every((row) => (row.last_day !== null) === (row.left_company === 'Yes')))
  assert.equal(many.length, 12_000 + Math.round(12_000 * sampleTruth.flaws.duplicateRows))
  assertNear(
    share((row) => row.department.endsWith(' ')),
    sampleTruth.flaws.paddedDepartment,
    0.006,
  )
  assert.ok(share((row) => row.commute_km === 9999) > 0)
  assert.ok(share((row) => row.monthly_pay > 20_000) > 0)
})

test('part-time work is the proxy for gender, and carries a difference that gender does not cause', () => {
  const partTime = (gender: string): number =>
    share(
      (row) => row.part_time === 'Yes',
      (row) => row.gender === gender,
    )
  assertNear(partTime('F'), 0.37, 0.04)
  assertNear(partTime('M'), 0.085, 0.03)
  const leaving = (gender: string): number =>
    share(
      (row) => row.left_company === 'Yes',
      (row) => row.gender === gender,
    )
  assert.ok(leaving('F') > leaving('M'))
})

test('each planted effect moves the log-odds as declared, and only between its ends', () => {
  const centre = Object.fromEntries(sampleTruth.effects.map((each) => [each.column, each.centre])) as never
  assertNear(leavingLogOdds(centre), sampleTruth.intercept, 1e-12)
  for (const { column, logOdds, per, from, upTo } of sampleTruth.effects) {
    const at = (value: number): number => leavingLogOdds({ ...(centre as object), [column]: value } as never)
    assertNear(at(upTo) - at(from), (logOdds * (upTo - from)) / per, 1e-9)
    assert.equal(at(upTo + 100), at(upTo))
  }
})

test('a plain logistic regression finds the sign of every planted effect it can see', () => {
  const drivers: Record<string, (row: SampleRow) => number> = {
    overtime: (row) => Number(row.overtime === 'Yes'),
    engagement: (row) => row.engagement_score ?? Number.NaN,
    satisfaction: (row) => row.satisfaction_score ?? Number.NaN,
    months_since_promotion: (row) => Math.min(48, Math.max(12, row.months_since_promotion)),
    tenure_years: (row) => Math.min(5, row.tenure_years),
    commute_km: (row) => Math.min(60, Math.max(10, row.commute_km)),
    manager_changes: (row) => row.manager_changes,
    training_hours: (row) => row.training_hours ?? Number.NaN,
    part_time: (row) => Number(row.part_time === 'Yes'),
    relative_pay: (row) => Math.log(row.monthly_pay / levelPay[row.job_level - 1]!),
  }
  const names = Object.keys(drivers)
  const rows = many
    .map((row) => ({ x: names.map((name) => drivers[name]!(row)), y: Number(row.left_company === 'Yes') }))
    .filter(({ x }) => x.every(Number.isFinite))
  const slopes = fitLogistic(rows)
  names.forEach((name, index) => {
    const planted = sampleTruth.effects.find(({ column }) => column === name)!
    assert.equal(Math.sign(slopes[index]!), Math.sign(planted.logOdds), `${name}: ${slopes[index]}`)
  })
})

const levelPay = [2400, 3100, 4200, 5900, 8800]

function share(holds: (row: SampleRow) => boolean, among: (row: SampleRow) => boolean = () => true): number {
  const rows = many.filter(among)
  return rows.filter(holds).length / rows.length
}

function assertNear(value: number, expected: number, tolerance: number): void {
  assert.ok(Math.abs(value - expected) <= tolerance, `${value} is not within ${tolerance} of ${expected}`)
}

/** Gradient descent on standardised columns; the slopes without the intercept. */
function fitLogistic(rows: readonly { readonly x: readonly number[]; readonly y: number }[]): number[] {
  const width = rows[0]!.x.length
  const columns = Array.from({ length: width }, (_, j) => standardised(rows.map(({ x }) => x[j]!)))
  const slopes = Array.from({ length: width + 1 }, () => 0)
  for (let step = 0; step < 150; step++) {
    const gradient = slopes.map(() => 0)
    rows.forEach(({ y }, i) => {
      let margin = slopes[width]!
      for (let j = 0; j < width; j++) margin += slopes[j]! * columns[j]![i]!
      const off = 1 / (1 + Math.exp(-margin)) - y
      for (let j = 0; j < width; j++) gradient[j]! += off * columns[j]![i]!
      gradient[width]! += off
    })
    slopes.forEach((_, j) => (slopes[j]! -= (2 * gradient[j]!) / rows.length))
  }
  return slopes.slice(0, width)
}

function standardised(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
  return values.map((value) => (value - mean) / sd)
}
