import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { useWords } from '../language/use-words.ts'

/** Purposes that the scores of a model may serve. */
export const modelPurposes = [
  'retention',
  'development',
  'planning',
  'pay',
  'wellbeing',
  'audit',
  'hiring',
] as const

/** What a purpose is called. */
export function usePurposes(): (purpose: string) => string {
  const t = useTranslations('models')
  const word = useWords()
  return useCallback(
    (purpose: string) => {
      const known = modelPurposes.find((one) => one === purpose)
      return known ? t(`purposes.${known}`) : word(purpose)
    },
    [t, word],
  )
}
