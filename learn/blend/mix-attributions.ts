import type { Attribution } from '../estimator.ts'

/** How much of a member's output goes into an output of the whole. */
export type Share = (member: number, from: number, to: number) => number

/**
 * The attribution of `offset[to] + Σ share(member, from, to) · margin[member, from]`, over the union
 * of the members' names: contributions are linear in margins, so they are summed with the same shares.
 */
export function mixAttributions(
  attributions: readonly Attribution[],
  share: Share,
  { offset, rowCount }: { readonly offset: Float64Array; readonly rowCount: number },
): Attribution {
  const outputs = offset.length
  const names = [...new Set(attributions.flatMap((attribution) => attribution.names))]
  const position = new Map(names.map((name, index) => [name, index]))
  const values = new Float64Array(rowCount * outputs * names.length)
  const base = offset.slice()
  for (const [member, attribution] of attributions.entries()) {
    const into = Int32Array.from(attribution.names, (name) => position.get(name)!)
    const froms = attribution.base.length
    for (let from = 0; from < froms; from++) {
      for (let to = 0; to < outputs; to++) {
        const part = share(member, from, to)
        if (part === 0) continue
        base[to]! += part * attribution.base[from]!
        for (let row = 0; row < rowCount; row++) {
          const start = (row * froms + from) * into.length
          const target = (row * outputs + to) * names.length
          for (let j = 0; j < into.length; j++)
            values[target + into[j]!]! += part * attribution.values[start + j]!
        }
      }
    }
  }
  return { names, base, values }
}
