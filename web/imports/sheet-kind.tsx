import { Card, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { ImportMapping } from './import-queries.ts'

interface SheetKindProps {
  readonly mapping: ImportMapping
  readonly onChange: (mapping: ImportMapping) => void
}

/** Whether the sheet shows a day or changes, and from when it holds. */
export function SheetKind({ mapping, onChange }: SheetKindProps) {
  const t = useTranslations('imports')
  return (
    <Card withBorder>
      <Group align="end" gap="md">
        <Stack gap={2} maw="100%">
          <Text size="sm" fw={500}>
            {t('kind')}
          </Text>
          <SegmentedControl
            aria-label={t('kind')}
            maw="100%"
            styles={{ label: { whiteSpace: 'normal' } }}
            value={mapping.kind}
            onChange={(kind) => onChange({ ...mapping, kind: kind as ImportMapping['kind'] })}
            data={(['snapshot', 'history'] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
        </Stack>
        <TextInput
          type="date"
          label={t('asOf')}
          required
          value={mapping.asOf}
          onChange={({ currentTarget: { value } }) => onChange({ ...mapping, asOf: value })}
        />
        <Text size="sm" c="dimmed" maw={420}>
          {t(`kindTexts.${mapping.kind}`)}
        </Text>
      </Group>
    </Card>
  )
}
