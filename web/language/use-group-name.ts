import { useCallback } from 'react'
import { useLocale } from 'use-intl'

const ofCountries: ReadonlySet<string> = new Set(['country', 'nationality'])

/** What a group of an attribute is called: countries by their names, other codes as they stand, all else as `call` has it. */
export function useGroupName(call: (group: string) => string): (attribute: string, group: string) => string {
  const language = useLocale()
  return useCallback(
    (attribute, group) => {
      if (ofCountries.has(attribute) && /^[A-Z]{2}$/.test(group))
        return new Intl.DisplayNames([language], { type: 'region' }).of(group) ?? group
      return group === group.toUpperCase() ? group : call(group)
    },
    [language, call],
  )
}
