import { Card, List, Text, Title } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useSaid } from '../language/use-said.ts'
import type { Report } from './report-queries.ts'

/** What the report is for, and what must never be done with it. */
export function MustNever({ method: { review, mustNever } }: Pick<Report, 'method'>) {
  const t = useTranslations('reports')
  const said = useSaid()
  return (
    <Card withBorder component="section" aria-label={t('mustNever')}>
      <Title order={2}>{t('mustNever')}</Title>
      <Text size="sm" c="dimmed" maw={720} mb="xs">
        {said(review)}
      </Text>
      <List size="sm" spacing={4}>
        {mustNever.map((one) => (
          <List.Item key={one}>{said(one)}</List.Item>
        ))}
      </List>
    </Card>
  )
}
