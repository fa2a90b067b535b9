import { Alert, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useMe } from '../api/me.ts'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import { lineageStandingQuery } from './administration-queries.ts'

/** Where it is told what jobs read and write; with what waits because it was not taken. Nothing where it is told nowhere. */
export function LineageStanding() {
  const t = useTranslations('admin.lineage')
  const said = useSaid()
  const { instant } = useFormat()
  // Whoever else may read how the system is, is not told where it tells.
  const isAdministrator = useMe().roles.includes('administrator')
  const { data } = useQuery({ ...lineageStandingQuery, enabled: isAdministrator })
  if (!data || data.told === 'nowhere') return null
  const { told, host, waiting, oldestAt, lastAnswer, givenUp } = data
  const lost = givenUp > 0 ? ` ${t('givenUp', { count: givenUp })}` : ''
  if (waiting > 0 && oldestAt !== null)
    return (
      <Alert
        role="alert"
        variant="light"
        color="yellow"
        title={t('waiting', { count: waiting, host: host ?? '' })}
      >
        {t('waitingText', { since: instant(oldestAt), answer: said(lastAnswer ?? '') })}
        {lost}
      </Alert>
    )
  return (
    <Text size="sm" c="dimmed">
      {told === 'host' ? t('host', { host: host ?? '' }) : t('file')}
      {lost}
    </Text>
  )
}
