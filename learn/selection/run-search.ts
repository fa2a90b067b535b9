import { runAll } from '../parallel/run-all.ts'
import { deriveSeed } from '../random.ts'
import { chooseConfiguration, meanLoss } from './choose-configuration.ts'
import type { Configuration } from './configurations.ts'
import { fitRowsTask } from './fit-rows.ts'
import type { FitRowsOutput } from './fit-rows.ts'
import type { Fold } from './fold.ts'
import { createKeeper } from './keep-best.ts'
import type { Keeper } from './keep-best.ts'
import { gatherOutOfFold } from './out-of-fold.ts'
import type { OutOfFold } from './out-of-fold.ts'
import type { PlannedSearch } from './plan-search.ts'
import { proposeConfigurations } from './propose-configurations.ts'
import { shareOfFolds } from './rungs.ts'
import { openSearchLog } from './search-log.ts'
import type { FoldScore, SearchFit, SearchLog } from './search-log.ts'

export interface TriedConfiguration {
  readonly params: Configuration
  /** By fold, on all training rows; absent when it was dropped before. */
  readonly losses?: readonly number[]
  readonly loss?: number
  /** Mean milliseconds of one fit on all training rows. */
  readonly fitMs?: number
}

/** The chosen configuration with its out-of-fold predictions, and all that were tried. */
export interface SearchResult extends OutOfFold {
  readonly params: Configuration
  readonly loss: number
  readonly isDefault: boolean
  /** In the order drawn, the default first. */
  readonly tried: readonly TriedConfiguration[]
}

/** What is known of each contender on one share of the rows, by fold. */
type Scores = ReadonlyMap<number, FoldScore[]>

interface Course {
  readonly plan: PlannedSearch
  /** All there are so far. */
  readonly configurations: Configuration[]
  readonly log: SearchLog
  readonly keeper: Keeper
  readonly count: (fits: number) => void
}

/** Configurations proposed at once, so that there is work for several threads; never decided by their number. */
const proposedAtOnce = 3

/** Runs the fits of a planned search and chooses. */
export async function runSearch(plan: PlannedSearch): Promise<SearchResult> {
  const { folds, standardErrors, data } = plan
  const configurations = [...plan.configurations]
  const log = await openSearchLog(plan)
  const keeper = createKeeper(folds.length)
  const course = { plan, configurations, log, keeper, count: createCounter(plan) }
  const scores = plan.strategy === 'tpe' ? await runBatches(course) : await runRungs(course)
  const tried = configurations.map((params, index) => triedOf(params, scores.get(index)))
  const losses = tried.map((each) => each.losses)
  const chosen = chooseConfiguration(losses, { standardErrors })
  const outputs = keeper.of(chosen) ?? (await fitAgain(plan, configurations[chosen]!))
  return {
    ...gatherOutOfFold(data.value.table.rowCount, folds, outputs),
    params: configurations[chosen]!,
    loss: tried[chosen]!.loss!,
    isDefault: chosen === 0,
    tried,
  }
}

/** All configurations on a share of the rows, the better ones on more. */
async function runRungs(course: Course): Promise<Scores> {
  let contenders = Array.from(course.configurations.keys())
  let scores: Scores = new Map()
  for (const [index, rung] of course.plan.rungs.entries()) {
    if (index > 0) contenders = bestOf(contenders, scores, rung.configurations)
    scores = await scoreAll(course, contenders, rung.share)
  }
  return scores
}

/** Batch after batch, each proposed from all batches before it, however their fits fell in time. */
async function runBatches(course: Course): Promise<Scores> {
  const { plan, configurations } = course
  const scores = new Map<number, FoldScore[]>()
  let batch = Array.from(configurations.keys())
  while (batch.length > 0) {
    for (const [configuration, ofFolds] of await scoreAll(course, batch, 1))
      scores.set(configuration, ofFolds)
    const tried = configurations.map((params, index) => ({
      params,
      loss: meanLoss(scores.get(index)!.map(({ loss }) => loss)),
    }))
    const count = Math.min(proposedAtOnce, plan.mostConfigurations - configurations.length)
    const proposed = proposeConfigurations(plan.learner.params, tried, { ...plan, count })
    batch = proposed.map((params) => configurations.push(params) - 1)
  }
  // Ranges that are used up leave fits over, which nothing waits for.
  course.count((plan.mostConfigurations - configurations.length) * plan.folds.length)
  return scores
}

