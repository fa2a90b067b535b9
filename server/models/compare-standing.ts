import { addDays } from '@cadre/core'
import { isPointedOut } from '@cadre/lifecycle/monitor'
import type { SplitResult, VersionComparison } from '@cadre/lifecycle/monitor'
import {
  endAnsweredExperimentAlerts,
  findRunning,
  findStanding,
  keepComparison,
  pairedScores,
  readModel,
  readRun,
  readVersionFiles,
} from '@cadre/store'
import type { Experiment, PairedScore, Session } from '@cadre/store'
import type { LakeStorage } from '@cadre/store/lake'
import type { Purpose } from '@cadre/people'
import { answerAlike } from './answer-alike.ts'
import type { CompareResult, CompareTask } from './compare-thread.ts'
import { findOutcomes } from './find-outcomes.ts'
import { lookAtSplit } from './look-at-split.ts'
import type { ScoredPair } from './look-at-split.ts'
import { openVersion } from './opened-versions.ts'
import { runInThread } from './run-in-thread.ts'

interface Tools {
  readonly lake: LakeStorage
  readonly inSession: <Result>(run: (session: Session) => Promise<Result>) => Promise<Result>
  readonly signal: AbortSignal
}

/** What is kept of two versions beside each other. */
export interface KeptComparison {
  readonly comparison: VersionComparison
  readonly split: SplitResult | null
}

const compareThread = new URL('compare-thread.ts', import.meta.url)
/** Scores older than this say nothing of today. */
const lookBackDays = 800
const seed = 1

/**
 * Compares the version that answers with the one that is tried beside it, and looks at the split that runs between them. Returns
 * whether there was anything to compare.
 */
export async function compareStanding(name: string, { lake, inSession, signal }: Tools): Promise<boolean> {
  const gathered = await inSession((session) => gather(session, name))
  if (!gathered) return false
  const { champion, challenger, purpose, pairs, running, trainedOn, bundle } = gathered
  const { comparison, outcomes } = await runInThread<CompareTask, CompareResult>(
    compareThread,
    {
      bundle,
      pairs: pairs.map(rowOf),
      outcomes: await findOutcomes(lake, { dataSet: trainedOn, target: champion.target, purpose }),
      seed,
    },
    { signal },
  )
  await inSession(async (session) => {
    const split = running ? await lookAtSplit(session, running, known(pairs, outcomes)) : null
    const result: KeptComparison = { comparison, split }
    await keepComparison(session, {
      modelName: name,
      championId: champion.id,
      challengerId: challenger.id,
      experimentId: running?.id ?? null,
      result,
    })
  })
  return true
}

async function gather(session: Session, name: string) {
  await endAnsweredExperimentAlerts(session, name)
  const champion = await findStanding(session, name, 'champion')
  const challenger = await findStanding(session, name, 'shadow')
  if (!champion || !challenger) return undefined
  const opened = [await openVersion(session, champion.id), await openVersion(session, challenger.id)] as const
  if (!answerAlike(...opened)) return undefined
  const { purpose } = await readModel(session, name)
  const versions = { championId: champion.id, challengerId: challenger.id }
  const from = addDays(session.errand.today, -lookBackDays)
  // A version that was brought has no data set of its own; what came is looked for where the other learned.
  const runId = champion.runId ?? challenger.runId
  const running: Experiment | undefined = await findRunning(session, name)
  return {
    champion,
    challenger,
    purpose: purpose as Purpose,
    running,
    pairs: await pairedScores(session, { ...versions, from }),
    trainedOn: runId === null ? undefined : (await readRun(session, runId)).dataSet,
    bundle: await readVersionFiles(session, champion.id),
  }
}

function rowOf({ personId, asOf, champion, challenger }: PairedScore): CompareTask['pairs'][number] {
  return { subjectId: personId, day: asOf, champion, challenger }
}

/** Pairs in which both versions gave a score, with what came of them. */
function known(pairs: readonly PairedScore[], outcomes: readonly (number | null)[]): ScoredPair[] {
  return pairs.flatMap(({ personId, asOf, shown, shownAt, champion, challenger }, at) => {
    if (champion.score === null || challenger.score === null) return []
    const outcome = outcomes[at] ?? null
    const said = {
      champion: { score: champion.score, isPointedOut: isPointedOut(champion) },
      challenger: { score: challenger.score, isPointedOut: isPointedOut(challenger) },
    }
    return [{ personId, asOf, shown, shownAt, ...said, outcome }]
  })
}
