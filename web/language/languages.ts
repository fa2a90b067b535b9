import type { FirstMessages, Messages } from './messages.ts'
import { fetchWords } from './fetched-words.ts'
import { fetchSentences } from './translate.ts'

interface LanguageChoice {
  readonly title: string
  /** Only the language that is read is fetched: what the home page says first, and all of it. */
  readonly loadFirst: () => Promise<FirstMessages>
  readonly load: () => Promise<Messages>
}

export const languages = {
  en: {
    title: 'English',
    loadFirst: async () => (await import('./en/first.ts')).firstEnglish,
    load: async () => (await import('./en/index.ts')).english,
  },
  es: {
    title: 'Español',
    loadFirst: async () => (await withSentences(import('./es/first.ts'))).firstSpanish,
    load: async () => (await withSentences(import('./es/index.ts'))).spanish,
  },
  pt: {
    title: 'Português',
    loadFirst: async () => (await withSentences(import('./pt/first.ts'))).firstPortuguese,
    load: async () => (await withSentences(import('./pt/index.ts'))).portuguese,
  },
} as const satisfies Record<string, LanguageChoice>

export type Language = keyof typeof languages
export const isLanguage = (text: string | undefined): text is Language =>
  text !== undefined && Object.hasOwn(languages, text)

/** What the server says comes in English, so another language brings its sentences along; pages do not wait for them, but for the names of records. */
async function withSentences<Module>(language: Promise<Module>): Promise<Module> {
  // Without them it stays English, which says as much.
  fetchSentences().catch(() => {})
  const [module] = await Promise.all([language, fetchWords()])
  return module
}
