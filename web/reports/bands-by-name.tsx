import type { AnswerOf } from '@cadre/contract/client'
import { Alert, Anchor, Badge, Button, Card, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMe } from '../api/me.ts'
import { useFormat } from '../language/use-format.ts'
import { DataTable } from '../parts/data-table.tsx'
import { LoadFailed } from '../parts/states.tsx'
import { ownBandsQuery, partBandsQuery } from './report-queries.ts'
import type { Part } from './report-queries.ts'

const colours = { high: 'orange', raised: 'yellow', usual: 'gray' } as const

/** In which band each of a lead’s own people stands, by name; nothing unless the organisation lets leads see it. */
export function LeadBands() {
  const t = useTranslations('reports')
  const isLead = useMe().roles.includes('lead')
  const bands = useQuery({ ...ownBandsQuery, enabled: isLead })
  if (!bands.data || bands.data.items.length === 0) return null
  return <BandsByName title={t('ownBands')} text={t('ownBandsText')} found={bands.data} />
}

interface PartBandsProps {
  readonly part: Part
  readonly name: string
}

/** The same of a part of the people, for HR, once it is asked for. */
export function PartBands({ part, name }: PartBandsProps) {
  const t = useTranslations('reports')
  const isOfHr = useMe().roles.includes('hr_manager')
  const [asked, setAsked] = useState<Part>()
  const bands = useQuery({ ...partBandsQuery(part), enabled: isOfHr && asked === part })
  if (!isOfHr || part.about === 'everybody') return null
  if (bands.isError) return <LoadFailed error={bands.error} />
  if (!bands.data || asked !== part)
    return (
      <Button
        variant="default"
        style={{ alignSelf: 'start' }}
        loading={bands.isLoading}
        onClick={() => setAsked(part)}
        className="no-print"
      >
        {t('showBands')}
      </Button>
    )
  const title = t('partBands', { name })
  if (bands.data.items.length === 0) return <Alert variant="light">{t('partBandsNone')}</Alert>
  return <BandsByName title={title} text={t('partBandsText')} found={bands.data} />
}

interface BandsByNameProps {
  readonly title: string
  readonly text: string
  readonly found: Pick<AnswerOf<'readOwnBands'>, 'items' | 'names'>
}

function BandsByName({ title, text, found: { items, names } }: BandsByNameProps) {
  const t = useTranslations('reports')
  const o = useTranslations('outlook')
  const { day } = useFormat()
  return (
    <Card withBorder component="section" aria-label={title}>
      <Title order={2}>{title}</Title>
      <Text size="sm" c="dimmed" mb="xs" maw={720}>
        {text}
      </Text>
      <DataTable
        label={title}
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
