import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LearnError, createRandom } from '@cadre/learn'
import type { Target } from '@cadre/learn'
import { categoryColumn, createTable, numberColumn, takeRows } from '@cadre/learn/table'
import type { AttributeAudit } from './index.ts'
import { auditPredictions } from './index.ts'

/** People of one group: so many, of whom so many are selected; every second one has the outcome. */
interface Group {
  readonly name: string | null
  readonly total: number
  readonly selected: number
}

function auditOf(groups: readonly Group[]): AttributeAudit {
  const people = groups.flatMap(({ name, total, selected }) =>
    Array.from({ length: total }, (_, index) => ({
      name,
      score: index < selected ? 0.8 : 0.2,
      label: index % 2,
    })),
  )
  const target: Target = {
    task: 'binary',
    values: Float64Array.from(people, ({ label }) => label),
    classes: ['no', 'yes'],
  }
  const column = categoryColumn(
    'Gender',
    people.map(({ name }) => name),
  )
  const [audit] = auditPredictions({
    protectedColumns: createTable([column]),
    target,
    predictions: Float64Array.from(people, ({ score }) => score),
  })
  return audit!
}

test('a sure ratio under four fifths is said with its figures, interval and test, and what to do', () => {
  const { finding, impactRatio } = auditOf([
    { name: 'Female', total: 200, selected: 40 },
    { name: 'Male', total: 300, selected: 120 },
  ])
  assert.match(
    finding,
    /^The model would select 20.0 % of "Female" and 40.0 % of "Male": a ratio of 0.50 \(95 % interval 0.37 to 0.68\)/,
  )
  assert.match(
    finding,
    /below four fifths and more than chance would explain \(p < 0.001, two-proportion z test\)\. Assess why, and mitigate/,
  )
  assert.equal(impactRatio.isBelowFourFifths, true)
  assert.equal(impactRatio.oneSelectionFlips, false)
})

test('a ratio under four fifths among few people is not said to be more than chance', () => {
  const { finding, impactRatio } = auditOf([
    { name: 'Female', total: 30, selected: 3 },
    { name: 'Male', total: 30, selected: 4 },
  ])
  assert.equal(impactRatio.test, 'fisher')
  assert.match(finding, /below four fifths, but chance could explain it \(p = 1.00, Fisher’s exact test\)/)
  assert.match(finding, /One different selection would turn this finding\./)
})

test('a sure difference above four fifths is still said', () => {
  const { finding } = auditOf([
    { name: 'Female', total: 4000, selected: 3600 },
    { name: 'Male', total: 4000, selected: 3900 },
  ])
  assert.match(finding, /above four fifths, yet more than chance would explain/)
})

test('where no difference is shown, the finding says what could not have been', () => {
  const { finding, impactRatio } = auditOf([
    { name: 'Female', total: 100, selected: 40 },
    { name: 'Male', total: 100, selected: 41 },
  ])
  assert.match(
    finding,
    /no difference is shown .* That does not show that there is none: this many people would show only ratios of 0\.\d\d or less \(80 % power\)/,
  )
  assert.ok(impactRatio.minimumDetectableRatio! > 0.4 && impactRatio.minimumDetectableRatio! < 0.7)
})

test('fewer than two groups of 30 people are not enough evidence, and their rates are shown', () => {
  const { finding, impactRatio, groups, gaps } = auditOf([
    { name: 'Female', total: 12, selected: 3 },
    { name: 'Male', total: 90, selected: 30 },
  ])
  assert.equal(impactRatio.evidence, 'not enough evidence')
  assert.match(
    finding,
    /^There is not enough evidence to compare groups: only one group has at least 30 people\./,
  )
  assert.deepEqual(
    groups.map(({ group, count, isSmall }) => [group, count, isSmall]),
    [
      ['Male', 90, false],
      ['Female', 12, true],
    ],
  )
  assert.equal(groups[1]?.selectionRate?.value, 0.25)
  assert.deepEqual(gaps, {})
})

test('a model that selects nobody leaves nothing to compare', () => {
  const { finding, impactRatio } = auditOf([
    { name: 'Female', total: 50, selected: 0 },
    { name: 'Male', total: 50, selected: 0 },
  ])
  assert.equal(impactRatio.evidence, 'no selections')
  assert.match(finding, /^Nobody in a group of 30 or more is selected \(a score of at least 0.5\)/)
})

