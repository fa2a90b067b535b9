import { Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'

/** What of the newest sheet is not as it should be. */
export function OutOfLine({ findings }: { readonly findings: readonly string[] }) {
  const t = useTranslations('quality')
  return (
    <Group gap="xs" align="start" wrap="nowrap">
      <IconAlertTriangle
        size={20}
        color="light-dark(var(--mantine-color-orange-8), var(--mantine-color-yellow-4))"
        aria-hidden
        style={{ flexShrink: 0, marginTop: 2 }}
      />
      <Stack gap={2}>
        <Text fw={600}>{t('outOfLine', { count: findings.length })}</Text>
        {findings.map((finding) => (
          <Text key={finding} size="sm">
            {finding}
          </Text>
        ))}
      </Stack>
    </Group>
  )
}
