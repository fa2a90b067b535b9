import { Button, Card, CloseButton, Group, Stack, Text, Title } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useMe } from '../api/me.ts'
import { pagesFor } from '../app/navigation.ts'

/** Where each role begins, the first that the account has. */
const firstPages = [
  'people',
  'overview',
  'hiring',
  'learning',
  'studies',
  'models',
  'accounts',
  'audit',
  'own',
] as const
const shown = 3

/** What this is and where to begin, until the reader has put it away. */
export function Welcome() {
  const t = useTranslations('home')
  const names = useTranslations('nav')
  const me = useMe()
  const [isAway, setAway] = useLocalStorage({
    key: `cadre-welcome-${me.accountId}`,
    defaultValue: false,
    getInitialValueInEffect: false,
  })
  if (isAway) return null
  const pages = pagesFor(me)
  const first = firstPages.flatMap((name) => pages.find((page) => page.name === name) ?? []).slice(0, shown)
  return (
    <Card withBorder component="section" aria-label={t('welcome')} className="no-print">
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap">
          <Title order={2}>{t('welcome')}</Title>
          <CloseButton aria-label={t('notAgain')} title={t('notAgain')} onClick={() => setAway(true)} />
        </Group>
        <Text size="sm" maw={760}>
          {t('welcomeText')}
        </Text>
        <Group gap="xs">
          <Text size="sm" c="dimmed">
            {t('beginWith')}
          </Text>
          {first.map(({ path, name, Icon }) => (
            <Button
              key={path}
              component={Link}
              to={path}
              variant="light"
              size="compact-md"
              leftSection={<Icon size={16} stroke={1.6} aria-hidden />}
            >
              {names(name)}
            </Button>
          ))}
        </Group>
      </Stack>
    </Card>
  )
}
