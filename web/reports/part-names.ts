import { useCallback } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { useMe } from '../api/me.ts'
import type { Part, Told } from './report-queries.ts'

type Key = Pick<Part, 'about' | 'name'>

/** A part of the people as it stands in an address. */
export const keyOf = ({ about, name }: Key): string => (about === 'everybody' ? about : `${about}:${name}`)

/** How parts of the people are called. */
export function usePartNames(names: Told['names']): (part: Key) => string {
  const t = useTranslations('reports')
  const language = useLocale()
  const { personId } = useMe()
  return useCallback(
    ({ about, name }: Key): string => {
      if (about === 'everybody') return t('everybody')
      if (about === 'team') return name
      if (about === 'country') return new Intl.DisplayNames([language], { type: 'region' }).of(name) ?? name
      if (about !== 'line') return names[name] ?? t('unknown')
      return name === personId ? t('ownLine') : t('lineOf', { name: names[name] ?? t('unknown') })
    },
    [t, language, names, personId],
  )
}
