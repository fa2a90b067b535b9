import { standBeside } from '@cadre/lifecycle/explain'
import type { Standing } from '@cadre/lifecycle/explain'
import type { Peers } from './find-peers.ts'

interface Own {
  readonly score: number | null
  readonly inputs: unknown
  readonly reasons: unknown
}

interface Shown {
  /** Score and reasons are not shown: what is told must not follow from them. */
  readonly isHidden: boolean
}

/** So many inputs are compared. */
const mostInputs = 8

/** How a score and the numbers that it was made from stand beside those of peers, what moved it most first. */
export function standAmongPeers(
  { score, inputs, reasons }: Own,
  { scores, fewestOthers }: Peers,
  { isHidden }: Shown,
): { readonly score: Standing | null; readonly inputs: readonly (Standing & { readonly column: string })[] } {
  // The person is one of those compared.
  const fewest = fewestOthers + 1
  const own = inputs as Readonly<Record<string, unknown>>
  const moving = isHidden
    ? []
    : (reasons as readonly { readonly column: string }[]).map(({ column }) => column)
  const columns = [...new Set([...moving, ...Object.keys(own).toSorted()])]
  const standing = columns.flatMap((column) => {
    const value = own[column]
    if (typeof value !== 'number') return []
    const found = standBeside(
      value,
      scores.map((peer) => numberOf(peer.inputs[column])),
      { fewest },
    )
    return found ? [{ column, ...found }] : []
  })
  const ofScore = isHidden
    ? undefined
    : standBeside(
        score,
        scores.map((peer) => peer.score),
        { fewest },
      )
  return { score: ofScore ?? null, inputs: standing.slice(0, mostInputs) }
}

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)
