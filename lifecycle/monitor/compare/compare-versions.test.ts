import { createRandom } from '@cadre/learn'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compareVersions } from './compare-versions.ts'
import type { PairedRow } from './paired-row.ts'

function rowsOf(people: number, { isBlurred = false, known = people } = {}): PairedRow[] {
  const random = createRandom(7)
  return Array.from({ length: people }, (_, at) => {
    const truth = random.next()
    const outcome = Number(random.next() < truth)
    const blurred = isBlurred ? 0.3 + 0.4 * random.next() : truth
    const band = truth > 0.9 ? 'high' : 'usual'
    return {
      subjectId: `p${at}`,
      day: '2026-10-31',
      champion: { score: blurred, band: isBlurred ? 'usual' : band },
      challenger: { score: truth, band },
      outcome: at < known ? outcome : null,
    }
  })
}

test('two versions that say the same agree in everything', () => {
  const { days, figures, outcomes } = compareVersions(rowsOf(400), { task: 'binary', seed: 1 })
  assert.deepEqual([days[0]!.agreement, days[0]!.rankCorrelation, days[0]!.meanDifference], [1, 1, 0])
  assert.deepEqual(outcomes, { known: 400, people: 400 })
  assert.deepEqual(
    figures.map(({ name, difference }) => [name, difference.value]),
    [
      ['logLoss', 0],
      ['brier', 0],
      ['auc', 0],
    ],
  )
})

test('one that knows more is less off on the same outcomes, beyond chance', () => {
  const { figures, days } = compareVersions(rowsOf(400, { isBlurred: true }), { task: 'binary', seed: 1 })
  const figure = (name: string) => figures.find((one) => one.name === name)!
  assert.ok(figure('brier').difference.high < 0 && figure('logLoss').difference.high < 0)
  assert.ok(figure('auc').difference.low > 0)
  assert.ok(days[0]!.agreement < 1 && Math.abs(days[0]!.rankCorrelation!) < 0.2)
})

test('few outcomes give no figures, few people no day, and who has one score alone is counted apart', () => {
  assert.deepEqual(compareVersions(rowsOf(400, { known: 29 }), { task: 'binary', seed: 1 }).figures, [])
  assert.deepEqual(compareVersions(rowsOf(4), { task: 'binary', seed: 1 }).days, [])
  const rows = rowsOf(56)
  const silent = (count: number): PairedRow[] =>
    rows.map((row, at) => (at < count ? { ...row, challenger: { score: null, band: null } } : row))
  const seen = (count: number) => {
    const { onlyChampion, onlyChallenger, people } = compareVersions(silent(count), {
      task: 'binary',
      seed: 1,
    })
    return [onlyChampion, onlyChallenger, people]
  }
  assert.deepEqual(seen(6), [5, 0, 50])
  assert.deepEqual(seen(1), [0, 0, 55], 'counts are in fives')
})

test('rows of one person count together, so repeating them makes nothing surer', () => {
  const rows = rowsOf(100, { isBlurred: true })
  const again = rows.map((row) => ({ ...row, day: '2026-09-30' }))
  const width = (all: readonly PairedRow[]): number => {
    const [figure] = compareVersions(all, { task: 'binary', seed: 1 }).figures
    return figure!.difference.high! - figure!.difference.low!
  }
  assert.ok(Math.abs(width([...rows, ...again]) / width(rows) - 1) < 0.05)
})
