import { useCallback, useSyncExternalStore } from 'react'
import { useLocale } from 'use-intl'
import { hasSentences, onSentences, translate } from './translate.ts'

/** What the server says in English, as the reader says it; said anew once its sentences are fetched. */
export function useSaid(): (text: string) => string {
  const language = useLocale()
  const isReady = useSyncExternalStore(onSentences, hasSentences)
  return useCallback((text: string) => (isReady ? translate(language, text) : text), [language, isReady])
}
