import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '../../random.ts'
import { aalenJohansen } from '../../survival/aalen-johansen.ts'
import type { SurvivalTarget } from '../../survival/survival-target.ts'
import { horizonCalibration } from './horizon-calibration.ts'
import { incidenceByPerson } from './incidence-by-person.ts'

const horizon = 6
const times = [1, 2, 3, 4, 5, 6]
const rate = 0.06
/** What is true at the end: of two causes as common as each other, the first has come. */
const truth = (1 - Math.exp(-2 * rate * horizon)) / 2

/** People of whom each stands in so many rows that all tell the same. */
function made(seed: number, { people = 80, rowsEach = 6 } = {}) {
  const random = createRandom(seed)
  const persons = Array.from({ length: people }, () => {
    const time = -Math.log(1 - random.next()) / (2 * rate)
    return { exit: Math.min(time, horizon * 1.001), event: time > horizon ? 0 : 1 + random.integer(2) }
  })
  const rows = persons.flatMap((one, person) => Array.from({ length: rowsEach }, () => ({ ...one, person })))
  const target: SurvivalTarget = {
    entry: new Float64Array(rows.length),
    exit: Float64Array.from(rows, ({ exit }) => exit),
    event: Int32Array.from(rows, ({ event }) => event),
    causes: ['asked', 'other'],
  }
  return { target, people: Int32Array.from(rows, ({ person }) => person) }
}

test('intervals over people hold the truth as often as they say, where those over rows do not by far', () => {
  const seeds = 120
  let [byPerson, byRow] = [0, 0]
  for (let seed = 1; seed <= seeds; seed++) {
    const { target, people } = made(seed)
    const { low, high } = incidenceByPerson(target, { times, code: 1, people, seed }).at(-1)!
    if (low <= truth && truth <= high) byPerson++
    const [curve] = aalenJohansen(target).causes
    if (curve!.low.at(-1)! <= truth && truth <= curve!.high.at(-1)!) byRow++
  }
  assert.ok(byPerson >= 0.9 * seeds && byPerson < seeds, `over people ${byPerson} of ${seeds}`)
  assert.ok(byRow < 0.75 * seeds, `over rows ${byRow} of ${seeds}`)
})

test('how often each person is told changes nothing, and where each stands once it is the interval over rows, nearly', () => {
  const once = made(3, { rowsEach: 1 })
  const often = made(3, { rowsEach: 9 })
  const of = ({ target, people }: typeof once) => incidenceByPerson(target, { times, code: 1, people })
  for (const [at, { value, low, high }] of of(often).entries()) {
    const own = of(once)[at]!
    assert.ok(Math.abs(value - own.value) < 1e-9 && Math.abs(low - own.low) < 1e-9)
    assert.ok(Math.abs(high - own.high) < 1e-9)
  }
  const [curve] = aalenJohansen(once.target).causes
  const { low, high } = of(once).at(-1)!
  const width = curve!.high.at(-1)! - curve!.low.at(-1)!
  assert.ok(Math.abs((high - low) / width - 1) < 0.25, `${high - low} beside ${width}`)
})

test('calibration by the horizon has intervals over people where it is told who they are', () => {
  const { target, people } = made(5)
  const probabilities = new Float64Array(people.length).fill(0.25)
  const options = { horizon, groups: 1, cause: 'asked' }
  const [byRow] = horizonCalibration(target, probabilities, options)
  const [byPerson] = horizonCalibration(target, probabilities, { ...options, people })
  const widthOf = ({ low, high }: { low: number; high: number }): number => high - low
  assert.ok(Math.abs(byRow!.observed!.value - byPerson!.observed!.value) < 1e-9)
  // Six rows say what one says: the square root of six times as wide.
  const ratio = widthOf(byPerson!.observed!) / widthOf(byRow!.observed!)
  assert.ok(ratio > 1.9 && ratio < 3.1, String(ratio))
})
