import { readTableAs } from '../ingest/index.ts'
import type { Source } from '../ingest/index.ts'
import type { OpenedBundle } from '../register/open-bundle.ts'
import { predictRows } from './predict-rows.ts'
import { refuseMistyped } from './refuse-mistyped.ts'

/** A bundle's predictions of all rows of a file, rows × outputs. Throws `column-missing` and `column-mistyped`. */
export async function predictSource(
  bundle: OpenedBundle,
  source: Source,
  signal: AbortSignal | undefined,
): Promise<Float64Array> {
  const parts: Float64Array[] = []
  const { schema } = bundle.pipeline
  const reading = readTableAs(source, schema, { signal })
  for await (const { table } of reading.parts()) parts.push(predictRows(bundle, table).predictions)
  refuseMistyped(reading.report(), { file: source.name, schema })
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
