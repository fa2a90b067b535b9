import { AppError } from '@cadre/core'
import { nearestName } from '@cadre/lifecycle/ingest'
import type { OpenedBundle } from '@cadre/lifecycle/register'
import type { Input } from '@cadre/lifecycle/serve'

/** Throws `column-unknown`, naming input and column: a misspelt column would be scored as if it were missing. */
export function refuseUnknownColumns({ pipeline }: OpenedBundle, inputs: readonly Input[]): void {
  const known = pipeline.schema.map(({ name }) => name)
  for (const [index, input] of inputs.entries())
    for (const name of Object.keys(input)) {
      if (known.includes(name)) continue
      const nearest = nearestName(name, known)
      throw new AppError(
        'column-unknown',
        `Input ${index + 1}: the model has no column "${name}".${nearest === undefined ? '' : ` Is "${nearest}" meant?`}`,
        { input: index, column: name },
      )
    }
}
