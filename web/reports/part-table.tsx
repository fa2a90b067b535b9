import { Anchor, Button, Group, SegmentedControl, Title } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSort } from '../app/use-sort.ts'
import { useFormat } from '../language/use-format.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { useFigure } from './finding.ts'
import { keyOf } from './part-names.ts'
import type { Part, Report } from './report-queries.ts'

interface PartTableProps {
  readonly report: Report
  readonly chosen: Part
  readonly nameOf: (part: Part) => string
}

const abouts = ['department', 'legal entity', 'country', 'line', 'team'] as const
/** Lines that are shown at first. */
const firstLines = 10

/** Parts of the people with their number, the most notable first; each leads to what was found of it. */
export function PartTable({ report, chosen, nameOf }: PartTableProps) {
  const t = useTranslations('reports')
  const { number, share } = useFormat()
  const figure = useFigure()
  const [sort, setSort] = useSort()
  const { by: wanted } = useSearch({ from: '/reports/$kind' })
  const navigate = useNavigate()
  const { kind } = report
  const all: readonly Part[] = report.parts
  const known = abouts.filter((about) => all.some((part) => part.about === about))
  const [isWhole, setWhole] = useState(false)
  const about = known.find((one) => one === wanted) ?? known[0]
  if (about === undefined || all.length < 2) return null
  const parts = all.filter((part) => part.about === about)
  const isCount = kind === 'attrition' || kind === 'performance'
  const weight = ({ value, people }: Part): number =>
    kind === 'productivity' || kind === 'teams' ? -value : isCount ? value / people : value
  const columns: Column<Part>[] = [
    {
      id: 'name',
      title: t(`abouts.${about}`),
      width: 'minmax(10rem, 2fr)',
      sortBy: nameOf,
      cell: (part) => (
        <Anchor
          component={Link}
          to="/reports/$kind"
          params={{ kind } as never}
          search={((old: object) => ({ ...old, part: keyOf(part) })) as never}
          fw={keyOf(part) === keyOf(chosen) ? 700 : 550}
          c="inherit"
          aria-current={keyOf(part) === keyOf(chosen) || undefined}
        >
          {nameOf(part)}
        </Anchor>
      ),
    },
    {
      id: 'people',
      title: t('people'),
      isNumber: true,
      width: '6rem',
      sortBy: ({ people }) => people,
      cell: ({ people }) => number(people),
    },
    {
      id: 'value',
      title: t(`values.${kind}`),
      isNumber: true,
      width: '10rem',
      sortBy: ({ value }) => value,
      cell: (part) => figure(kind, part),
    },
    ...(isCount
      ? [
          {
            id: 'share',
            title: t('shareOf'),
            isNumber: true,
            width: '8rem',
            sortBy: weight,
            cell: (part: Part) => share(weight(part)),
          },
        ]
      : []),
  ]
  const title = t('partsFinding')
  const sorted = parts.toSorted((a, b) => weight(b) - weight(a))
  // Another order is of all of them, not of the most notable ones.
  const showsAll = isWhole || sort !== undefined || sorted.length <= firstLines
  return (
    <section aria-label={title}>
      <Group justify="space-between" align="end" mb="xs">
        <Title order={2}>{title}</Title>
        {known.length > 1 && (
          <SegmentedControl
            className="no-print"
            aria-label={t('byWhat')}
            value={about}
            data={known.map((value) => ({ value, label: t(`abouts.${value}`) }))}
            onChange={(by) =>
              void navigate({
                to: '.',
                replace: true,
                resetScroll: false,
                search: ((old: object) => ({ ...old, by })) as never,
              })
            }
          />
        )}
      </Group>
      <DataTable
        label={title}
        rows={showsAll ? sorted : sorted.slice(0, firstLines)}
        idOf={keyOf}
        columns={columns}
        sort={sort}
        onSort={setSort}
      />
      {!showsAll && (
        <Button variant="subtle" size="compact-sm" mt="xs" onClick={() => setWhole(true)}>
          {t('showAll', { count: sorted.length })}
        </Button>
      )}
    </section>
  )
}
