import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AppError } from '@cadre/core'
import { importXgboost } from './import-xgboost.ts'
import { bytesOf, golden, tableOf } from './xgboost.fixture.ts'

interface Loose {
  [name: string]: Loose
}

/** The model of a case with something changed. */
function changed(name: string, change: (learner: Loose, model: Loose) => void): Uint8Array {
  const copy = structuredClone(golden.cases[name]!.model) as unknown as Loose
  change(copy['learner']!, copy['learner']!['gradient_booster']!['model']!)
  return bytesOf(copy)
}

function refused(bytes: Uint8Array, code: string, message: RegExp): void {
  assert.throws(
    () => importXgboost('model.json', bytes),
    (error) => {
      assert.ok(error instanceof AppError)
      assert.equal(error.code, code)
      assert.match(error.message, message)
      return true
    },
  )
}

const set = (place: Loose, key: string, value: unknown): void => void (place[key] = value as Loose)

test('a base_score is read as a number in a text and as a list in a text', () => {
  const list = changed('binary', (learner) => set(learner['learner_model_param']!, 'base_score', '[2.5E-1]'))
  const number = changed('binary', (learner) => set(learner['learner_model_param']!, 'base_score', '2.5E-1'))
  const base = (bytes: Uint8Array): number => importXgboost('model.json', bytes).fitted.ensemble.base[0]!
  assert.ok(Math.abs(base(list) - Math.log(1 / 3)) < 1e-12)
  assert.equal(base(number), base(list))
})

test('names of categories beyond ASCII, which XGBoost garbles, are asked for and not guessed', () => {
  const garbled = changed('category', (_, model) => {
    const { values } = (model['cats']!['enc'] as unknown as { values: number[] }[])[3]!
    values[0] = -61
    values[1] = -124
  })
  refused(garbled, 'usage', /categories of "team" as codes without names that can be read.*--levels/)
  const { levels } = importXgboost('model.json', bytesOf(golden.cases['category']!.model)).features[3]!
  const named = importXgboost('model.json', garbled, { levels: { team: levels! } })
  const whole = importXgboost('model.json', bytesOf(golden.cases['category']!.model))
  const table = tableOf(golden.cases['category']!, whole.features)
  assert.deepEqual(named.fitted.predictMargin(table), whole.fitted.predictMargin(table))
})

test('early stopping is said, and all trees are used', () => {
  const stopped = changed('binary', (learner) => set(learner, 'attributes', { best_iteration: '1' }))
  assert.match(importXgboost('model.json', stopped).notes.join(' '), /iteration 1 best; all 4 trees are used/)
})

test('a tree whose links run in a circle is refused', () => {
  const circle = changed('binary', (_, model) => {
    const trees = model['trees'] as unknown as { left_children: number[] }[]
    trees[0]!.left_children[1] = 0
  })
  refused(circle, 'file-format', /trees\[0\] is no tree: node 1 leads to node 0/)
})

test('what has no equal here is refused by its name, with a way out', () => {
  const objective = changed('binary', (learner) => set(learner['objective']!, 'name', 'rank:ndcg'))
  refused(
    objective,
    'file-format',
    /"rank:ndcg", which cannot be taken over. Objectives that can: binary:logistic/,
  )
  const targets = changed('regression', (learner) => set(learner['learner_model_param']!, 'num_target', '2'))
  refused(targets, 'file-format', /predicts 2 targets at once; train one model for each/)
  const vectors = changed('binary', (_, model) => {
    const trees = model['trees'] as unknown as { tree_param: Record<string, string> }[]
    trees[0]!.tree_param['size_leaf_vector'] = '3'
  })
  refused(vectors, 'file-format', /leaves with several values.*one_output_per_tree/)
})

test('a feature that is split both as a number and as a category is refused', () => {
  const both = changed('category', (learner) => {
    const types = learner['feature_types'] as unknown as string[]
    types[0] = 'c'
  })
  refused(both, 'file-format', /both as a number and as a category/)
})
