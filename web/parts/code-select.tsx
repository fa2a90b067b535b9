import { Select } from '@mantine/core'
import { useMemo } from 'react'
import { useLocale, useTranslations } from 'use-intl'

type Codes = 'language' | 'region'

interface CodeSelectProps {
  readonly label: string
  readonly required?: boolean
  readonly error?: string
  readonly of: Codes
  readonly value: string | null
  readonly onChange: (code: string | null) => void
}

/** Chooses a language or a country by its name in the reader’s language; what is kept is its ISO code. */
export function CodeSelect({ of, value, onChange, ...rest }: CodeSelectProps) {
  const t = useTranslations('parts')
  const locale = useLocale()
  const data = useMemo(() => {
    const names = new Intl.DisplayNames([locale], { type: of, fallback: 'none' })
    const codes = codesOf(of)
    // What stands there is kept, though it is none of the list.
    const all = value === null || codes.includes(value) ? codes : [...codes, value]
    const known = all.flatMap((code) => {
      const name = code === value ? nameOr(code, names) : names.of(code)
      return name === undefined ? [] : [{ value: code, label: name }]
    })
    return known.toSorted((a, b) => a.label.localeCompare(b.label, locale))
  }, [of, locale, value])
  return (
    <Select
      {...rest}
      placeholder={t('choose')}
      searchable
      clearable={rest.required !== true}
      data={data}
      value={value}
      onChange={onChange}
    />
  )
}

/** The name of a code that somebody may have written as they liked. */
function nameOr(code: string, names: Intl.DisplayNames): string {
  try {
    return names.of(code) ?? code
  } catch {
    return code
  }
}

/** Regions that are no country: of several, of none, and for trials. */
const noCountries = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'])
const letters = [...'abcdefghijklmnopqrstuvwxyz']

/** Codes of two letters that stand for what they say themselves, not for another code that took their place. */
function codesOf(of: Codes): string[] {
  const pairs = letters.flatMap((first) => letters.map((second) => first + second))
  return of === 'language'
    ? pairs.filter((code) => Intl.getCanonicalLocales(code)[0] === code)
    : pairs
        .map((code) => code.toUpperCase())
        .filter((code) => !noCountries.has(code) && new Intl.Locale(`und-${code}`).region === code)
}
