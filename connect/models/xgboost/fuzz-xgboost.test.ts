import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AppError } from '@cadre/core'
import { createRandom } from '@cadre/learn'
import type { Random } from '@cadre/learn'
import { importXgboost } from './import-xgboost.ts'
import { bytesOf, golden, tableOf } from './xgboost.fixture.ts'

const example = golden.cases['multiclass']!
const seeds = {
  JSON: bytesOf(example.model),
  UBJSON: Uint8Array.from(Buffer.from(golden.cases['binary']!.ubjson!, 'hex')),
}

for (const [format, whole] of Object.entries(seeds))
  test(`${format} with bytes changed, cut or repeated is taken over or refused, never a crash`, () => {
    const random = createRandom(5)
    for (let i = 0; i < 400; i++) tryMutant(mutateBytes(whole, random))
  })

test('a model with one value exchanged for another is taken over or refused, never a crash', () => {
  const random = createRandom(6)
  let taken = 0
  for (let i = 0; i < 1500; i++) if (tryMutant(bytesOf(exchangeOne(example.model, random)))) taken++
  // Most of a model is figures, any of which may stand there.
  assert.ok(taken > 100 && taken < 1400, `${taken} of 1500`)
})

/** True when it was taken over; then it predicts too. */
function tryMutant(bytes: Uint8Array): boolean {
  try {
    const { fitted, features } = importXgboost('mutant.json', bytes)
    const known = features.every(({ name }) => name in example.columns)
    if (known) assert.equal(fitted.predictMargin(tableOf(example, features)).length % fitted.outputs, 0)
    return true
  } catch (error) {
    assert.ok(error instanceof AppError, String(error))
    assert.match(error.message, /"mutant\.json"|^The model/)
    return false
  }
}

function mutateBytes(whole: Uint8Array, random: Random): Uint8Array {
  const bytes = whole.slice()
  for (let change = 0; change <= random.integer(3); change++)
    bytes[random.integer(bytes.length)] = random.integer(256)
  const at = random.integer(bytes.length)
  const way = random.integer(3)
  if (way === 0) return bytes
  return way === 1
    ? bytes.subarray(0, at)
    : Uint8Array.of(...bytes.subarray(0, at), ...bytes.subarray(at >> 1))
}

const odd: readonly unknown[] = [
  null,
  -1,
  0,
  1,
  3,
  1e9,
  2 ** 32,
  0.5,
  '',
  '-1',
  'x',
  [],
  {},
  true,
  [1],
  '[1,2]',
  'NaN',
]

function exchangeOne(model: unknown, random: Random): unknown {
  const copy = structuredClone(model)
  let place = copy as Record<string, unknown>
  for (;;) {
    const keys = Object.keys(place)
    const key = keys[random.integer(keys.length)]!
    const next = place[key]
    const isBranch = typeof next === 'object' && next !== null && Object.keys(next).length > 0
    if (isBranch && random.next() < 0.92) {
      place = next as Record<string, unknown>
      continue
    }
    if (random.next() < 0.1) delete place[key]
    else place[key] = odd[random.integer(odd.length)]
    return copy
  }
}
