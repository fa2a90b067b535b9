import { Group, Text } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'

interface AllWellProps {
  readonly title: string
  readonly text: string
}

/** That something was looked at and is as it should be. */
export function AllWell({ title, text }: AllWellProps) {
  return (
    <Group gap="xs" role="status">
      <IconCircleCheck size={20} color="var(--mantine-color-teal-text)" aria-hidden />
      <Text fw={600}>{title}</Text>
      <Text size="sm" c="dimmed">
        {text}
      </Text>
    </Group>
  )
}
