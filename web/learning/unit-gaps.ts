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

/** The unit that lacks most, with the skill that most of its people lack; nothing when nobody lacks any. */
export function largestGap(
  units: readonly UnitCounts[],
): (SkillCount & { readonly unitId: string }) | undefined {
  const [unit] = units.toSorted((a, b) => missingIn(b) - missingIn(a))
  const [skill] = unit?.skills.toSorted((a, b) => b.asked - b.held - (a.asked - a.held)) ?? []
  return unit && skill && skill.asked > skill.held ? { unitId: unit.unitId, ...skill } : undefined
}
