import { Anchor, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useMe } from '../api/me.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { mayMake, modelsQuery } from './model-queries.ts'
import type { ModelLine } from './model-queries.ts'
import { usePurposes } from './use-purposes.ts'

/** Every model with the version that answers and the one that is tried. */
export function ModelTable() {
  const t = useTranslations('models')
  const me = useMe()
  const purposeOf = usePurposes()
  const models = useQuery(modelsQuery)
  const columns = useMemo(
    (): Column<ModelLine>[] => [
      {
        id: 'title',
        title: t('model'),
        width: 'minmax(0, 2fr)',
        sortBy: ({ title }) => title,
        cell: ({ name, title }) => (
          <Anchor component={Link} to="/models/$name" params={{ name } as never} fw={550} c="inherit">
            {title}
          </Anchor>
        ),
      },
      {
        id: 'answers',
        title: t('answers'),
        sortBy: ({ champion }) => champion,
        cell: ({ champion }) =>
          champion === null ? (
            <Text size="sm" c="dimmed">
              {t('nothingAnswers')}
            </Text>
          ) : (
            t('version', { number: champion })
          ),
      },
      {
        id: 'tried',
        title: t('tried'),
        isQuiet: true,
        cell: ({ shadow }) => shadow !== null && t('version', { number: shadow }),
      },
      {
        id: 'purpose',
        title: t('purpose'),
        isQuiet: true,
        sortBy: ({ purpose }) => purpose,
        cell: ({ purpose }) => purposeOf(purpose),
      },
      {
        id: 'versions',
        title: t('versionCount'),
        isNumber: true,
        sortBy: ({ versions }) => versions,
        cell: ({ versions }) => versions,
      },
    ],
    [t, purposeOf],
  )
  if (models.isError) return <LoadFailed error={models.error} />
  if (models.isPending) return <PageLoading />
  if (models.data.length === 0)
    return <NothingHere title={t('none')} text={t(mayMake(me) ? 'noneText' : 'noneToRead')} />
  return <DataTable label={t('title')} rows={models.data} columns={columns} idOf={({ name }) => name} />
}
