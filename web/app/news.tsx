import '@mantine/notifications/styles.css'
import { MantineThemeProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { useTranslations } from 'use-intl'

/** What is said in the corner. */
export function News() {
  const t = useTranslations('parts')
  const closeButtonProps = { 'aria-label': t('close') }
  const styles = { description: { color: 'var(--mantine-color-dimmed)' } }
  return (
    <MantineThemeProvider
      theme={{ components: { Notification: { defaultProps: { closeButtonProps }, styles } } }}
    >
      <Notifications position="bottom-right" />
    </MantineThemeProvider>
  )
}
