import '@mantine/notifications/styles.css'
import { Notifications } from '@mantine/notifications'

/** What is said in the corner. */
export function News() {
  return <Notifications position="bottom-right" />
}
