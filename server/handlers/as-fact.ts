import type { FactVersion } from '@cadre/people/features'
import type { RecordVersion } from '@cadre/store'

/** A version as features are worked out from it, where only what is believed was read. */
export function asFact({ id, subjectId, version, validFrom, validTo, values }: RecordVersion): FactVersion {
  return {
    id,
    version,
    validFrom,
    recordedFrom: '',
    values,
    ...(subjectId !== null && { personId: subjectId }),
    ...(validTo !== null && { validTo }),
  }
}
