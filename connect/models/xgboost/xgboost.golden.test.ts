import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fittedFromJson } from '@cadre/lifecycle/learners'
import { importXgboost } from './import-xgboost.ts'
import { bytesOf, golden, tableOf } from './xgboost.fixture.ts'

for (const [name, example] of Object.entries(golden.cases)) {
  const { fitted, features, version } = importXgboost(`${name}.json`, bytesOf(example.model))
  const table = tableOf(example, features)

  test(`${name}: margins and predictions are those of XGBoost ${golden.xgboost} to 1e-6`, () => {
    assert.equal(version, golden.xgboost)
    near(fitted.predictMargin(table), example.margins.flat(), 1e-6)
    near(fitted.predict(table), example.predictions.flat(), 1e-6)
  })

  test(`${name}: contributions are those of XGBoost to 1e-5`, () => {
    const { base, values } = fitted.explain!(table)
    const width = features.length
    const ours = Array.from({ length: values.length / width }, (_, cell) => [
      ...values.subarray(cell * width, (cell + 1) * width),
      base[cell % base.length]!,
    ])
    near(ours.flat(), example.contributions.flat(2), 1e-5)
  })

  test(`${name}: stored as our own model it predicts the same to the bit`, () => {
    const again = fittedFromJson(
      JSON.parse(JSON.stringify(fitted.toJSON())) as ReturnType<typeof fitted.toJSON>,
    )
    assert.deepEqual(again.predictMargin(table), fitted.predictMargin(table))
  })
}

test('UBJSON holds the same model as JSON', () => {
  const { model, ubjson } = golden.cases['binary']!
  const fromJson = importXgboost('model.json', bytesOf(model))
  const fromUbjson = importXgboost('model.ubj', Uint8Array.from(Buffer.from(ubjson!, 'hex')))
  assert.deepEqual(fromUbjson.fitted.toJSON(), fromJson.fitted.toJSON())
})

/** Near in the larger of absolute and relative terms: XGBoost sums in float32. */
function near(ours: ArrayLike<number>, theirs: readonly number[], tolerance: number): void {
  assert.equal(ours.length, theirs.length)
  theirs.forEach((value, i) => {
    const gap = Math.abs(ours[i]! - value)
    assert.ok(gap <= tolerance * Math.max(1, Math.abs(value)), `${i}: ${ours[i]} is not ${value}`)
  })
}
