import { addDays, addMonths, AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
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
    if (!(await isTrained(cast, scene)) || !(await isApproved(cast, scene))) return
    await score(cast, scene)
    await lookAtScores(cast, scene)
    await watch(cast)
  } finally {
    for (const { api } of Object.values(cast)) await api.call('signOut', {})
  }
}

async function hasRows({ scientist }: Cast): Promise<boolean> {
  const names = new Set((await dataSets(scientist)).map(({ name }) => name))
  return names.has(rowsLearned) && names.has(features)
}

async function dataSets({ api }: Actor) {
  return (await api.call('listLakeSets', {})).data.items
}

/** Learns from all months but the last six; false when nothing came of it. */
async function isTrained({ scientist }: Cast, scene: Scene): Promise<boolean> {
  const { api } = scientist
  const { data: models } = await api.call('listModels', {})
  if (!models.items.some(({ name }) => name === demoModel))
    await api.call('createModel', {
      body: { name: demoModel, title: 'Who may leave', useCase: 'attrition', purpose: 'retention' },
    })
  const params = { name: demoModel }
  const newest = async () => (await api.call('listModelRuns', { params })).data.items[0]
  if ((await newest()) === undefined)
    await api.call('startModelRun', {
      params,
      body: { dataSet: rowsLearned, target, until: await learnUntil(scientist), budget: 'fast' },
    })
  const isOver = (state: string): boolean => !['waiting', 'running'].includes(state)
  await waitFor(scene, async () => isOver((await newest())!.state))
  return (await newest())!.state === 'done'
}

/** Months after it are left to judge on. */
async function learnUntil(scientist: Actor): Promise<CivilDate> {
  const newest = (await dataSets(scientist)).findLast(({ name }) => name === rowsLearned)!
  return addMonths(newest.sequence.slice(0, 10), -6)
}

/** Judged on later months, proposed by who trained it and approved by somebody else; false when it was not good enough. */
async function isApproved({ scientist, manager }: Cast, scene: Scene): Promise<boolean> {
  const model = async () => (await scientist.api.call('getModel', { params: { name: demoModel } })).data
  const first = (await model()).items.at(-1)
  if (!first) return false
  const params = { id: first.id }
  const judgements = async () => (await scientist.api.call('getModelVersion', { params })).data.judgements
  if ((await judgements()).length === 0)
    await scientist.api.call('judgeModelVersion', {
      params,
      body: { dataSet: rowsLearned, after: await learnUntil(scientist) },
    })
  await waitFor(scene, async () => (await judgements()).length > 0)
  if (!(await judgements()).some(({ isPassed }) => isPassed)) return false
  if ((await model()).promotions.length === 0)
    await scientist.api.call('askForPromotion', {
      params,
      body: { reason: 'It passes every gate on six months that it has not seen.' },
    })
  const waiting = (await model()).promotions.find(({ status }) => status === 'waiting')
  if (waiting)
    await manager.api.call('decidePromotion', {
      params: { id: waiting.id },
      body: { isApproved: true, reason: 'For talks about staying and for nothing else.' },
    })
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