test('groups under five people are one row, which shows no rate while it has fewer than five', () => {
  const large = [
    { name: 'a', total: 60, selected: 30 },
    { name: 'b', total: 60, selected: 30 },
  ]
  const few = auditOf([...large, { name: 'c', total: 2, selected: 2 }, { name: 'd', total: 2, selected: 0 }])
  assert.deepEqual(few.groups.at(-1), {
    group: 'groups of fewer than 5 people',
    count: 4,
    isSmall: true,
    isMerged: true,
  })
  assert.match(few.finding, /4 people in still smaller groups are shown together\./)
  const more = auditOf([...large, { name: 'c', total: 3, selected: 3 }, { name: 'd', total: 3, selected: 3 }])
  assert.equal(more.groups.at(-1)?.selectionRate?.value, 1)
  assert.notEqual(more.impactRatio.highestGroup, 'groups of fewer than 5 people')
})

test('people of unknown group are counted and left out of every rate', () => {
  const groups = [
    { name: 'a', total: 60, selected: 20 },
    { name: 'b', total: 60, selected: 30 },
  ]
  const known = auditOf(groups)
  const withUnknown = auditOf([...groups, { name: null, total: 17, selected: 17 }])
  assert.equal(withUnknown.unknown, 17)
  assert.deepEqual(withUnknown.groups, known.groups)
  assert.match(withUnknown.finding, /For 17 people the group is not known; they are left out of the rates\./)
})

function people(rows: number): {
  table: ReturnType<typeof createTable>
  random: ReturnType<typeof createRandom>
} {
  const random = createRandom(rows)
  const table = createTable([
    categoryColumn(
      'Gender',
      Array.from({ length: rows }, () => (random.next() < 0.4 ? 'Female' : 'Male')),
    ),
    numberColumn(
      'Age',
      Array.from({ length: rows }, () => 20 + random.integer(45)),
    ),
  ])
  return { table, random }
}

function binaryCase(rows: number): {
  protectedColumns: ReturnType<typeof createTable>
  target: Target
  predictions: Float64Array
} {
  const { table, random } = people(rows)
  const predictions = Float64Array.from({ length: rows }, () => random.next())
  const values = predictions.map((p) => (random.next() < p ? 1 : 0))
  return { protectedColumns: table, target: { task: 'binary', values, classes: ['no', 'yes'] }, predictions }
}

test('every column is audited, ages twice, and every pair of columns once', () => {
  const audits = auditPredictions(binaryCase(600))
  assert.deepEqual(
    audits.map(({ attribute, isIntersection }) => [attribute, isIntersection]),
    [
      ['Gender', false],
      ['Age', false],
      ['Age (by decade)', false],
      ['Gender × Age', true],
    ],
  )
  for (const { groups, unknown } of audits) {
    assert.equal(
      groups.reduce((sum, { count }) => sum + count, unknown),
      600,
    )
  }
})

test('the order of rows does not change an audit', () => {
  const { protectedColumns, target, predictions } = binaryCase(500)
  const order = createRandom(2).shuffle(Uint32Array.from({ length: 500 }, (_, row) => row))
  const shuffled = auditPredictions({
    protectedColumns: takeRows(protectedColumns, order),
    target: { ...target, values: Float64Array.from(order, (row) => target.values[row]!) },
    predictions: Float64Array.from(order, (row) => predictions[row]!),
  })
  const audits = auditPredictions({ protectedColumns, target, predictions })
  audits.forEach((audit, index) => {
    assert.equal(shuffled[index]!.finding, audit.finding)
    assert.deepEqual(shuffled[index]!.gaps, audit.gaps)
  })
})

test('an audit goes through JSON unchanged and uses no word it should not', () => {
  const { protectedColumns, predictions } = binaryCase(300)
  const random = createRandom(9)
  const targets: Target[] = [
    binaryCase(300).target,
    { task: 'regression', values: predictions.map((p) => 10 * p + random.normal()), classes: [] },
  ]
  for (const target of targets) {
    const audits = auditPredictions({ protectedColumns, target, predictions })
    assert.deepEqual(JSON.parse(JSON.stringify(audits)), audits)
    for (const { finding } of audits)
      assert.doesNotMatch(finding, /\bpass|unbiased|debias|\bfair\b|NaN|undefined|Infinity/i)
  }
})

