import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import { useWords } from '../language/use-words.ts'

type Cell = string | number | boolean | null | undefined

/** How inputs are called and written: by their declared meaning where there is one. */
export function useInputs(meanings: Readonly<Record<string, string>>) {
  const said = useSaid()
  const t = useTranslations('outlook')
  const p = useTranslations('parts')
  const word = useWords()
  const { number, day } = useFormat()
  const nameOf = useCallback(
    (column: string) => sentence(said(meanings[column] ?? '')) ?? word(column),
    [meanings, said, word],
  )
  const valueOf = useCallback(
    (cell: Cell): string => {
      if (cell === null || cell === undefined || cell === '') return t('unknown')
      if (typeof cell === 'boolean') return p(cell ? 'yes' : 'no')
      if (typeof cell === 'number') return number(cell)
      return /^\d{4}-\d{2}-\d{2}$/.test(cell) ? day(cell) : cell
    },
    [t, p, number, day],
  )
  return { nameOf, valueOf }
}

const sentence = (text: string): string | undefined =>
  text === '' ? undefined : text.charAt(0).toUpperCase() + text.slice(1)
