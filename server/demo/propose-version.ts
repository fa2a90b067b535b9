import { addMonths } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import type { Client } from '@cadre/contract/client'
import type { Actor } from './act-as.ts'
import { demoModel, lakeSets, rowsLearned, waitFor } from './scene.ts'
import type { Cast, Scene } from './scene.ts'

const target = 'left_within_6_months'

/** What is tried, one after the other: everything, then without what stands in for a protected attribute in the first one. */
const attempts = [{ leavesProxiesOut: false }, { leavesProxiesOut: true }] as const

interface Proposal {
  readonly versionId: string
  /** What the data scientist and the HR manager say of it. */
  readonly reasons: readonly [string, string]
}

export const good = [
  'It passes every gate on six months that it has not seen.',
  'For talks about staying and for nothing else.',
] as const
/** Said where groups differ though what stands in for them was left out: the product asks both for words. */
export const weighed = [
  'Groups differ still without what stands in for them. Whether talks may begin so is for the HR manager to say.',
  'It says whom we talk with first, and nobody is worse off for a talk. We compare the groups every month.',
] as const

/** A version that the data scientist can propose, trained and judged; none when it lacks more than alike treatment of groups. */
export async function findProposal({ scientist }: Cast, scene: Scene): Promise<Proposal | undefined> {
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
