import { AppError } from '@cadre/core'
import { findStanding } from '@cadre/store'
import type { Call, OpenCall } from '../context.ts'
import { openChampion } from '../models/open-champion.ts'
import { refuseUnknownColumns } from '../models/refuse-unknown-columns.ts'
import { scoreTogether } from '../models/score-together.ts'
import { inputsOf, inputTensors, outputTensors, tensorsOf } from '../models/tensors.ts'
import type { Tensor } from '../models/tensors.ts'

const nameOf = ({ params }: Call): string => String(params['name'])
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
  const { bundle, version } = await openChampion(call.session, nameOf(call))
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
  return { name: nameOf(call), ready: champion !== undefined }
}

export async function handleInfer(call: Call): Promise<unknown> {
  const { session, body } = call
  const asked = body as InferenceRequest
  const { bundle, version } = await openChampion(session, nameOf(call))
  const inputs = inputsOf(asked.inputs)
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
  readonly inputs: readonly Tensor[]
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
