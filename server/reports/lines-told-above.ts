import { minimumCounts } from '@cadre/people'
import type { PlaceOfPerson, ReportPart } from '@cadre/store'

type Line = Pick<ReportPart, 'about' | 'name' | 'people'>

const { disclosureMinimum } = minimumCounts

/**
 * Leaders whose lines those above them may read too. A line less the widest told ones in it is five people or more, or nobody:
 * where fewer would remain, the smallest of those is not told above, and the lines in it stand in its place.
 */
export function linesToldAbove(
  parts: readonly Line[],
  places: readonly Pick<PlaceOfPerson, 'personId' | 'leaderIds'>[],
): ReadonlySet<string> {
  const lines = parts.filter(({ about }) => about === 'line')
  const leadersOf = new Map(places.map(({ personId, leaderIds }) => [personId, leaderIds]))
  const isIn = (inner: string, outer: string): boolean => leadersOf.get(inner)?.includes(outer) ?? false
  const told = new Set(lines.map(({ name }) => name).filter((name) => (leadersOf.get(name) ?? []).length > 0))
  const smallRest = ({ name, people }: Line): Line | undefined => {
    const within = lines.filter((line) => told.has(line.name) && isIn(line.name, name))
    const widest = within.filter((line) => !within.some((other) => isIn(line.name, other.name)))
    const rest = people - widest.reduce((sum, line) => sum + line.people, 0)
    if (rest === 0 || rest >= disclosureMinimum) return undefined
    return widest.toSorted((a, b) => a.people - b.people)[0]
  }
  for (;;) {
    const left = lines.map(smallRest).find((line) => line !== undefined)
    if (!left) return told
    told.delete(left.name)
  }
}
