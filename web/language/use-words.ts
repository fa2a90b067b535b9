import { useCallback } from 'react'
import { useLocale } from 'use-intl'
import { kindTitle } from '../people/kind-title.ts'
import { fetchedWords } from './fetched-words.ts'

/** Names of kinds, fields and choices as the reader says them; what has no translation is shown in English. */
export function useWords(): (name: string) => string {
  const language = useLocale()
  return useCallback(
    (name: string) => {
      const [spanish, portuguese] = fetchedWords(name) ?? []
      const word = { en: undefined, es: spanish, pt: portuguese }[language]
      return word ?? kindTitle(name)
    },
    [language],
  )
}
