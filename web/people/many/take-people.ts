import { ApiError } from '@cadre/contract/client'

interface Taken {
  readonly ids: readonly string[]
  readonly asOf: string
  readonly knownAt?: string | undefined
}

/** Lines of the list as a file, for the work at hand: an export, which the audit trail tells of. Throws `ApiError`. */
export async function takePeople({ ids, asOf, knownAt }: Taken): Promise<Blob> {
  const query = new URLSearchParams({ asOf, format: 'csv', ...(knownAt !== undefined && { knownAt }) })
  const answer = await fetch(`/api/v1/people/export?${query}`, {
    method: 'POST',
    headers: { 'cadre-purpose': 'operation', 'content-type': 'application/json' },
    body: JSON.stringify({ ids }),
  })
  if (answer.ok) return answer.blob()
  throw new ApiError((await answer.json()) as ConstructorParameters<typeof ApiError>[0])
}
