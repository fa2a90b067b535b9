import { groupStrain } from '@cadre/lifecycle/strain'
import type { StrainMap } from '@cadre/lifecycle/strain'
import { readDepartments } from '@cadre/store/features'
import type { LakeStorage } from '@cadre/store/lake'
import { wellbeing } from '@cadre/usecases'
import { strainOn } from './strain-on.ts'
import type { Moment } from './strain-on.ts'

/** Strain by department, and how many people too little is known of. */
export interface DepartmentStrain extends StrainMap {
  readonly asOf: string
  readonly unknown: number
}

interface Asked extends Moment {
  /** Of these people, those who may be looked at; all of them unless given. */
  readonly only?: (personIds: readonly string[]) => Promise<ReadonlySet<string>>
}

/** Adds up the signs of everybody employed on a day and tells them of departments of five people or more. Throws as `groupStrain`. */
export async function strainByDepartment(
  lake: LakeStorage,
  { asOf, knownAt, only }: Asked,
): Promise<DepartmentStrain> {
  const strains = await strainOn(lake, { asOf, knownAt })
  const allowed = only && (await only([...strains.keys()]))
  const departments = await readDepartments(lake, { day: asOf, knownAt })
  const looked = [...strains].filter(([personId]) => allowed?.has(personId) ?? true)
  const people = looked.flatMap(([personId, strain]) => {
    const group = departments.get(personId)
    return group === undefined || strain === undefined ? [] : [{ group, strain }]
  })
  return { ...groupStrain(wellbeing, people), asOf, unknown: looked.length - people.length }
}
