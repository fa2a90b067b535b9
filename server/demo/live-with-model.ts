import { addDays, addMonths, AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import type { Client } from '@cadre/contract/client'
import { setTimeout as sleep } from 'node:timers/promises'
import { actAs } from './act-as.ts'
import type { Actor, Stage } from './act-as.ts'

/** The demo's model. */
export const demoModel = 'leaving'
const rowsLearned = 'outcomes/attrition'
const features = 'features/retention'
const target = 'left_within_6_months'

interface Scene extends Stage {
  readonly today: CivilDate
  readonly signal: AbortSignal
}

interface Cast {
  readonly scientist: Actor
  readonly manager: Actor
  readonly lead: Actor
}

/**
 * Has the people of the made-up company train a model, judge it on later months, approve it, score everybody and look at
 * some of the scores: each through the API, in the account of its role, with what the product answers. What is there
 * already is not done again, so that it goes on where a stop cut it off, and leaves alone what somebody has changed since.
 */
export async function liveWithModel(scene: Scene): Promise<void> {
  const cast = {
    scientist: await actAs('data_scientist', scene),
    manager: await actAs('hr_manager', scene),
    lead: await actAs('lead', scene),
  }
  try {
    await waitFor(scene, () => hasRows(cast))
    if (!(await isApproved(cast, scene))) return
    await score(cast, scene)
    await lookAtScores(cast, scene)
    await watch(cast)
  } finally {
    for (const { api } of Object.values(cast)) await api.call('signOut', {})
  }
}

async function hasRows({ scientist }: Cast): Promise<boolean> {
  const names = new Set((await lakeSets(scientist.api)).map(({ name }) => name))
  return names.has(rowsLearned) && names.has(features)
}

async function lakeSets(api: Client) {
  return (await api.call('listLakeSets', {})).data.items
}

/** What is tried, one after the other: everything, then without what stands in for a protected attribute in the first one. */
const attempts = [{ leavesProxiesOut: false }, { leavesProxiesOut: true }] as const

interface Proposal {
  readonly versionId: string
  /** What the data scientist and the HR manager say of it. */
  readonly reasons: readonly [string, string]
}

const good = [
  'It passes every gate on six months that it has not seen.',
  'For talks about staying and for nothing else.',
] as const
/** Said where groups differ though what stands in for them was left out: the product asks both for words. */
const weighed = [
  'Groups differ still without what stands in for them. Whether talks may begin so is for the HR manager to say.',
  'It says whom we talk with first, and nobody is worse off for a talk. We compare the groups every month.',
] as const

/** A version that the data scientist can propose, trained and judged; none when it lacks more than alike treatment of groups. */
async function findProposal({ scientist }: Cast, scene: Scene): Promise<Proposal | undefined> {
  const { api } = scientist
  const { data: models } = await api.call('listModels', {})
  if (!models.items.some(({ name }) => name === demoModel))
    await api.call('createModel', {
      body: { name: demoModel, title: 'Who may leave', useCase: 'attrition', purpose: 'retention' },
    })
  let proposal: Proposal | undefined
  for (const [attempt, options] of attempts.entries()) {
    const versionId = await train(scientist, { attempt, options, scene })
    if (versionId === undefined) continue
    const failed = await failedGates(scientist, versionId, scene)
    if (failed.length === 0) return { versionId, reasons: good }
    if (failed.every((name) => name === 'fairness')) proposal = { versionId, reasons: weighed }
  }
  return proposal
}

interface Attempt {
  readonly attempt: number
  readonly options: { readonly leavesProxiesOut: boolean }
  readonly scene: Scene
}

/** Learns from all months but the last six. The version that came of it, if one did. */
async function train(
  { api }: Actor,
  { attempt, options: { leavesProxiesOut }, scene }: Attempt,
): Promise<string | undefined> {
  const params = { name: demoModel }
  const runs = async () => (await api.call('listModelRuns', { params })).data.items.toReversed()
  const run = async () => (await runs())[attempt]
  if ((await run()) === undefined) {
    const [first] = await runs()
    const drop = first && leavesProxiesOut ? await proxiesFoundBy(api, first.id) : []
    await api.call('startModelRun', {
      params,
      body: {
        dataSet: rowsLearned,
        target,
        until: await learnUntil(api),
        budget: 'fast',
        drop,
      },
    })
  }
  await waitFor(scene, async () => !['waiting', 'running'].includes((await run())!.state))
  const { id } = (await run())!
  const { data: model } = await api.call('getModel', { params })
  return model.items.find(({ runId }) => runId === id)?.id
}

/** Columns that tell groups apart, by the audit of a training. */
async function proxiesFoundBy(api: Client, id: string): Promise<string[]> {
  const { data: run } = await api.call('getModelRun', { params: { id } })
  return [...new Set(run.result?.proxies.map(({ column }) => column))]
}

/** Months after it are left to judge on. */
async function learnUntil(api: Client): Promise<CivilDate> {
  const newest = (await lakeSets(api)).findLast(({ name }) => name === rowsLearned)!
  return addMonths(newest.sequence.slice(0, 10), -6)
}

async function failedGates({ api }: Actor, id: string, scene: Scene): Promise<string[]> {
  const params = { id }
  const judgement = async () => (await api.call('getModelVersion', { params })).data.judgements[0]
  if ((await judgement()) === undefined)
    await api.call('judgeModelVersion', {
      params,
      body: { dataSet: rowsLearned, after: await learnUntil(api) },
    })
  await waitFor(scene, async () => (await judgement()) !== undefined)
  return (await judgement())!.gates.filter(({ verdict }) => verdict === 'failed').map(({ name }) => name)
}

/** Proposed by who trained it and approved by somebody else; false when no version answers in the end. */
async function isApproved(cast: Cast, scene: Scene): Promise<boolean> {
  const { scientist, manager } = cast
  const model = async () => (await scientist.api.call('getModel', { params: { name: demoModel } })).data
  const { data: known } = await scientist.api.call('listModels', {})
  const isKnown = known.items.some(({ name }) => name === demoModel)
  if (!isKnown || (await model()).promotions.length === 0) {
    const proposal = await findProposal(cast, scene)
    if (!proposal) return false
    await scientist.api.call('askForPromotion', {
      params: { id: proposal.versionId },
      body: { reason: proposal.reasons[0] },
    })
  }
  const waiting = (await model()).promotions.find(({ status }) => status === 'waiting')
  if (waiting) {
    const [, reason] = waiting.reason === weighed[0] ? weighed : good
    await manager.api.call('decidePromotion', {
      params: { id: waiting.id },
      body: { isApproved: true, reason },
    })
  }
  return (await model()).champion !== null
}

async function score({ manager }: Cast, scene: Scene): Promise<void> {
  const params = { name: demoModel }
  const scoredOn = async () => (await manager.api.call('readBands', { params })).data.asOf
  if ((await scoredOn()) !== null) return
  await manager.api.call('scorePeople', { params, body: { dataSet: features } })
  await waitFor(scene, async () => (await scoredOn()) !== null)
}

const question = 'What keeps this person here, and what does not? Talk before you decide.'

/** HR asks the lead about the people of theirs whom the model finds likeliest to leave; the lead has decided on two. */
async function lookAtScores({ manager, lead }: Cast, { today }: Scene): Promise<void> {
  const { data: known } = await manager.api.call('listReviewCases', { query: { own: 'false' } })
  if (known.items.length > 0) return
  const scores = await scoresOfReports(manager, lead)
  for (const [index, { id }] of scores.slice(0, 4).entries()) {
    const { data: opened } = await manager.api.call('openReviewCase', {
      body: {
        scoreId: id,
        question,
        assignedTo: lead.accountId,
        isBlind: index === 1,
        dueOn: addDays(today, 7 + 3 * index),
      },
    })
    const decision = decisions[index]
    if (decision) await lead.api.call('decideReviewCase', { params: { id: opened.id }, body: decision })
  }
}

/** Of the four cases the third and the fourth; the others wait for whoever signs in. */
const decisions = [
  undefined,
  undefined,
  {
    choice: 'act',
    reasonCode: 'evidence fits',
    words: 'We talked about the next step. A move within the department is looked at together.',
  },
  {
    choice: 'no action',
    reasonCode: 'known circumstances',
    words: 'We talk every week, and nothing points to it. I look again in a quarter.',
  },
] as const

async function scoresOfReports(manager: Actor, lead: Actor) {
  const { data: me } = await lead.api.call('me', {})
  if (me.personId === null) return []
  const scores = []
  for await (const { id } of manager.api.items('listPeople', {
    query: { managerId: me.personId, working: 'true' },
  })) {
    const { data } = await manager.api.call('personOutlook', { params: { id } })
    const newest = data.items.find(({ modelName, score: found }) => modelName === demoModel && found !== null)
    if (newest) scores.push(newest)
  }
  return scores.toSorted((a, b) => b.score! - a.score!)
}

async function watch({ scientist }: Cast): Promise<void> {
  const params = { name: demoModel }
  const { data: watched } = await scientist.api.call('listModelWatches', { params })
  if (watched.items.length === 0) await scientist.api.call('watchModelNow', { params })
}

const pauseMs = 1500
const patienceMs = 15 * 60_000

/** Asks again and again, while jobs do the work. Throws `AppError` when nothing comes of it. */
async function waitFor({ signal }: Scene, isSo: () => Promise<boolean>): Promise<void> {
  const begun = performance.now()
  while (!(await isSo())) {
    if (performance.now() - begun > patienceMs)
      throw new AppError('cancelled', 'What the model needs was not made within a quarter of an hour.')
    await sleep(pauseMs, undefined, { signal })
  }
}
