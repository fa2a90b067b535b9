import { actAs } from './act-as.ts'
import { lookAtScores } from './look-at-scores.ts'
import { findProposal, good, weighed } from './propose-version.ts'
import { demoModel, features, lakeSets, rowsLearned, waitFor } from './scene.ts'
import type { Cast, Scene } from './scene.ts'

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

async function watch({ scientist }: Cast): Promise<void> {
  const params = { name: demoModel }
  const { data: watched } = await scientist.api.call('listModelWatches', { params })
  if (watched.items.length === 0) await scientist.api.call('watchModelNow', { params })
}
