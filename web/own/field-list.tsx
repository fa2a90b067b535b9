import { Button, Card, Group, SimpleGrid, Text, Title } from '@mantine/core'
import { formOf, requestable } from '@cadre/contract/forms'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import type { OverviewRecord } from '../people/kind-card.tsx'
import { useShownValue } from '../people/shown-value.ts'

interface FieldListProps {
  readonly kind: string
  readonly record: OverviewRecord | undefined
  readonly onChange: () => void
}

/** One record about oneself, field by field, with what is not on record yet said so. */
export function FieldList({ kind, record, onChange }: FieldListProps) {
  const t = useTranslations('own')
  const word = useWords()
  const { day } = useFormat()
  const { atOnce, onApproval } = requestable(kind)
  const asked = new Set([...atOnce, ...onApproval])
  const fields = formOf(kind).fields.filter(
    ({ name }) => (asked.has(name) || record?.values[name] !== undefined) && name !== 'isSynthetic',
  )
  const show = useShownValue(fields.map(({ name }) => name))
  const shown = (name: string): string => show(name, record?.values[name])
  const open = fields.filter(({ name }) => shown(name) === '')
  return (
    <Card withBorder>
      <Group justify="space-between" mb="sm" align="start" wrap="nowrap">
        <div>
          <Title order={2}>{word(kind)}</Title>
          {record && (
            <Text size="xs" c="dimmed">
              {t('since', { day: day(record.validFrom) })}
            </Text>
          )}
        </div>
        <Button variant="default" size="compact-sm" onClick={onChange}>
          {t('change')}
        </Button>
      </Group>
      <SimpleGrid cols={{ base: 2, md: 4 }} spacing="md" verticalSpacing="sm" component="dl" m={0}>
        {fields
          .filter((field) => !open.includes(field))
          .map(({ name }) => (
            <div key={name}>
              <Text size="xs" c="dimmed" component="dt">
                {word(name)}
              </Text>
              <Text size="sm" component="dd" m={0} style={{ overflowWrap: 'anywhere' }}>
                {shown(name)}
              </Text>
            </div>
          ))}
      </SimpleGrid>
      {open.length > 0 && (
        <Text size="sm" c="dimmed" mt="sm">
          {t('notOnRecord', { fields: open.map(({ name }) => word(name).toLowerCase()).join(', ') })}
        </Text>
      )}
    </Card>
  )
}
