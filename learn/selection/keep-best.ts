import { meanLoss } from './choose-configuration.ts'
import type { FitRowsOutput } from './fit-rows.ts'

export interface Keeper {
  add(configuration: number, fold: number, output: FitRowsOutput): void
  /** The outputs by fold, when they were kept. */
  of(configuration: number): readonly FitRowsOutput[] | undefined
}

/**
 * Keeps the predictions of configurations that may yet be chosen, the default (0) and the best, so
 * that memory does not grow with the number of configurations.
 */
export function createKeeper(foldCount: number): Keeper {
  const outputs = new Map<number, (FitRowsOutput | undefined)[]>()
  const complete = new Map<number, number>()

  function dropBeaten(): void {
    const [best] = [...complete].sort(([a, lossA], [b, lossB]) => (lossA === lossB ? a - b : lossA - lossB))
    for (const configuration of complete.keys()) {
      if (configuration === 0 || configuration === best![0]) continue
      outputs.delete(configuration)
      complete.delete(configuration)
    }
  }

  return {
    add(configuration, fold, output) {
      const ofFolds = outputs.get(configuration) ?? Array.from<undefined>({ length: foldCount })
      ofFolds[fold] = output
      outputs.set(configuration, ofFolds)
      const done = ofFolds.filter((each) => each !== undefined)
      if (done.length < foldCount) return
      complete.set(configuration, meanLoss(done.map(({ loss }) => loss)))
      dropBeaten()
    },
    of(configuration) {
      const ofFolds = complete.has(configuration) ? outputs.get(configuration) : undefined
      return ofFolds?.filter((each) => each !== undefined)
    },
  }
}
