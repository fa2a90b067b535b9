import { Box, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'use-intl'
import { useFormat } from '../../language/use-format.ts'
import { refusalIn } from '../../language/error-words.ts'
import { chartQuery } from '../../organisation/reporting-tree.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { namesQuery } from '../people-queries.ts'
import { holderOf } from './plan-change.ts'
import type { Wanted } from './plan-change.ts'
import type { TriedLine } from './run-change.ts'

interface ChangeLinesProps {
  readonly label: string
  readonly lines: readonly TriedLine[]
  readonly wanted: Wanted
}

/** A line for each person: what holds, what would, or why it cannot be. */
export function ChangeLines({ label, lines, wanted }: ChangeLinesProps) {
  const t = useTranslations('many')
  const p = useTranslations('people')
  const language = useLocale()
  const { day } = useFormat()
  const nameOf = useNames(wanted)
  const saidOf = ({ not, outcome, until }: TriedLine): string => {
    if (not !== undefined) return t(`not.${not}`)
    if (outcome?.code !== 'ok')
      return refusalIn(language, { code: outcome?.code ?? '', message: outcome?.message ?? '' })
    const value = nameOf(wanted.value)
    return until === null ? value : t('until', { value, day: day(until) })
  }
  return (
    <Box h="min(50dvh, 26rem)" display="flex" style={{ flexDirection: 'column' }}>
      <DataTable
        fills
        comesSorted
        label={label}
        rows={lines}
        idOf={({ person }) => person.id}
        columns={[
          { id: 'name', title: p('name'), cell: ({ person }) => person.name },
          {
            id: 'before',
            title: t('before'),
            isNamed: true,
            isQuiet: true,
            cell: ({ before }) => (before === null ? '–' : nameOf(before)),
          },
          {
            id: 'after',
            title: t('after'),
            width: 'minmax(9rem, 1.6fr)',
            isNamed: true,
            cell: (line) => (
              <Text
                span
                size="sm"
                style={{ whiteSpace: 'normal' }}
                {...(line.outcome?.code !== 'ok' && { c: line.not === 'same' ? 'dimmed' : 'red' })}
              >
                {saidOf(line)}
              </Text>
            ),
          },
        ]}
      />
    </Box>
  )
}

/** What the values of the field are called on the day of the change. */
function useNames({ name, from }: Wanted): (id: string) => string {
  const isManager = name === 'managerId'
  const [path = ''] = holderOf(name).field.refersTo
  const chart = useQuery({ ...chartQuery({ asOf: from }), enabled: isManager })
  const names = useQuery({ ...namesQuery(path, { asOf: from }), enabled: !isManager })
  const people = new Map(chart.data?.nodes.map((node) => [node.id, node.name]))
  return (id) => (isManager ? people.get(id) : names.data?.get(id)) ?? id
}
