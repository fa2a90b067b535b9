import { judgeSplit } from '@cadre/lifecycle/monitor'
import type { SplitResult } from '@cadre/lifecycle/monitor'
import {
  askForPromotion,
  countObservations,
  endExperiment,
  isInChallengerArm,
  notify,
  raise,
  readObservations,
  showChampionAgain,
} from '@cadre/store'
import type { Experiment, Session } from '@cadre/store'
import { AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { auditGroups } from './audit-groups.ts'

/** What both versions gave a score of one person on one day, whichever was shown, and what came of it. */
export interface ScoredPair {
  readonly personId: string
  readonly asOf: CivilDate
  /** Which version's score was shown, and from when on. */
  readonly shown: string
  readonly shownAt: Date
  readonly champion: SaidOf
  readonly challenger: SaidOf
  readonly outcome: number | null
}

interface SaidOf {
  readonly score: number
  readonly isPointedOut: boolean
}

/**
 * Counts the outcomes that have come since the last look, judges the split, and ends it where its rules say so. Whoever is counted
 * once stays as counted, in the order of coming: that is what makes the interval hold.
 */
export async function lookAtSplit(
  session: Session,
  experiment: Experiment,
  pairs: readonly ScoredPair[],
): Promise<SplitResult> {
  const dealt = dealtPeople(session, experiment, pairs)
  await countObservations(session, experiment.id, observedOf(experiment, dealt))
  const counted = await readObservations(session, experiment.id)
  const firsts = firstOfEach(dealt)
  const people = [...new Set([...firsts, ...counted].map(({ personId }) => personId))]
  const groups = await auditGroups(session, people)
  const result = judgeSplit(experiment, {
    counted: counted.map(({ personId, ...one }) => ({ ...one, groups: groups.get(personId) ?? {} })),
    dealt: firsts.map(({ personId, isChallenger, champion, challenger }) => ({
      isChallenger,
      byChampion: champion.isPointedOut,
      byChallenger: challenger.isPointedOut,
      groups: groups.get(personId) ?? {},
    })),
    today: session.errand.today,
  })
  if (result.ending) await end(session, experiment, result.ending)
  return result
}

type DealtPair = ScoredPair & { readonly isChallenger: boolean }

/** Pairs of days since the split began, whose outcomes nobody knew beforehand, and whose shown score is that of the arm in which the person is. */
function dealtPeople({ cipher }: Session, experiment: Experiment, pairs: readonly ScoredPair[]): DealtPair[] {
  const began = Date.parse(experiment.decidedAt!)
  const firstDay = experiment.decidedAt!.slice(0, 10)
  return pairs.flatMap((pair) => {
    const isChallenger = isInChallengerArm(cipher, experiment, pair.personId)
    const expected = isChallenger ? experiment.challengerId : experiment.championId
    const isSince = pair.asOf >= firstDay && pair.shownAt.getTime() >= began
    return isSince && pair.shown === expected ? [{ ...pair, isChallenger }] : []
  })
}

function firstOfEach(dealt: readonly DealtPair[]): DealtPair[] {
  const seen = new Set<string>()
  return dealt.filter(({ personId }) => !seen.has(personId) && seen.add(personId))
}

/** Of each person the first score whose outcome is known. */
function observedOf({ measure }: Experiment, dealt: readonly DealtPair[]) {
  const known = dealt.filter(({ outcome }) => outcome !== null)
  return firstOfEach(known).map(({ personId, isChallenger, champion, challenger, outcome }) => {
    const shown = isChallenger ? challenger : champion
    const value =
      measure === 'closeness'
        ? 1 - (shown.score - outcome!) ** 2
        : Number(shown.isPointedOut === (outcome === 1))
    return { personId, isChallenger, value }
  })
}

/** The champion stays. A better challenger is proposed in the name of who declared the split; a person decides. */
async function end(
  session: Session,
  { id, modelName, championId, challengerId, declaredBy, title }: Experiment,
  { ending, words }: NonNullable<SplitResult['ending']>,
): Promise<void> {
  await endExperiment(session, id, { ending, words, by: null })
  await showChampionAgain(session, { championId, challengerId })
  if (ending === 'guard breached' || ending === 'arms unbalanced')
    return raise(
      session,
      { modelName, versionId: challengerId },
      {
        about: 'experiment',
        verdict: 'act',
        finding: words,
        toDo: 'The experiment has stopped and everybody is shown the scores of the version that answers. Find out why before the challenger is tried again.',
      },
    )
  if (ending === 'challenger better')
    await propose(session, { challengerId, declaredBy }, `${title}: ${words}`)
  await notify(session, {
    kind: 'experiment-ended',
    entity: 'model',
    recordId: id,
    accounts: [declaredBy],
  })
}

type Proposed = Pick<Experiment, 'challengerId' | 'declaredBy'>

async function propose(
  session: Session,
  { challengerId, declaredBy }: Proposed,
  reason: string,
): Promise<void> {
  const asDeclarer = { ...session, caller: { ...session.caller, accountId: declaredBy } }
  try {
    await askForPromotion(asDeclarer, {
      versionId: challengerId,
      reason: reason.slice(0, 2000),
      mayWeighGroups: false,
    })
  } catch (error) {
    // Its judgement is out of date, or somebody has proposed it meanwhile: whoever declared it is told that it is over.
    if (!(error instanceof AppError && error.code === 'record-conflict')) throw error
  }
}
