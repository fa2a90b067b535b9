import { Alert, Anchor, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useMe } from '../api/me.ts'
import { openingsQuery } from './study-queries.ts'
import type { Study } from './study-queries.ts'

/** Says to HR in which studies somebody asks whose a pseudonym is. Nothing when nobody does. */
export function WaitingOpenings({ studies }: { readonly studies: readonly Study[] }) {
  const t = useTranslations('studies')
  const me = useMe()
  const found = useQuery(openingsQuery)
  const waiting = (found.data ?? []).filter(
    ({ status, askedBy }) => status === 'waiting' && askedBy !== me.accountId,
  )
  const asking = studies.filter(({ id }) => waiting.some(({ studyId }) => studyId === id))
  if (!me.roles.includes('hr_manager') || asking.length === 0) return null
  return (
    <Alert color="orange" variant="light" title={t('openingsWait', { count: waiting.length })}>
      {asking.map(({ id, name }) => (
        <Text key={id} size="sm">
          <Anchor component={Link} to="/studies" search={{ study: id } as never} size="sm" underline="always">
            {name}
          </Anchor>
        </Text>
      ))}
    </Alert>
  )
}
