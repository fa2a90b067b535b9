import type { Messages } from './messages.ts'

interface LanguageChoice {
  readonly title: string
  /** Only the language that is read is fetched. */
  readonly load: () => Promise<Messages>
}

export const languages = {
  en: { title: 'English', load: async () => (await import('./en/index.ts')).english },
  es: { title: 'Español', load: async () => (await import('./es/index.ts')).spanish },
  pt: { title: 'Português', load: async () => (await import('./pt/index.ts')).portuguese },
} as const satisfies Record<string, LanguageChoice>

export type Language = keyof typeof languages
export const isLanguage = (text: string | undefined): text is Language =>
  text !== undefined && Object.hasOwn(languages, text)
