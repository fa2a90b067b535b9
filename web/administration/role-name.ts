import { useCallback } from 'react'
import { useTranslations } from 'use-intl'

const known = [
  'hr_manager',
  'recruiter',
  'lead',
  'training_specialist',
  'employee',
  'data_scientist',
  'administrator',
  'executive',
] as const

/** Every role, in the order in which it is offered. */
export const roles = known

/** The name of a role as people say it. */
export function useRoleName(): (role: string) => string {
  const t = useTranslations('admin')
  return useCallback(
    (role) => {
      const name = known.find((one) => one === role)
      return name ? t(`roleNames.${name}`) : role
    },
    [t],
  )
}
