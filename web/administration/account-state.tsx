import { Badge } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { Account } from './administration-queries.ts'

type AccountStateName = 'disabled' | 'invited' | 'active'
export const stateOf = ({ disabledAt, proofs, lastUsedAt }: Account): AccountStateName =>
  disabledAt !== null ? 'disabled' : proofs.length === 0 && lastUsedAt === null ? 'invited' : 'active'
const colours = { disabled: 'red', invited: 'yellow', active: 'teal' } as const

export function AccountState({ account }: { readonly account: Account }) {
  const t = useTranslations('admin')
  const state = stateOf(account)
  return (
    <Badge variant="dot" color={colours[state]} tt="none" fw={500}>
      {t(`accountStates.${state}`)}
    </Badge>
  )
}
