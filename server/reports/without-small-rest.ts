import { minimumCounts } from '@cadre/people'
import type { ReportPart } from '@cadre/store'

type Counted = Pick<ReportPart, 'about' | 'people'>

const { disclosureMinimum } = minimumCounts
/** Ways to divide everybody: nobody is in two of their parts. */
const divisions: readonly ReportPart['about'][] = ['department', 'legal entity', 'country', 'team']

/**
 * Leaves out the smallest department where those of whom departments tell nothing are fewer than five together: what is told of
 * everybody less that of the departments would be theirs. So it is with legal entities, countries and teams of a file. `people` are those of whom
 * something is told, so it holds whatever a study knew of whom.
 */
export function withoutSmallRest<Part extends Counted>(parts: readonly Part[]): Part[] {
  const everybody = parts.find(({ about }) => about === 'everybody')?.people ?? 0
  const left = divisions.flatMap((division) => {
    const own = parts.filter(({ about }) => about === division)
    const rest = everybody - own.reduce((sum, { people }) => sum + people, 0)
    if (rest <= 0 || rest >= disclosureMinimum) return []
    return own.toSorted((a, b) => a.people - b.people).slice(0, 1)
  })
  return parts.filter((part) => !left.includes(part))
}
