import { ActionIcon, Button, Card, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useWords } from '../language/use-words.ts'
import type { TargetGroup } from './column-line.tsx'
import { fieldOfTarget } from './field-of-target.ts'
import type { ImportMapping } from './import-queries.ts'
import { useTargetName } from './target-name.ts'

interface OwnValuesProps {
  readonly mapping: ImportMapping
  readonly groups: readonly TargetGroup[]
  readonly onChange: (mapping: ImportMapping) => void
}

/** Values that the sheet does not have, for every row or for new people alone. */
export function OwnValues({ mapping, groups, onChange }: OwnValuesProps) {
  const t = useTranslations('imports')
  const nameOf = useTargetName()
  const [adds, setAdds] = useState(false)
  const lines = (['fixed', 'defaults'] as const).flatMap((part) =>
    Object.entries(mapping[part] ?? {}).map(([target, value]) => ({ part, target, value })),
  )
  const set = (part: 'fixed' | 'defaults', target: string, value: string | undefined): void => {
    const { [target]: _, ...others } = mapping[part] ?? {}
    onChange({ ...mapping, [part]: value === undefined ? others : { ...others, [target]: value } })
  }
  return (
    <Card withBorder>
      <Stack gap="xs">
        <Group justify="space-between">
          <div>
            <Text fw={600}>{t('ownValues')}</Text>
            <Text size="sm" c="dimmed">
              {t('ownValuesText')}
            </Text>
          </div>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPlus size={14} />}
            onClick={() => setAdds(true)}
          >
            {t('addValue')}
          </Button>
        </Group>
        {lines.map(({ part, target, value }) => (
          <Group key={`${part} ${target}`} gap="xs">
            <Text size="sm" flex="1 1 12rem">
              {nameOf(target)}
            </Text>
            <OwnValue target={target} value={value} onChange={(said) => set(part, target, said)} />
            <Text size="xs" c="dimmed" w={110}>
              {t(part)}
            </Text>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('removeValue', { target: nameOf(target) })}
              onClick={() => set(part, target, undefined)}
            >
              <IconX size={14} />
            </ActionIcon>
          </Group>
        ))}
        {adds && (
          <Select
            aria-label={t('addValue')}
            placeholder={t('addValue')}
            searchable
            data={groups as never}
            value={null}
            onChange={(target) => {
              if (typeof target === 'string') set('fixed', target, '')
              setAdds(false)
            }}
          />
        )}
      </Stack>
    </Card>
  )
}

interface OwnValueProps {
  readonly target: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A value as it is written, or one of the choices of the field in the words of the reader. */
function OwnValue({ target, value, onChange }: OwnValueProps) {
  const nameOf = useTargetName()
  const word = useWords()
  const { choices } = fieldOfTarget(target)
  if (choices.length === 0)
    return (
      <TextInput
        size="xs"
        w={200}
        aria-label={nameOf(target)}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    )
  return (
    <Select
      size="xs"
      w={200}
      aria-label={nameOf(target)}
      allowDeselect={false}
      data={choices.map((choice) => ({ value: choice, label: word(choice) }))}
      value={value === '' ? null : value}
      onChange={(chosen) => onChange(chosen ?? '')}
    />
  )
}
