import { List, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { Statistic } from '../parts/statistic.tsx'
import { useSignedShare } from '../reports/finding.ts'
import { ownProductivityQuery } from './own-queries.ts'

/** How much one does beside what is usual for one’s kind of work, and who is told. */
export function OwnProductivity() {
  const t = useTranslations('own.productivity')
  const { day, share } = useFormat()
  const signed = useSignedShare()
  const found = useQuery(ownProductivityQuery)
  if (found.isError) return <LoadFailed error={found.error} />
  if (found.isPending) return <PageLoading />
  const { asOf, level, ratio, usual, isToldToLead } = found.data
  if (asOf === null || level === null || ratio === null || usual === null)
    return <NothingHere title={t('none')} text={t('noneText')} />
  const definition = { meaning: t('meaning'), date: day(asOf) }
  return (
    <Stack gap="lg" maw={860}>
      <Text size="sm" c="dimmed">
        {t('text')}
      </Text>
      <Statistic
        label={t('level')}
        value={signed(level)}
        hint={t('beside', { ratio: share(ratio), usual: share(usual) })}
        definition={definition}
      />
      <section aria-label={t('who')}>
        <Title order={2} size="h4">
          {t('who')}
        </Title>
        <List size="sm" mt="xs">
          <List.Item>{t(isToldToLead ? 'leadSees' : 'leadSeesNot')}</List.Item>
          <List.Item>{t('groups')}</List.Item>
          <List.Item>{t('noJudging')}</List.Item>
        </List>
      </section>
    </Stack>
  )
}
