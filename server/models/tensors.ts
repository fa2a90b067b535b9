import { AppError } from '@cadre/core'
import type { ColumnSchema } from '@cadre/lifecycle/ingest'
import type { OpenedBundle } from '@cadre/lifecycle/register'
import type { Input, ScoredInput } from '@cadre/lifecycle/serve'

/** A tensor of the Open Inference Protocol with its data as JSON. */
export interface Tensor {
  readonly name: string
  readonly shape: readonly number[]
  readonly datatype: string
  readonly data: readonly Cell[]
}

type Cell = number | boolean | string | null

/** A tensor as it comes: its rows may be lists of their own. */
export interface GivenTensor extends Omit<Tensor, 'data'> {
  readonly data: readonly (Cell | readonly Cell[])[]
}

type Described = Omit<Tensor, 'data'>

/** Rows that one request may ask of. */
const mostRows = 1000

/** What a model takes: one tensor a column, any number of rows. */
export function inputTensors({ pipeline }: OpenedBundle): Described[] {
  return pipeline.schema.map(({ name, kind }) => ({ name, shape: [-1], datatype: datatypeOf(kind) }))
}

/** What it gives; `reasons` only when they are asked for. */
export function outputTensors({ model }: OpenedBundle): Described[] {
  return [
    { name: 'score', shape: [-1], datatype: 'FP64' },
    ...(model.task === 'multiclass'
      ? [
          { name: 'predicted', shape: [-1], datatype: 'BYTES' },
          { name: 'probabilities', shape: [-1, model.classes.length], datatype: 'FP64' },
        ]
      : []),
    { name: 'status', shape: [-1], datatype: 'BYTES' },
    { name: 'reasons', shape: [-1], datatype: 'BYTES' },
  ]
}

/**
 * Rows of what came as columns, or as one tensor of all `columns` in their order. Throws `AppError('request-invalid')` for tensors that are
 * not of one length.
 */
export function inputsOf(tensors: readonly GivenTensor[], columns: readonly string[]): Input[] {
  const [first, ...others] = tensors
  const rows = first?.shape[0] ?? 0
  const isOfAll = others.length === 0 && columns.length > 1 && first?.shape[1] === columns.length
  const wanted = isOfAll ? columns.length : 1
  const flat = tensors.map(({ data }) => data.flat() as Cell[])
  for (const [index, { name, shape }] of tensors.entries()) {
    const values = flat[index]!.length
    if ((shape[1] ?? 1) === wanted && shape[0] === rows && values === rows * wanted) continue
    const message = `"${name}" has the shape [${shape.join(', ')}] and ${values} values; ${rows} × ${wanted} are expected.`
    throw new AppError('request-invalid', message, {
      issues: [{ path: ['body', 'inputs', index, 'shape'], code: 'shape', message }],
    })
  }
  if (rows > mostRows)
    throw new AppError(
      'request-invalid',
      `One request asks of at most ${mostRows} rows; this one of ${rows}.`,
    )
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(
      isOfAll
        ? columns.map((name, column) => [name, flat[0]![row * wanted + column] ?? null])
        : tensors.map(({ name }, column) => [name, flat[column]![row] ?? null]),
    ),
  )
}

/** Scores as tensors; where there is none, it is null and `status` says why. */
export function tensorsOf(
  { model }: OpenedBundle,
  scored: readonly ScoredInput[],
  { explain }: { readonly explain: boolean },
): Tensor[] {
  const rows = scored.length
  const column = (name: string, datatype: string, data: Tensor['data']): Tensor => ({
    name,
    shape: [rows],
    datatype,
    data,
  })
  const done = scored.map((one) => (one.status === 'scored' ? one : undefined))
  return [
    column(
      'score',
      'FP64',
      done.map((one) => one?.score ?? null),
    ),
    ...(model.task === 'multiclass'
      ? [
          column(
            'predicted',
            'BYTES',
            done.map((one) => one?.predicted ?? null),
          ),
          {
            name: 'probabilities',
            shape: [rows, model.classes.length],
            datatype: 'FP64',
            data: done.flatMap((one) => model.classes.map((name) => one?.probabilities?.[name] ?? null)),
          },
        ]
      : []),
    column(
      'status',
      'BYTES',
      scored.map((one) => (one.status === 'scored' ? 'scored' : one.because)),
    ),
    ...(explain
      ? [
          column(
            'reasons',
            'BYTES',
            done.map((one) => JSON.stringify(one?.reasons ?? [])),
          ),
        ]
      : []),
  ]
}

function datatypeOf(kind: ColumnSchema['kind']): string {
  return kind === 'number' ? 'FP64' : 'BYTES'
}
