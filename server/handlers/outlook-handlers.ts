import { AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { minimumCounts } from '@cadre/people'
import {
  caseDeciders,
  contestScore,
  countBands,
  decideCase,
  enterJob,
  findDecision,
  findScored,
  findStanding,
  latestScores,
  listCases,
  listDecisions,
  markSeen,
  nameAccounts,
  nameRecords,
  openCase,
  passOn,
  readCase,
  readModel,
  readScore,
  refuseOtherDeciders,
  reviewerFigures,
} from '@cadre/store'
import type { NewDecision, ReviewCase, Session } from '@cadre/store'
import { suggestActions } from '../actions/suggest-actions.ts'
import type { Call } from '../context.ts'
import { reviewerSight } from '../models/reviewer-sight.ts'
import { scorePeopleJob } from '../jobs/kinds/score-people.ts'
import { refuseSeveralAnswers } from '../models/refuse-several-answers.ts'
import { findPeers } from '../models/find-peers.ts'
import { isProcessed } from '../models/is-processed.ts'
import { markCorrected } from '../models/mark-corrected.ts'
import { standAmongPeers } from '../models/stand-among-peers.ts'
import { toldFeatures } from '../models/told-features.ts'

const idOf = ({ params }: Call): string => String(params['id'])
const nameOf = ({ params }: Call): string => String(params['name'])

/** The newest by a day, today when none is said, as known then. */
function momentIn({ session, query }: Call): { asOf: CivilDate; knownAt?: Date } {
  const asOf = (query['asOf'] ?? session.errand.today) as CivilDate
  const knownAt = query['knownAt'] as string | undefined
  return { asOf, ...(knownAt !== undefined && { knownAt: new Date(knownAt) }) }
}

export async function handleScorePeople(call: Call): Promise<unknown> {
  const { session, body } = call
  const { name: model } = await readModel(session, nameOf(call))
  const champion = await findStanding(session, model, 'champion')
  if (champion) refuseSeveralAnswers(model, champion)
  const { name: kind, timeLimitSeconds, singletonKey } = scorePeopleJob
  const input = { model, ...(body as { dataSet: string; sequence?: string }) }
  const key = singletonKey?.(input)
  return {
    jobId: await enterJob(session, { kind, input, timeLimitSeconds, ...(key && { singletonKey: key }) }),
  }
}

/** Bands of fewer than five are not told apart from nobody. */
export async function handleReadBands(call: Call): Promise<unknown> {
  const { session } = call
  const { name } = await readModel(session, nameOf(call))
  const moment = momentIn(call)
  const newest = await findScored(session, name, moment)
  if (!newest) return { asOf: null, version: null, items: [] }
  const counts = await countBands(session, name, { ...moment, asOf: newest.asOf })
  session.note({ act: 'count', entity: 'outlook', subjects: [], detail: { model: name, asOf: newest.asOf } })
  const items = counts.map(({ band, people, expected }) =>
    people < minimumCounts.disclosureMinimum
      ? { band, people: null, expected: null }
      : { band, people, expected: Math.round(10 * expected) / 10 },
  )
  return { asOf: newest.asOf, version: newest.number, items }
}

export async function handlePersonOutlook(call: Call): Promise<unknown> {
  const id = idOf(call)
  const { session } = call
  const items = await markCorrected(session, await latestScores(session, id, momentIn(call)))
  const { isHidden, seen, known } = await reviewerSight(session, [id])
  const decisions = known(await listDecisions(session, id))
  session.note({ act: 'read', entity: 'outlook', subjects: [id], detail: { scores: items.length } })
  const cases = await casesAbout(session, id)
  const names = await namesOf(session, { decisions, cases })
  const shown = items.filter((score) => !isHidden(score))
  const suggestions = await suggestActions(session, shown)
  return {
    items: items.map(seen),
    hidden: items.filter(isHidden).map((score) => score.id),
    decisions,
    cases,
    suggestions,
    meanings: meaningsIn(items),
    names,
  }
}

export async function handleOwnOutlook({ session }: Call): Promise<unknown> {
  const { personId } = session.caller
  if (personId === null) return { items: [], decisions: [], cases: [] }
  const items = await markCorrected(
    session,
    await latestScores(session, personId, { asOf: session.errand.today }),
  )
  const decisions = await listDecisions(session, personId)
  const cases = await casesAbout(session, personId)
  session.note({ act: 'read', entity: 'outlook', subjects: [personId], detail: { scores: items.length } })
  const names = await namesOf(session, { decisions, cases })
  return { items, decisions, cases, meanings: meaningsIn(items), names }
}

/** The cases about one person, as far as they are within reach. */
function casesAbout(session: Session, personId: string): Promise<ReviewCase[]> {
  return listCases(session, { state: undefined, isOwn: false, personId })
}

export async function handleContestScore(call: Call): Promise<unknown> {
  const { words } = call.body as { words: string }
  return readCase(call.session, await contestScore(call.session, idOf(call), words))
}

export async function handleListReviewCases({ session, query }: Call): Promise<unknown> {
  const { state, own } = query as { state?: ReviewCase['state']; own: boolean }
  const items = await listCases(session, { state, isOwn: own })
  const subjects = [...new Set(items.map(({ personId }) => personId))]
  session.note({ act: 'list', entity: 'outlook', subjects, detail: { cases: items.length } })
  return { items, names: await namesOf(session, { cases: items }) }
}

export async function handleOpenReviewCase({ session, body }: Call): Promise<unknown> {
  const asked = body as {
    scoreId: string
    question: string
    assignedTo: string
    isBlind: boolean
    dueOn: CivilDate
  }
  refuseDueBefore(asked.dueOn, session.errand.today)
  return readCase(session, await openCase(session, { ...asked, kind: 'review' }))
}

/** Whoever decides a blind case sees what was known, and neither score nor reasons nor what others decided. */
export async function handleGetReviewCase(call: Call): Promise<unknown> {
  const { session } = call
  const id = idOf(call)
  await markSeen(session, id)
  const found = await readCase(session, id)
  const score = await readScore(session, found.scoreId)
  const marked = await markCorrected(session, [score])
  const sight = await reviewerSight(session, [found.personId])
  const isHidden = sight.isHidden(score)
  const decisions = sight.known(await listDecisions(session, found.personId))
  const decision = decisions.find(({ caseId }) => caseId === id) ?? null
  session.note({
    act: 'read',
    entity: 'outlook',
    subjects: [found.personId],
    detail: { caseId: id, isHidden },
  })
  return {
    ...found,
    evidence: sight.seen(marked[0]!),
    isHidden,
    decision,
    history: decisions.filter(({ caseId }) => caseId !== id),
    suggestions: isHidden ? [] : await suggestActions(session, [score]),
    meanings: meaningsIn([score]),
    names: await namesOf(session, { cases: [found], decisions }),
  }
}

/** Beside whom the person stands, as far as the score itself is shown; of who objected nothing is worked out anew. */
export async function handleReadCasePeers(call: Call): Promise<unknown> {
  const { session } = call
  const found = await readCase(session, idOf(call))
  const score = await readScore(session, found.scoreId)
  const isHidden = (await reviewerSight(session, [found.personId])).isHidden(score)
  const isTold = await isProcessed(session, score)
  const peers = isTold ? await findPeers(session, score) : undefined
  // A count to the last person would tell who came or went.
  const people = 5 * Math.round((peers?.scores.length ?? 0) / 5)
  session.note({
    act: 'read peers',
    entity: 'outlook',
    subjects: [found.personId],
    detail: { caseId: found.id, people },
  })
  const told = peers && {
    group: peers.group,
    name: peers.name,
    people,
    isSample: peers.isSample,
    ...standAmongPeers(score, peers, { isHidden }),
  }
  return { peers: told ?? null, isProcessed: isTold, task: score.task, meanings: meaningsIn([score]) }
}

export async function handleListCaseDeciders(call: Call): Promise<unknown> {
  const items = await caseDeciders(call.session, idOf(call))
  call.session.note({ act: 'list', entity: 'account', subjects: [], detail: { deciders: items.length } })
  return { items }
}

export async function handleDecideReviewCase(call: Call): Promise<unknown> {
  await decideCase(call.session, idOf(call), call.body as NewDecision)
  return findDecision(call.session, idOf(call))
}

export async function handlePassOnReviewCase(call: Call): Promise<unknown> {
  const handed = call.body as { to: string; words: string }
  await refuseOtherDeciders(call.session, idOf(call), handed.to)
  return readCase(call.session, await passOn(call.session, idOf(call), handed))
}

export async function handleAskSecondOpinion(call: Call): Promise<unknown> {
  const { session, body } = call
  const { to, words, dueOn } = body as { to: string; words: string; dueOn: CivilDate }
  refuseDueBefore(dueOn, session.errand.today)
  const { id, scoreId } = await readCase(session, idOf(call))
  await refuseOtherDeciders(session, id, to)
  const asked = { scoreId, aboutCaseId: id, question: words, assignedTo: to, dueOn }
  return readCase(session, await openCase(session, { ...asked, kind: 'second opinion', isBlind: true }))
}

/** So many decisions say something about a reviewer; nearly all of one mind with the score says that nobody may be deciding. */
const tellingDecisions = 20
const nearTotal = 0.95

export async function handleReadReviewFigures({ session }: Call): Promise<unknown> {
  const figures = await reviewerFigures(session)
  session.note({ act: 'count', entity: 'outlook', subjects: [], detail: { reviewers: figures.length } })
  return {
    items: figures.map((one) => ({
      ...one,
      isNearTotal: one.told >= tellingDecisions && (one.agreement ?? 0) >= nearTotal,
    })),
    names: await nameAccounts(
      session,
      figures.map(({ accountId }) => accountId),
    ),
  }
}

/** What is said in words of the features that scores were made from. */
const meaningsIn = (scores: readonly { readonly inputs: unknown }[]) =>
  toldFeatures(scores.flatMap(({ inputs }) => Object.keys(inputs as Record<string, unknown>)))

interface Told {
  readonly decisions?: readonly { readonly decidedBy: string; readonly personId: string }[]
  readonly cases?: readonly ReviewCase[]
}

/** Who asked, is asked and decided, and whom it is about. */
async function namesOf(session: Session, { decisions = [], cases = [] }: Told) {
  const accounts = [
    ...decisions.map(({ decidedBy }) => decidedBy),
    ...cases.flatMap(({ assignedTo, openedBy }) => [assignedTo, openedBy]),
  ]
  const people = [...decisions, ...cases].map(({ personId }) => personId)
  return { ...(await nameRecords(session, people)), ...(await nameAccounts(session, accounts)) }
}

function refuseDueBefore(dueOn: CivilDate, today: CivilDate): void {
  if (dueOn >= today) return
  throw new AppError('record-invalid', 'The case would be overdue before it is opened.', {
    issues: [{ path: ['body', 'dueOn'], code: 'in_the_past', message: 'must not be before today' }],
  })
}
