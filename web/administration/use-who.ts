import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import type { AuditLine } from './administration-queries.ts'

type Actor = Pick<AuditLine, 'accountId' | 'accountName'>

/** Who an entry of the audit trail is by: the name of an account, else its id, Cadre, or somebody unknown. */
export function useWho(): (entry: Actor) => string {
  const t = useTranslations('admin')
  return useCallback(
    ({ accountId, accountName }) => {
      if (accountName !== null) return accountName
      if (accountId.startsWith('acc_')) return accountId
      return t(accountId === 'system' ? 'system' : 'nobody')
    },
    [t],
  )
}
