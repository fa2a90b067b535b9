import { Anchor, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import type { LakeSet } from './model-queries.ts'

interface DataSetVersionsProps {
  /** Of one name, newest first. */
  readonly sets: readonly LakeSet[]
  /** The sequence of the one that is shown. */
  readonly shown: string
}

/** The versions of a data set, and the way to each. */
export function DataSetVersions({ sets, shown }: DataSetVersionsProps) {
  const t = useTranslations('features.set')
  const { day, instant, number } = useFormat()
  const columns = useMemo(
    (): Column<LakeSet>[] => [
      {
        id: 'version',
        title: t('version'),
        width: 'minmax(0, 1.6fr)',
        sortBy: ({ sequence }) => sequence,
        cell: ({ name, sequence }) =>
          sequence === shown ? (
            <Text size="sm" fw={600} aria-current="true">
              {sequence}
            </Text>
          ) : (
            <Anchor
              component={Link}
              to="/models/data-sets/$"
              params={{ _splat: name } as never}
              search={{ version: sequence } as never}
              size="sm"
            >
              {sequence}
            </Anchor>
          ),
      },
      {
        id: 'asOf',
        title: t('asOf'),
        isNamed: true,
        sortBy: ({ asOf }) => asOf,
        cell: ({ asOf }) => (asOf === null ? '–' : day(asOf.slice(0, 10))),
      },
      {
        id: 'rows',
        title: t('rows'),
        isNumber: true,
        sortBy: ({ rows }) => rows,
        cell: ({ rows }) => number(rows),
      },
      {
        id: 'written',
        title: t('written'),
        isQuiet: true,
        width: 'minmax(0, 1.4fr)',
        sortBy: ({ writtenAt }) => writtenAt,
        cell: ({ writtenAt }) => instant(writtenAt),
      },
      {
        id: 'hash',
        title: t('hash'),
        isQuiet: true,
        cell: ({ hash }) => hash.slice(0, 12),
      },
    ],
    [t, day, instant, number, shown],
  )
  return <DataTable label={t('versions')} rows={sets} columns={columns} idOf={({ sequence }) => sequence} />
}
