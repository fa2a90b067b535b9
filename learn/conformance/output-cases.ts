import assert from 'node:assert/strict'
import { ndcg } from '../metrics/ranking.ts'
import type { Fitted, Target } from '../estimator.ts'
import { LearnError } from '../learn-error.ts'
import { assertClose, assertFinite, resultOrLearnError } from './subject.ts'
import type { Case } from './subject.ts'

/** What a model says of itself, and how its numbers hang together. */
export const outputCases: readonly Case[] = [
  {
    name: 'a model tells its task, classes, link and outputs',
    async run({ fit, target, task, unseen }) {
      const fitted = await fit()
      assert.equal(fitted.task, task)
      assert.deepEqual(fitted.classes, target.classes)
      assert.equal(fitted.outputs, task === 'multiclass' ? target.classes.length : 1)
      assert.equal(fitted.predict(unseen).length, unseen.rowCount * fitted.outputs)
      assert.equal(fitted.predictMargin(unseen).length, unseen.rowCount * fitted.outputs)
      assertFinite(fitted.predictMargin(unseen), 'margins')
    },
  },
  {
    name: 'a prediction is the link of its margin',
    async run({ fit, unseen }) {
      const fitted = await fit()
      assertClose(fitted.predict(unseen), linked(fitted, fitted.predictMargin(unseen)), 1e-12)
    },
  },
  {
    name: 'probabilities lie between 0 and 1 and sum to 1',
    async run({ fit, unseen, task }) {
      if (task === 'regression') return
      const { outputs, predict } = await fit()
      const predictions = predict(unseen)
      assert.ok(predictions.every((probability) => probability >= 0 && probability <= 1))
      if (outputs === 1) return
      for (let row = 0; row < unseen.rowCount; row++) {
        const sum = predictions.slice(row * outputs, (row + 1) * outputs).reduce((a, b) => a + b, 0)
        assert.ok(Math.abs(sum - 1) < 1e-9, `row ${row} sums to ${sum}`)
      }
    },
  },
  {
    name: 'contributions and base add up to the margin',
    async run({ fit, unseen }) {
      const fitted = await fit()
      if (!fitted.explain) return
      const { names, base, values } = fitted.explain(unseen)
      const margins = fitted.predictMargin(unseen)
      const known = new Set(unseen.columns.map(({ name }) => name))
      assert.ok(
        names.every((name) => known.has(name)),
        `columns are named as given: ${names.join(', ')}`,
      )
      assert.equal(new Set(names).size, names.length)
      assert.equal(base.length, fitted.outputs)
      assert.equal(values.length, margins.length * names.length)
      const sums = margins.map((_, index) => {
        const contributions = values.subarray(index * names.length, (index + 1) * names.length)
        return contributions.reduce((sum, value) => sum + value, base[index % fitted.outputs]!)
      })
      assertClose(sums, margins, 1e-9)
    },
  },
  {
    name: 'what columns do together is symmetric and adds up to what each contributes',
    async run({ fit, unseen }) {
      const fitted = await fit()
      if (!fitted.interactions) return
      const { names, base, values } = fitted.interactions(unseen)
      const whole = fitted.explain?.(unseen)
      assert.deepEqual([names, base], [whole?.names, whole?.base])
      const width = names.length
      const sums = Float64Array.from(whole!.values, (_, cell) =>
        values.subarray(cell * width, (cell + 1) * width).reduce((sum, value) => sum + value, 0),
      )
      assertClose(sums, whole!.values, 1e-9)
      const turned = values.map((_, at) => {
        const start = at - (at % width ** 2)
        return values[start + (at % width) * width + Math.floor((at - start) / width)]!
      })
      assertClose(turned, values, 1e-12)
    },
  },
  {
    name: 'a learner that is more than a baseline learns what there is to learn',
    async run({ fit, definition, table, target }) {
      if (definition.complexity === 0) return
      const fitted = await fit()
      if (definition.ranks) return assertRanks(fitted.predict(table), target)
      const error = meanError(fitted, fitted.predict(table), target.values)
      const blind = meanError(fitted, blindPredictions(fitted, target.values), target.values)
      assert.ok(error < 0.9 * blind, `its mean error is ${error}, that of guessing the mean ${blind}`)
    },
  },
]

function assertRanks(scores: Float64Array, { values, queries }: Target): void {
  const reached = ndcg(values, scores, { queries })
  const blind = ndcg(values, new Float64Array(values.length), { queries })
  assert.ok(reached > blind + 0.1, `its NDCG is ${reached}, that of no order ${blind}`)
}

/** Cancelling, wherever a learner looks whether it should stop. */
export const cancelCases: readonly Case[] = [
  {
    name: 'a fit that is cancelled before it starts, or wherever it looks, stops as cancelled',
    async run({ fit }) {
      const looks = await countLooks(Infinity, fit)
      assert.ok(looks.count > 0, 'it looks at its signal')
      assert.ok(!(looks.result instanceof LearnError), 'uncancelled, it ends well')
      for (const stopAt of new Set([0, Math.floor(looks.count / 2), looks.count - 1])) {
        const { result } = await countLooks(stopAt, fit)
        assert.ok(result instanceof LearnError, `cancelled at look ${stopAt} of ${looks.count}, it goes on`)
        assert.equal(result.code, 'cancelled')
      }
    },
  },
  {
    name: 'progress rises from 0 to 1',
    async run({ fit }) {
      const seen: number[] = []
      await fit({ onProgress: (done) => seen.push(done) })
      assert.ok(
        seen.every((done, index) => done >= (seen[index - 1] ?? 0) && done <= 1),
        seen.join(' '),
      )
    },
  },
]

/** Fits under a signal that fires after it was looked at so many times. */
async function countLooks(
  stopAfter: number,
  fit: (options: { signal: AbortSignal }) => Promise<Fitted>,
): Promise<{ readonly count: number; readonly result: Fitted | LearnError }> {
  let count = 0
  const signal = Object.defineProperty(new AbortController().signal, 'aborted', {
    get: () => count++ >= stopAfter,
  })
  const result = await resultOrLearnError(() => fit({ signal }))
  return { count, result }
}

function linked({ link, outputs }: Fitted, margins: Float64Array): Float64Array {
  if (link === 'identity') return margins
  if (link === 'logit') return margins.map((margin) => 1 / (1 + Math.exp(-margin)))
  return margins.map((margin, index) => {
    const start = index - (index % outputs)
    const row = margins.subarray(start, start + outputs)
    return 1 / row.reduce((sum, other) => sum + Math.exp(other - margin), 0)
  })
}

/** Mean distance between what is predicted of the true class (or number) and the truth. */
function meanError({ task, outputs }: Fitted, predictions: Float64Array, truth: Float64Array): number {
  const errors = truth.map((value, row) => {
    if (task === 'multiclass') return 1 - predictions[row * outputs + value]!
    return Math.abs(value - predictions[row]!)
  })
  return errors.reduce((sum, error) => sum + error, 0) / errors.length
}

function blindPredictions({ task, outputs }: Fitted, truth: Float64Array): Float64Array {
  if (task !== 'multiclass') {
    const mean = truth.reduce((sum, value) => sum + value, 0) / truth.length
    return new Float64Array(truth.length).fill(mean)
  }
  const shares = new Float64Array(outputs)
  for (const value of truth) shares[value]! += 1 / truth.length
  return Float64Array.from({ length: truth.length * outputs }, (_, index) => shares[index % outputs]!)
}