test('with several classes the audit is of the class whose predictions differ most surely', () => {
  const { table, random } = people(900)
  const codes = (table.columns[0] as ReturnType<typeof categoryColumn>).codes
  const female = (table.columns[0] as ReturnType<typeof categoryColumn>).levels.indexOf('Female')
  const predictions = new Float64Array(900 * 3)
  const values = new Float64Array(900)
  for (let row = 0; row < 900; row++) {
    const high = random.next() < (codes[row] === female ? 0.05 : 0.3)
    const best = high ? 2 : random.integer(2)
    for (let output = 0; output < 3; output++) predictions[row * 3 + output] = output === best ? 0.6 : 0.2
    values[row] = best
  }
  const target: Target = { task: 'multiclass', values, classes: ['low', 'middle', 'high'] }
  const [gender] = auditPredictions({ protectedColumns: table, target, predictions })
  assert.equal(gender!.selection, 'predicted to be "high"')
  assert.equal(gender!.impactRatio.lowestGroup, 'Female')
  assert.ok(gender!.impactRatio.adjustedPValue! >= 3 * gender!.impactRatio.pValue!)
  assert.match(gender!.finding, /^The model predicts "high" for \d/)
})

test('predicted numbers are audited by their means, errors and the share above the median', () => {
  const { table, random } = people(800)
  const codes = (table.columns[0] as ReturnType<typeof categoryColumn>).codes
  const levels = (table.columns[0] as ReturnType<typeof categoryColumn>).levels
  const predictions = Float64Array.from(
    codes,
    (code) => (levels[code] === 'Female' ? 50 : 55) + 5 * random.normal(),
  )
  const target: Target = {
    task: 'regression',
    values: predictions.map((value) => value + random.normal()),
    classes: [],
  }
  const [gender] = auditPredictions({ protectedColumns: table, target, predictions })
  const gap = gender!.gaps.meanPrediction!
  assert.ok(gap.low < 5 && 5 < gap.high && gap.low > 3)
  assert.equal(gender!.selection, 'predicted above the median')
  for (const group of gender!.groups) {
    assert.ok(Math.abs(group.rmse! - 1) < 0.15)
    assert.ok(group.calibrationGap!.low < 0.1 && group.calibrationGap!.high > -0.1)
    assert.equal(group.truePositiveRate, undefined)
  }
  assert.match(
    gender!.finding,
    /puts above the median prediction \d.* The mean prediction is [\d.]+ for "Female" and [\d.]+ for "Male"/,
  )
})

test('predictions of other rows than the columns are refused', () => {
  const { protectedColumns, target, predictions } = binaryCase(40)
  assert.throws(
    () => auditPredictions({ protectedColumns, target, predictions: predictions.subarray(1) }),
    (error: unknown) => error instanceof LearnError && error.code === 'shape',
  )
})

test('other cuts, calibration and scores above the median are told of groups of 30 or more', () => {
  const audit = auditOf([
    { name: 'F', total: 200, selected: 50 },
    { name: 'M', total: 300, selected: 150 },
    { name: 'X', total: 12, selected: 6 },
    { name: 'Y', total: 3, selected: 1 },
    { name: null, total: 5, selected: 5 },
  ])
  // Two scores only, so two cuts: at the lower one everybody is selected.
  const [all, cut] = audit.atCuts!
  assert.deepEqual([all!.cut, all!.selectedShare, cut!.cut], [0.2, 1, 0.8])
  assert.deepEqual(
    cut!.groups.map(({ group, selectionRate, impactRatio }) => [group, selectionRate, impactRatio]),
    [
      ['M', 0.5, 1],
      ['F', 0.25, 0.5],
    ],
  )
  const women = audit.calibration!.find(({ group }) => group === 'F')!
  // Half of those with a score of .8, and half of those with .2, have the outcome.
  assert.ok(Math.abs(women.error - 0.3) < 1e-9)
  assert.ok(!audit.calibration!.some(({ group }) => group !== 'F' && group !== 'M'))
  const { scoring } = audit
  assert.deepEqual(
    scoring!.groups.map(({ group, count, above, isUnderTwoPercent }) => [
      group,
      count,
      above,
      isUnderTwoPercent,
    ]),
    [
      ['M', 300, 150, false],
      ['F', 200, 50, false],
      ['X', 12, 6, false],
    ],
  )
  assert.equal(scoring!.groups[1]!.impactRatio!.value, 0.5)
})
