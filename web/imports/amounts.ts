import { fieldOfTarget } from './field-of-target.ts'

/** Whether a target takes an amount of money. */
export const isAmount = (target: string): boolean =>
  !target.endsWith('.currency') && fieldOfTarget(target).type === 'money'
