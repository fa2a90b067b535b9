import type { Messages } from './messages.ts'
import { fetchSentences } from './translate.ts'

interface LanguageChoice {
  readonly title: string
  /** Only the language that is read is fetched. */
  readonly load: () => Promise<Messages>
}

export const languages = {
  en: { title: 'English', load: async () => (await import('./en/index.ts')).english },
  es: { title: 'Español', load: async () => (await withSentences(import('./es/index.ts'))).spanish },
  pt: { title: 'Português', load: async () => (await withSentences(import('./pt/index.ts'))).portuguese },
} as const satisfies Record<string, LanguageChoice>

export type Language = keyof typeof languages
export const isLanguage = (text: string | undefined): text is Language =>
  text !== undefined && Object.hasOwn(languages, text)

/** What the server says comes in English, so another language brings its sentences along; pages do not wait for them. */
function withSentences<Module>(language: Promise<Module>): Promise<Module> {
  // Without them it stays English, which says as much.
  fetchSentences().catch(() => {})
  return language
}
