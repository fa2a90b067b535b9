import { ApiError } from '@cadre/contract/client'

/** Positions as a file, for the work at hand: an export, which the audit trail tells of. Throws `ApiError`. */
export async function takePositions(query: {
  readonly asOf: string
  readonly filter?: string
}): Promise<Blob> {
  const answer = await fetch(
    `/api/v1/job-assignments/export?${new URLSearchParams({ ...query, format: 'csv' })}`,
    { headers: { 'cadre-purpose': 'operation' } },
  )
  if (answer.ok) return answer.blob()
  const problem = (await answer.json()) as ConstructorParameters<typeof ApiError>[0]
  throw new ApiError(problem)
}
