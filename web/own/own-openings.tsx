import { Card, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { ownOpeningsQuery } from './own-queries.ts'

/** When somebody was let find out that a pseudonym of a study is oneself, and why. */
export function OwnOpenings() {
  const t = useTranslations('rights')
  const { instant } = useFormat()
  const found = useQuery(ownOpeningsQuery)
  if (found.isError) return <LoadFailed error={found.error} />
  if (found.isPending) return <PageLoading />
  return (
    <Card withBorder component="section" aria-label={t('openings')}>
      <Stack gap="sm">
        <div>
          <Title order={2}>{t('openings')}</Title>
          <Text size="sm">{t('openingsText')}</Text>
        </div>
        {found.data.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('noOpening')}
          </Text>
        )}
        {found.data.map(({ id, reason, decidedAt, decisionReason, expiresAt }) => (
          <div key={id}>
            <Text size="sm">{t('openedBecause', { reason })}</Text>
            <Text size="xs" c="dimmed">
              {t('openedFrom', { at: instant(decidedAt ?? ''), until: instant(expiresAt ?? '') })}
              {decisionReason !== null && ` · ${decisionReason}`}
            </Text>
          </div>
        ))}
      </Stack>
    </Card>
  )
}
