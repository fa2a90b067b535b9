import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AppError } from '@cadre/core'
import { createRandom, deriveSeed } from '@cadre/learn'
import type { Random } from '@cadre/learn'
import { readTableAs } from '../ingest/index.ts'
import { predictRows, reasonsOfRows } from '../serve/index.ts'
import { forged, people, peopleSource, studyBundle, textOf } from './bundle.fixture.ts'
import { openBundle } from './open-bundle.ts'
import { createSigningKey } from '@cadre/core/signing'

// Bundles that somebody edited and signed with a key of their own: they open or are refused, and what opens scores.

const mutations = { model: 35, other: 20 }
const key = createSigningKey()
const someRows = people().slice(0, 3)
const parts = ['model', 'pipeline', 'schema', 'card', 'metrics', 'audit', 'reference', 'lineage'] as const

type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

/** A copy with one value somewhere in it made another. */
function mutated(json: Json, random: Random): Json {
  const copy = structuredClone(json)
  const places: (readonly [holder: Json[] | Record<string, Json>, key: string])[] = []
  const visit = (value: Json): void => {
    if (typeof value !== 'object' || value === null) return
    const holder = value as Record<string, Json>
    for (const [name, inner] of Object.entries(value)) {
      places.push([holder, name])
      visit(inner)
    }
  }
  visit(copy)
  const [holder, name] = places[random.integer(places.length)]!
  const old = (holder as Record<string, Json>)[name]!
  if (Array.isArray(holder) && random.next() < 0.2) holder.splice(Number(name), random.integer(2), old, old)
  else if (!Array.isArray(holder) && random.next() < 0.15) delete holder[name]
  else (holder as Record<string, Json>)[name] = otherThan(old, random)
  return copy
}

const strangers: readonly Json[] = [
  null,
  true,
  -1,
  0,
  0.5,
  7,
  1e9,
  2 ** 31,
  1e308,
  '',
  'x',
  '__proto__',
  [],
  [0],
  {},
  { kind: 'x' },
]

function otherThan(old: Json, random: Random): Json {
  const stranger = strangers[random.integer(strangers.length)]!
  if (random.next() < 0.4) return stranger
  if (typeof old === 'number') return [old + 1, -old, old * 1e6, Math.round(old)][random.integer(4)]!
  if (typeof old === 'string') return otherText(old, random)
  if (Array.isArray(old))
    return [old.slice(1), old.toReversed(), [...old, ...old], old.slice(0, -1)][random.integer(4)]!
  return stranger
}

/** Trees are kept as base64: other letters are other nodes. */
function otherText(old: string, random: Random): string {
  const at = random.integer(old.length + 1)
  return [
    `${old.slice(0, at)}A${old.slice(at + 1)}`,
    old.slice(0, at),
    `${old.slice(0, at)}////${old.slice(at + 4)}`,
    `${old}AAAA`,
  ][random.integer(4)]!
}

const studies = [
  ['logistic-regression', 'multiclass', parts],
  ['text-logistic', 'binary', ['model']],
  ['gradient-boosting', 'binary', ['model']],
  ['random-forest', 'multiclass', ['model']],
  ['additive', 'regression', ['model']],
] as const

for (const [learner, task, edited] of studies) {
  test(`an edited bundle of ${learner} is refused, or opens and scores`, async () => {
    const files = await studyBundle(learner, { task, protected: ['Age'] })
    const random = createRandom(deriveSeed(11, learner))
    const counts = { opened: 0, refused: 0 }
    for (const part of edited) {
      const json = JSON.parse(textOf(files, `${part}.json`)) as Json
      for (let mutation = 0; mutation < mutations[part === 'model' ? 'model' : 'other']; mutation++) {
        const changes = { [`${part}.json`]: JSON.stringify(mutated(json, random)) }
        counts[(await opensAndScores(forged(files, changes, key), changes)) ? 'opened' : 'refused']++
      }
    }
    assert.ok(counts.opened > 0 && counts.refused > 0, JSON.stringify(counts))
  })
}

async function opensAndScores(files: ReadonlyMap<string, Uint8Array>, changes: object): Promise<boolean> {
  try {
    const bundle = openBundle('bundle', files)
    for await (const { table } of readTableAs(peopleSource(someRows), bundle.pipeline.schema, {
      optional: 'all',
    }).parts()) {
      const { predictions, outputs } = predictRows(bundle, table)
      assert.equal(predictions.length, 3 * outputs)
      const { reasons } = await reasonsOfRows(bundle, table, { predictions, limit: 3 })
      assert.equal(reasons.length, 3)
    }
    return true
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith('bundle-')) return false
    throw new Error(`${JSON.stringify(changes).slice(0, 2000)}`, { cause: error })
  }
}
