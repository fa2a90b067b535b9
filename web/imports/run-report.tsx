import { Card, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { Statistic } from '../parts/statistic.tsx'
import type { WholeImport } from './import-queries.ts'

/** What became of the rows of a sheet. */
export function RowsTaken({ found }: { readonly found: WholeImport }) {
  const t = useTranslations('imports')
  const { number, day } = useFormat()
  if (!found.counts) return null
  const { rows } = found.counts
  return (
    <Card withBorder>
      <Stack gap="md">
        <div>
          <Title order={2}>
            {found.state === 'done'
              ? t('reportTitle', { created: rows.created, updated: rows.updated })
              : t('report')}
          </Title>
          {found.mapping && (
            <Text size="sm" c="dimmed">
              {t('reportFrom', { day: day(found.mapping.asOf) })}
            </Text>
          )}
        </div>
        <SimpleGrid cols={{ base: 2, sm: 5 }}>
          {(['created', 'updated', 'unchanged', 'rejected', 'leftOut'] as const).map((name) => (
            <Statistic
              key={name}
              label={t(name)}
              value={number(rows[name])}
              definition={{ meaning: t(`${name}Text`), population: found.fileName }}
              {...(name === 'rejected' && rows.rejected > 0 && { color: 'var(--mantine-color-error)' })}
            />
          ))}
        </SimpleGrid>
      </Stack>
    </Card>
  )
}

/** Which records were made and changed, most first. */
export function RecordsMade({ found }: { readonly found: WholeImport }) {
  const t = useTranslations('imports')
  const word = useWords()
  const { number } = useFormat()
  const records = Object.entries(found.counts?.records ?? {}).toSorted(
    ([, a], [, b]) => b.created + b.amended - (a.created + a.amended),
  )
  if (records.length === 0) return null
  return (
    <Card withBorder>
      <Table fz="sm" verticalSpacing={4} horizontalSpacing={0}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('recordKind')}</Table.Th>
            <Table.Th ta="right">{t('made')}</Table.Th>
            <Table.Th ta="right">{t('amended')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {records.map(([kind, { created, amended }]) => (
            <Table.Tr key={kind}>
              <Table.Td>{word(kind)}</Table.Td>
              <Table.Td ta="right" className="number">
                {number(created)}
              </Table.Td>
              <Table.Td ta="right" className="number">
                {number(amended)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  )
}
