import { Anchor, Badge, Card, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useMe } from '../api/me.ts'
import { useFormat } from '../language/use-format.ts'
import { DataTable } from '../parts/data-table.tsx'
import { ownBandsQuery } from './report-queries.ts'

const colours = { high: 'orange', raised: 'yellow', usual: 'gray' } as const

/** In which band each of a lead’s own people stands, by name; nothing unless the organisation lets leads see it. */
export function LeadBands() {
  const t = useTranslations('reports')
  const o = useTranslations('outlook')
  const { day } = useFormat()
  const isLead = useMe().roles.includes('lead')
  const bands = useQuery({ ...ownBandsQuery, enabled: isLead })
  if (!bands.data || bands.data.items.length === 0) return null
  const { items, names } = bands.data
  return (
    <Card withBorder component="section" aria-label={t('ownBands')}>
      <Title order={2}>{t('ownBands')}</Title>
      <Text size="sm" c="dimmed" mb="xs" maw={720}>
        {t('ownBandsText')}
      </Text>
      <DataTable
        label={t('ownBands')}
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
          {
            id: 'band',
            title: t('band'),
            cell: ({ band }) => (
              <Badge variant="light" tt="none" autoContrast color={colours[band]} c="inherit">
                {o(`bands.${band}`)}
              </Badge>
            ),
          },
          { id: 'asOf', title: t('day'), isQuiet: true, cell: ({ asOf }) => day(asOf) },
        ]}
      />
    </Card>
  )
}
