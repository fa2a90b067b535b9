import { formOf } from '@cadre/contract/forms'

/** Whether a target takes an amount of money. */
export function isAmount(target: string): boolean {
  const [kind = '', field = ''] = target.split('.')
  if (target.endsWith('.currency')) return false
  try {
    return formOf(kind, [field]).fields[0]?.type === 'money'
  } catch {
    // What sheets have and records do not, such as a full name.
    return false
  }
}
