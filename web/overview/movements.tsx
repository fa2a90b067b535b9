import { Anchor, Badge, Button, Group, Text, Title } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { DataTable } from '../parts/data-table.tsx'
import { offerFile } from '../parts/offer-file.ts'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { tellFailed } from '../parts/tell.tsx'
import { takePositions } from './take-positions.ts'
import { endOfMonth, lastDayOf } from './months.ts'
import { movementsQuery } from './overview-queries.ts'
import type { Movement } from './overview-queries.ts'
import type { Unit } from './units-of.ts'

const fieldOf = { department: 'departmentId', location: 'locationId', grade: 'gradeId' } as const
type MovingBy = keyof typeof fieldOf

/** Lines that are shown at first. */
const firstLines = 12

interface MovementsProps {
  readonly by: MovingBy
  /** Only there; everywhere when left out. */
  readonly unit: Unit | undefined
  readonly span: { readonly from: string; readonly to: string }
  readonly title: string
}

/** Who joined, left or moved between the ends of two months, a line each. */
export function Movements({ by, unit, span, title }: MovementsProps) {
  const t = useTranslations('overview')
  const { day } = useFormat()
  const field = fieldOf[by]
  const [isWhole, setWhole] = useState(false)
  const movements = useQuery(
    movementsQuery({
      // The end of the first month is where one began to count.
      from: endOfMonth(span.from),
      to: endOfMonth(span.to),
      ...(unit && unit.id !== '?' && { [field]: unit.id }),
    }),
  )
  const take = useMutation({
    mutationFn: async () =>
      offerFile(
        `positions-${span.to}.csv`,
        await takePositions({
          asOf: lastDayOf(span.to),
          ...(unit && unit.id !== '?' && { filter: `${field}:eq:${unit.id}` }),
        }),
      ),
    onError: (error) => tellFailed(t('notTaken'), error),
  })
  if (movements.isError) return <LoadFailed error={movements.error} />
  if (movements.isPending) return <PageLoading />
  const { items, names, isCut } = movements.data
  const placeOf = (position: Movement['before']): string =>
    position ? [names[position[field] ?? ''], position.title].filter(Boolean).join(' · ') || t('unknown') : ''
  return (
    <div>
      <Group justify="space-between" mb="xs" align="end">
        <div>
          <Title order={2}>{title}</Title>
          <Text size="xs" c="dimmed">
            {t(isCut ? 'movementsCut' : 'movementsText', { count: items.length })}
          </Text>
        </div>
        <Button
          variant="default"
          className="no-print"
          leftSection={<IconDownload size={16} aria-hidden />}
          loading={take.isPending}
          onClick={() => take.mutate()}
        >
          {t('takePositions')}
        </Button>
      </Group>
      {items.length > 0 && (
        <DataTable
          label={title}
          rows={isWhole ? items : items.slice(0, firstLines)}
          idOf={({ on, what, personId }) => `${on} ${what} ${personId}`}
          columns={[
            {
              id: 'on',
              title: t('when'),
              width: '7.5rem',
              sortBy: ({ on }) => on,
              cell: ({ on }) => day(on),
            },
            {
              id: 'name',
              title: t('who'),
              width: 'minmax(8rem, 1fr)',
              sortBy: ({ name }) => name,
              cell: ({ personId, name, on, what }) => (
                <Anchor
                  component={Link}
                  to="/people/$id"
                  params={{ id: personId } as never}
                  search={{ tab: 'timeline', ...(what === 'left' && { asOf: dayBefore(on) }) } as never}
                  c="inherit"
                  fw={550}
                >
                  {name}
                </Anchor>
              ),
            },
            {
              id: 'what',
              title: t('what'),
              width: '7rem',
              sortBy: ({ what }) => what,
              cell: ({ what }) => (
                <Badge
                  variant="dot"
                  tt="none"
                  fw={500}
                  color={{ joined: 'teal', left: 'red', moved: 'blue' }[what]}
                >
                  {t(`kinds.${what}`)}
                </Badge>
              ),
            },
            { id: 'before', title: t('fromWhere'), isQuiet: true, cell: ({ before }) => placeOf(before) },
            { id: 'after', title: t('toWhere'), isQuiet: true, cell: ({ after }) => placeOf(after) },
          ]}
        />
      )}
      {!isWhole && items.length > firstLines && (
        <Button variant="subtle" size="compact-sm" mt="xs" onClick={() => setWhole(true)}>
          {t('showAll', { count: items.length })}
        </Button>
      )}
    </div>
  )
}

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
