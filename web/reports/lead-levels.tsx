import { Anchor, Card, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useMe } from '../api/me.ts'
import { useFormat } from '../language/use-format.ts'
import { DataTable } from '../parts/data-table.tsx'
import { useSignedShare } from './finding.ts'
import { ownLevelsQuery } from './report-queries.ts'

/** How much each of a lead’s own people does beside what is usual, by name; nothing unless the organisation lets leads see it. */
export function LeadLevels() {
  const t = useTranslations('reports')
  const { day } = useFormat()
  const share = useSignedShare()
  const isLead = useMe().roles.includes('lead')
  const levels = useQuery({ ...ownLevelsQuery, enabled: isLead })
  if (!levels.data?.asOf || levels.data.items.length === 0) return null
  const { items, names, asOf } = levels.data
  return (
    <Card withBorder component="section" aria-label={t('ownLevels')}>
      <Title order={2}>{t('ownLevels')}</Title>
      <Text size="sm" c="dimmed" mb="xs" maw={720}>
        {t('ownLevelsText', { day: day(asOf) })}
      </Text>
      <DataTable
        label={t('ownLevels')}
        rows={items}
        idOf={({ personId }) => personId}
        columns={[
          {
            id: 'name',
            title: t('person'),
            width: 'minmax(9rem, 2fr)',
            cell: ({ personId }) => (
              <Anchor
                component={Link}
                to="/people/$id"
                params={{ id: personId } as never}
                c="inherit"
                fw={550}
              >
                {names[personId] ?? t('unknown')}
              </Anchor>
            ),
          },
          { id: 'level', title: t('words.level'), isNumber: true, cell: ({ level }) => share(level) },
        ]}
      />
    </Card>
  )
}
