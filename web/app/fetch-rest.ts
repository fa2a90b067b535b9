import { fetchAllMessages } from '../language/fetched-messages.ts'

/** Fetches what the home page does without and every other page may need: further styles and words. */
export async function fetchRest(): Promise<void> {
  await Promise.all([import('./later-styles.ts'), fetchAllMessages()])
}
