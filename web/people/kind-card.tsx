import { Card, Group, ScrollArea, Table, Text, Title } from '@mantine/core'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import type { Money } from '../language/use-format.ts'
import { chartQuery } from '../organisation/reporting-tree.ts'
import { kindTitle } from './kind-title.ts'
import { namesQuery } from './people-queries.ts'
import type { OverviewRecord } from './person-page.tsx'

/** Where names of the ids in a field are found. */
const namedIn: Readonly<Record<string, string>> = {
  jobId: 'jobs',
  departmentId: 'departments',
  locationId: 'locations',
  legalEntityId: 'legal-entities',
  teamId: 'teams',
  courseId: 'courses',
  skillId: 'skills',
  measureId: 'measures',
  gradeId: 'grades',
}

const peopleFields = new Set(['managerId', 'reviewerId', 'authorId', 'ownerId'])
const namesOfPeople = ({ nodes }: { nodes: readonly { id: string; name: string }[] }) =>
  new Map(nodes.map(({ id, name }) => [id, name]))

interface KindCardProps {
  readonly kind: string
  readonly records: readonly OverviewRecord[]
}

/** The records of one kind about a person, newest first, a line each. */
export function KindCard({ kind, records }: KindCardProps) {
  const t = useTranslations('person')
  const { day } = useFormat()
  const fields = [...new Set(records.flatMap(({ values }) => Object.keys(values)))]
  const newest = [...records].sort((a, b) => b.validFrom.localeCompare(a.validFrom))
  const show = useShownValue(fields)
  return (
    <Card withBorder padding="md">
      <Group justify="space-between" mb="xs">
        <Title order={2}>{kindTitle(kind)}</Title>
        <Text size="sm" c="dimmed">
          {t('records', { count: records.length })}
        </Text>
      </Group>
      <ScrollArea type="auto">
        <Table withRowBorders={records.length > 1} horizontalSpacing="xs" verticalSpacing={4} fz="sm">
          <Table.Thead>
            <Table.Tr>
              {fields.map((field) => (
                <Table.Th key={field} c="dimmed">
                  {kindTitle(field)}
                </Table.Th>
              ))}
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {newest.map(({ id, validFrom, values }) => (
              <Table.Tr key={`${id} ${validFrom}`}>
                {fields.map((field) => (
                  <Table.Td key={field} className="number">
                    {show(field, values[field])}
                  </Table.Td>
                ))}
                <Table.Td c="dimmed" ta="right" style={{ whiteSpace: 'nowrap' }}>
                  {t('from', { day: day(validFrom) })}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </Card>
  )
}

/** Values as text: dates, money and numbers in the reader's way, ids by their names. */
function useShownValue(fields: readonly string[]): (field: string, value: unknown) => string {
  const { moment } = useMoment()
  const { day, money, number } = useFormat()
  const referring = fields.filter((field) => namedIn[field] !== undefined)
  const answers = useQueries({ queries: referring.map((field) => namesQuery(namedIn[field]!, moment)) })
  const names = new Map(referring.map((field, index) => [field, answers[index]!.data]))
  const isOfPeople = fields.some((field) => peopleFields.has(field))
  const { data: people } = useQuery({ ...chartQuery(moment), enabled: isOfPeople, select: namesOfPeople })
  return (field, value) => {
    if (value === null || value === undefined) return ''
    if (typeof value === 'number') return number(value)
    if (typeof value === 'boolean') return value ? '✓' : '–'
    if (Array.isArray(value)) return value.join(', ')
    if (typeof value !== 'string') return money(value as Money)
    const text = value
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return day(text)
    return (
      names.get(field)?.get(text) ??
      people?.get(text) ??
      (/^[a-z]{3}_[0-9A-Za-z]{22}$/.test(text) ? '…' : text)
    )
  }
}
