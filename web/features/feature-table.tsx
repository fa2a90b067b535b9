import { Anchor, Text } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { DriftWord, verdictOrder } from './drift-word.tsx'
import type { FeatureLine } from './feature-queries.ts'
import { useFeatureWords } from './use-feature-words.ts'

/** Features line by line: what each says, what it is made of, and how it stands now. */
export function FeatureTable({ features }: { readonly features: readonly FeatureLine[] }) {
  const t = useTranslations('features')
  const { share, number } = useFormat()
  const words = useFeatureWords()
  const navigate = useNavigate()
  const { sort } = useSearch({ from: '/models' })
  const columns = useMemo(
    (): Column<FeatureLine>[] => [
      {
        id: 'name',
        title: t('feature'),
        width: 'minmax(0, 2.6fr)',
        sortBy: words.meaning,
        cell: (feature) => (
          <div>
            <Anchor
              component={Link}
              to="/models/features/$feature"
              params={{ feature: feature.name } as never}
              fw={550}
              c="inherit"
              style={{ overflowWrap: 'anywhere' }}
            >
              {words.meaning(feature)}
            </Anchor>
            <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {feature.name} · {words.unit(feature)}
            </Text>
          </div>
        ),
      },
      {
        id: 'source',
        title: t('sources'),
        isQuiet: true,
        width: 'minmax(0, 1.4fr)',
        sortBy: ({ sources }) => sources[0],
        cell: (feature) => (
          <div>
            <div>{words.list(feature.sources)}</div>
            <Text size="xs" c="dimmed">
              {words.window(feature)}
            </Text>
          </div>
        ),
      },
      {
        id: 'missing',
        title: t('missing'),
        isNumber: true,
        sortBy: ({ newest }) => newest?.missing ?? -1,
        cell: ({ newest }) => (newest === null ? '–' : share(newest.missing)),
      },
      {
        id: 'change',
        title: t('change'),
        isNamed: true,
        width: 'minmax(0, 0.9fr)',
        sortBy: ({ newest }) => verdictOrder(newest?.drift),
        cell: ({ newest, isWithheld }) =>
          newest === null ? (
            <Text size="xs" c="dimmed">
              {t(isWithheld ? 'withheld' : 'notYet')}
            </Text>
          ) : (
            <DriftWord verdict={newest.drift} />
          ),
      },
      {
        id: 'importance',
        title: t('importance'),
        isNumber: true,
        width: 'minmax(7.5rem, 0.8fr)',
        sortBy: ({ importance }) => importance?.share ?? -1,
        cell: ({ importance }) =>
          importance === null ? (
            '–'
          ) : (
            <>
              {share(importance.share)}{' '}
              <Text span size="xs" c="dimmed">
                {t('place', { rank: number(importance.rank) })}
              </Text>
            </>
          ),
      },
      {
        id: 'models',
        title: t('usedBy'),
        isQuiet: true,
        sortBy: ({ models }) => models.length,
        cell: ({ models }) => models.join(', '),
      },
      {
        id: 'cluster',
        title: t('alike'),
        isQuiet: true,
        // Those that tell nearly the same stand together, under the name of the first; the rest comes after them.
        sortBy: ({ newest }) => newest?.cluster[0],
        cell: ({ name, newest }) => (
          <Text size="xs" style={{ overflowWrap: 'anywhere' }}>
            {newest?.cluster.filter((other) => other !== name).join(', ')}
          </Text>
        ),
      },
    ],
    [t, words, share, number],
  )
  return (
    <DataTable
      label={t('tab')}
      rows={features}
      columns={columns}
      idOf={({ name }) => name}
      sort={sort}
      onSort={(next) =>
        void navigate({
          to: '.',
          replace: true,
          search: ((old: object) => ({ ...old, sort: next })) as never,
        })
      }
    />
  )
}
