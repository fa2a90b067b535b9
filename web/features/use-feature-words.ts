import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useSaid } from '../language/use-said.ts'
import { useWords } from '../language/use-words.ts'
import type { FeatureLine } from './feature-queries.ts'

const upper = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())

/** How what is declared of a feature is said to a reader. */
export function useFeatureWords() {
  const t = useTranslations('features')
  const word = useWords()
  const said = useSaid()
  return useMemo(
    () => ({
      meaning: ({ meaning }: Pick<FeatureLine, 'meaning'>): string => upper(said(meaning)),
      unit: ({ unit }: Pick<FeatureLine, 'unit'>): string => said(unit),
      owner: ({ owner }: Pick<FeatureLine, 'owner'>): string => said(owner),
      window: ({ window }: Pick<FeatureLine, 'window'>): string => {
        if (window === 'the day') return t('windows.day')
        if (window === 'all') return t('windows.all')
        return t('windows.days', { count: window.replace(' days', '') })
      },
      list: (names: readonly string[]): string => names.map(word).join(', '),
    }),
    [t, word, said],
  )
}
