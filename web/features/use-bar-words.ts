import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { namesQuery } from '../people/people-queries.ts'
import type { Figures } from './feature-queries.ts'

/** How a range or label is written. Labels that are ids of job families are called by their names. */
export function useBarWords({ bars }: Figures): (bar: Figures['bars'][number], figures: Figures) => string {
  const t = useTranslations('features.one')
  const word = useWords()
  const { number } = useFormat()
  const isOfFamilies = bars.some(({ label }) => label?.startsWith('fam_') === true)
  const names = useQuery({ ...namesQuery('job-families', {}), enabled: isOfFamilies })
  return useCallback(
    ({ from, to, label }, { kind, isWhole }) => {
      if (kind === 'labels') {
        if (label === 'yes' || label === 'no') return t(label)
        return label === null ? t('others') : (names.data?.get(label) ?? (isOfFamilies ? label : word(label)))
      }
      // Of whole numbers a range ends with the last that is in it.
      const last = to !== null && isWhole && Number.isInteger(to) ? to - 1 : to
      if (from === null)
        return last === null ? t('all') : t(last === to ? 'under' : 'upTo', { value: number(last) })
      if (last === null) return t('andMore', { value: number(from) })
      return from === last ? number(from) : t('range', { from: number(from), to: number(last) })
    },
    [t, word, number, names.data, isOfFamilies],
  )
}
