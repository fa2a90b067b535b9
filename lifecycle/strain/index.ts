export { groupStrain } from './group-strain.ts'
export type { GroupStrain, StrainMap } from './group-strain.ts'
export { scoreStrain } from './score-strain.ts'
export type { Strain } from './score-strain.ts'
