import { Card, Group, Table, Text, Title } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { useShownValue } from './shown-value.ts'
import type { OverviewRecord } from './person-page.tsx'
import classes from './kind-card.module.css'

interface KindCardProps {
  readonly kind: string
  readonly records: readonly OverviewRecord[]
}

/** The records of one kind about a person, newest first, a line each. */
export function KindCard({ kind, records }: KindCardProps) {
  const t = useTranslations('person')
  const { day } = useFormat()
  const word = useWords()
  const fields = [...new Set(records.flatMap(({ values }) => Object.keys(values)))]
  const newest = [...records].sort((a, b) => b.validFrom.localeCompare(a.validFrom))
  const show = useShownValue(fields)
  return (
    <Card withBorder padding="md">
      <Group justify="space-between" mb="xs">
        <Title order={2}>{word(kind)}</Title>
        <Text size="sm" c="dimmed">
          {t('records', { count: records.length })}
        </Text>
      </Group>
      <div className={classes['scroll']} tabIndex={0} role="region" aria-label={word(kind)}>
        <Table withRowBorders={records.length > 1} horizontalSpacing="xs" verticalSpacing={4} fz="sm">
          <Table.Thead>
            <Table.Tr>
              {fields.map((field) => (
                <Table.Th key={field} c="dimmed">
                  {word(field)}
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
      </div>
    </Card>
  )
}
