import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'

interface OneTimeLinkProps {
  readonly token: string
  readonly expiresAt: string
}

/** A link that is shown once: it is copied now and given to its owner. */
export function OneTimeLink({ token, expiresAt }: OneTimeLinkProps) {
  const t = useTranslations('admin')
  const p = useTranslations('parts')
  const { instant } = useFormat()
  const link = `${location.origin}/sign-in#link=${token}`
  return (
    <Alert color="teal" variant="light" title={t('linkTitle')} role="status">
      <Stack gap="xs">
        <Text size="sm">{t('linkText', { until: instant(expiresAt) })}</Text>
        <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {link}
        </Code>
        <Group>
          <CopyButton value={link}>
            {({ copied, copy }) => (
              <Button size="compact-sm" onClick={copy}>
                {copied ? p('copied') : p('copy')}
              </Button>
            )}
          </CopyButton>
        </Group>
      </Stack>
    </Alert>
  )
}
