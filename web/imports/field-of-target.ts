import { formOf } from '@cadre/contract/forms'

interface TargetField {
  readonly type: string
  readonly choices: readonly string[]
}

/** The field of records that a target stands for; of what sheets have and records do not, such as a full name, a text. */
export function fieldOfTarget(target: string | null): TargetField {
  const [kind = '', field = ''] = (target ?? '').split('.')
  try {
    return formOf(kind, [field]).fields[0] ?? { type: 'text', choices: [] }
  } catch {
    return { type: 'text', choices: [] }
  }
}
