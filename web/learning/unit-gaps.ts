interface SkillCount {
  readonly skillId: string
  readonly asked: number
  readonly held: number
}

interface UnitCounts {
  readonly unitId: string
  readonly skills: readonly SkillCount[]
}

/** How often a skill that a job asks for is not there: somebody who lacks two counts twice. */
export const missingIn = ({ skills }: Pick<UnitCounts, 'skills'>): number =>
  skills.reduce((sum, { asked, held }) => sum + asked - held, 0)

/** The skill that most people of one unit lack; nothing when nobody lacks any. */
export function largestGap(
  units: readonly UnitCounts[],
): (SkillCount & { readonly unitId: string }) | undefined {
  const gaps = units.flatMap(({ unitId, skills }) => skills.map((skill) => ({ unitId, ...skill })))
  const [first] = gaps.toSorted((a, b) => b.asked - b.held - (a.asked - a.held))
  return first && first.asked > first.held ? first : undefined
}
