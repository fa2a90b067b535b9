import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'

interface ShownOnceProps {
  readonly title: string
  readonly text: string
  readonly value: string
}

/** A secret that is shown once: it is copied now, so what copies it has the focus. */
export function ShownOnce({ title, text, value }: ShownOnceProps) {
  const p = useTranslations('parts')
  const copies = useRef<HTMLButtonElement>(null)
  useEffect(() => copies.current?.focus(), [])
  return (
    <Alert variant="light" title={title} role="status">
      <Stack gap="xs">
        <Text size="sm">{text}</Text>
        <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {value}
        </Code>
        <Group>
          <CopyButton value={value}>
            {({ copied, copy }) => (
              <Button ref={copies} size="compact-sm" onClick={copy}>
                {copied ? p('copied') : p('copy')}
              </Button>
            )}
          </CopyButton>
        </Group>
      </Stack>
    </Alert>
  )
}
