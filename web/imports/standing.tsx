import { Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { AllWell } from '../parts/all-well.tsx'

interface StandingProps {
  readonly batch: { readonly rows: number; readonly rejected: number }
  /** What is not as expected or not as before, in words. */
  readonly findings: readonly string[]
}

/** Whether the newest sheet is as it should be, and if not in what. */
export function Standing({ batch: { rows, rejected }, findings }: StandingProps) {
  const t = useTranslations('quality')
  const { number } = useFormat()
  const told = [
    ...(rejected > 0 ? [t('someRejected', { rejected: number(rejected), rows: number(rows) })] : []),
    ...findings,
  ]
  if (told.length === 0) return <AllWell title={t('asExpected')} text={t('asExpectedText')} />
  return (
    <Group gap="xs" align="start" wrap="nowrap">
      <IconAlertTriangle
        size={20}
        color="light-dark(var(--mantine-color-orange-8), var(--mantine-color-yellow-4))"
        aria-hidden
        style={{ flexShrink: 0, marginTop: 2 }}
      />
      <Stack gap={2}>
        <Text fw={600}>{t('outOfLine', { count: told.length })}</Text>
        {told.map((finding) => (
          <Text key={finding} size="sm">
            {finding}
          </Text>
        ))}
      </Stack>
    </Group>
  )
}
