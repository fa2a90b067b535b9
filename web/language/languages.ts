import { english } from './messages-en.ts'
import type { Messages } from './messages-en.ts'
import { portuguese } from './messages-pt.ts'
import { spanish } from './messages-es.ts'

export const languages = {
  en: { title: 'English', messages: english },
  es: { title: 'Español', messages: spanish },
  pt: { title: 'Português', messages: portuguese },
} as const satisfies Record<string, { title: string; messages: Messages }>

export type Language = keyof typeof languages
export const isLanguage = (text: string | undefined): text is Language =>
  text !== undefined && Object.hasOwn(languages, text)
