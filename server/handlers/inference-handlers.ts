import { AppError } from '@cadre/core'
import { findStanding } from '@cadre/store'
import type { Call, OpenCall } from '../context.ts'
import { openChampion } from '../models/open-champion.ts'
import { refuseUnknownColumns } from '../models/refuse-unknown-columns.ts'
import { scoreTogether } from '../models/score-together.ts'
import { inputsOf, inputTensors, outputTensors, tensorsOf } from '../models/tensors.ts'
import type { GivenTensor } from '../models/tensors.ts'

const nameOf = ({ params }: Call): string => String(params['name'])

/** The version that answers; where one is asked for by its number, that one or none. */
async function openAsked(call: Call): ReturnType<typeof openChampion> {
  const champion = await openChampion(call.session, nameOf(call))
  const { version: asked } = call.params
  if (asked === undefined || Number(asked) === champion.version.number) return champion
  throw new AppError(
    'record-missing',
    `Version ${Number(asked)} of "${nameOf(call)}" does not answer; version ${champion.version.number} does.`,
    { name: nameOf(call), version: champion.version.number },
  )
}

/** As many reasons as one request may ask of each row. */
const mostReasons = 20

export async function handleInferenceServer({ context }: OpenCall): Promise<unknown> {
  return { name: 'cadre', version: context.version, extensions: ['cadre_null', 'cadre_explain'] }
}

export async function handleInferenceLive(): Promise<unknown> {
  return { live: true }
}

/** Asks the database, as a score would. */
export async function handleInferenceReady({ inSystem }: OpenCall): Promise<unknown> {
  await inSystem(async ({ trx }) => trx.selectNoFrom(({ lit }) => lit(1).as('one')).execute())
  return { ready: true }
}

export async function handleDescribeInference(call: Call): Promise<unknown> {
  const { bundle, version } = await openAsked(call)
  return {
    name: nameOf(call),
    versions: [String(version.number)],
    platform: 'cadre',
    inputs: inputTensors(bundle),
    outputs: outputTensors(bundle),
  }
}

export async function handleIsModelReady(call: Call): Promise<unknown> {
  const champion = await findStanding(call.session, nameOf(call), 'champion')
  const { version: asked } = call.params
  const isReady = champion !== undefined && (asked === undefined || Number(asked) === champion.number)
  return { name: nameOf(call), ready: isReady }
}

export async function handleInfer(call: Call): Promise<unknown> {
  const { session, body } = call
  const asked = body as InferenceRequest
  const { bundle, version } = await openAsked(call)
  const names = bundle.pipeline.schema.map(({ name }) => name)
  const inputs = inputsOf(asked.inputs, names)
  refuseUnknownColumns(bundle, inputs)
  const reasons = reasonsIn(asked)
  const scored = await scoreTogether(bundle, inputs, reasons)
  session.note({
    act: 'score',
    entity: 'model',
    subjects: [],
    detail: { versionId: version.id, inputs: inputs.length },
  })
  const outputs = tensorsOf(bundle, scored, { explain: reasons > 0 })
  const wanted = asked.outputs?.map(({ name }) => name)
  return {
    model_name: nameOf(call),
    model_version: String(version.number),
    ...(asked.id !== undefined && { id: asked.id }),
    outputs: wanted === undefined ? outputs : outputs.filter(({ name }) => wanted.includes(name)),
  }
}

interface InferenceRequest {
  readonly id?: string
  readonly parameters?: Readonly<Record<string, string | number | boolean>>
  readonly inputs: readonly GivenTensor[]
  readonly outputs?: readonly { readonly name: string }[]
}

function reasonsIn({ parameters }: InferenceRequest): number {
  const explain = parameters?.['explain'] ?? 0
  const count = explain === true ? 5 : Number(explain)
  if (Number.isInteger(count) && count >= 0 && count <= mostReasons) return count
  throw new AppError('request-invalid', `"explain" takes a number of reasons from 0 to ${mostReasons}.`, {
    issues: [
      { path: ['body', 'parameters', 'explain'], code: 'out_of_range', message: `0 to ${mostReasons}` },
    ],
  })
}