/** Every contender on every fold, but for what the log knows, as one flat list of fits. */
async function scoreAll(
  { plan, configurations, log, keeper, count }: Course,
  contenders: readonly number[],
  share: number,
): Promise<Scores> {
  const scores = new Map<number, FoldScore[]>(contenders.map((configuration) => [configuration, []]))
  const fits: SearchFit[] = contenders.flatMap((configuration) =>
    plan.folds.map((_, fold) => ({ configuration, params: configurations[configuration]!, share, fold })),
  )
  const todo: SearchFit[] = []
  for (const fit of fits) {
    const known = log.known(fit)
    if (known) scores.get(fit.configuration)![fit.fold] = known
    else todo.push(fit)
  }
  count(fits.length - todo.length)
  try {
    await runFits(plan, share, {
      fits: todo,
      onFit(fit, output) {
        scores.get(fit.configuration)![fit.fold] = { loss: output.loss, fitMs: output.fitMs }
        if (share === 1) keeper.add(fit.configuration, fit.fold, output)
        log.add(fit, output)
        count(1)
      },
    })
  } finally {
    await log.flush()
  }
  return scores
}

async function runFits(
  { pool, data, folds, learner, registryUrl, loss, seed, signal }: PlannedSearch,
  share: number,
  {
    fits,
    onFit,
  }: {
    readonly fits: readonly SearchFit[]
    readonly onFit?: (fit: SearchFit, output: FitRowsOutput) => void
  },
): Promise<FitRowsOutput[]> {
  // Row lists go to shared memory once; the jobs then carry references to them.
  using shared = pool.share<readonly Fold[]>(shareOfFolds(folds, data.value.target, { share, seed }))
  const jobs = fits.map(({ params, fold }) => ({
    data,
    fold: shared.value[fold]!,
    learner: { name: learner.name, params },
    registryUrl,
    // Every configuration meets the same chance on the same fold.
    seed: deriveSeed(seed, 'fold', fold),
    loss,
  }))
  return runAll(pool, fitRowsTask, jobs, {
    signal,
    onResult: (output, index) => onFit?.(fits[index]!, output),
  })
}

/** The predictions of a configuration whose fits were in a journal, which holds only losses. */
function fitAgain(plan: PlannedSearch, params: Configuration): Promise<FitRowsOutput[]> {
  return runFits(plan, 1, {
    fits: plan.folds.map((_, fold) => ({ configuration: 0, params, share: 1, fold })),
  })
}

/** The default, and the others by mean loss; equal ones in the order drawn. */
function bestOf(contenders: readonly number[], scores: Scores, count: number): number[] {
  const lossOf = (configuration: number): number =>
    meanLoss(scores.get(configuration)!.map(({ loss }) => loss))
  const challengers = contenders
    .filter((configuration) => configuration !== 0)
    .map((configuration) => ({ configuration, loss: lossOf(configuration) }))
    // Infinite losses have no difference.
    .sort((a, b) => (a.loss === b.loss ? a.configuration - b.configuration : a.loss - b.loss))
  return [0, ...challengers.slice(0, count - 1).map(({ configuration }) => configuration)]
}

function triedOf(params: Configuration, scores: readonly FoldScore[] | undefined): TriedConfiguration {
  if (!scores) return { params }
  const losses = scores.map(({ loss }) => loss)
  const fitMs = scores.reduce((sum, score) => sum + score.fitMs, 0) / scores.length
  return { params, losses, loss: meanLoss(losses), fitMs }
}

function createCounter({ fits, onProgress }: PlannedSearch): (fits: number) => void {
  let done = 0
  return (more) => {
    if (more === 0) return
    done += more
    onProgress?.(done, fits)
  }
}
