import { Alert, Anchor, Group, Stack, Text, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import { Page } from '../parts/page.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { DataSetColumns } from './data-set-columns.tsx'
import { DataSetFacts } from './data-set-facts.tsx'
import { DataSetVersions } from './data-set-versions.tsx'
import { lakeSetsQuery } from './model-queries.ts'

/** One data set: what it was made of, its columns, and its versions; no row. */
export function DataSetPage() {
  const t = useTranslations('features.set')
  const m = useTranslations('models')
  const { _splat: name = '' } = useParams({ from: '/models/data-sets/$' })
  const { version } = useSearch({ from: '/models/data-sets/$' })
  const { day } = useFormat()
  const said = useSaid()
  const sets = useQuery(lakeSetsQuery)
  if (sets.isError) return <LoadFailed error={sets.error} />
  if (sets.isPending) return <PageLoading />
  const ofName = sets.data
    .filter((set) => set.name === name)
    .toSorted((a, b) => (a.sequence < b.sequence ? 1 : -1))
  const set = version === undefined ? ofName[0] : ofName.find(({ sequence }) => sequence === version)
  if (!set) return <NothingHere title={t('missingSet')} text={t('missingSetText')} />
  return (
    <Stack gap="xs">
      <Anchor component={Link} to="/models" search={{ tab: 'data' } as never} size="sm" className="no-print">
        <Group gap={4}>
          <IconArrowLeft size={14} aria-hidden />
          {m('tabs.data')}
        </Group>
      </Anchor>
      <Page title={set.name} text={said(set.source)}>
        {set.isProtected && <Text size="sm">{m('data.isProtected')}</Text>}
        {set.erasedAt !== null && (
          <Alert color="blue" variant="light">
            <Text size="sm">
              {t('erased')}: {day(set.erasedAt.slice(0, 10))}
            </Text>
          </Alert>
        )}
        <Stack gap="sm" component="section" aria-label={t('made')}>
          <Title order={2}>{t('made')}</Title>
          <DataSetFacts set={set} />
        </Stack>
        <Stack gap="sm" component="section" aria-label={t('versions')}>
          <Title order={2}>{t('versions')}</Title>
          <DataSetVersions sets={ofName} shown={set.sequence} />
        </Stack>
        <Stack gap="sm" component="section" aria-label={t('features')}>
          <Title order={2}>{t('features')}</Title>
          <DataSetColumns set={set} />
        </Stack>
      </Page>
    </Stack>
  )
}
