import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import { useWords } from '../language/use-words.ts'
import { useInUnit } from './use-in-unit.ts'

type Cell = string | number | boolean | null | undefined

/** What is declared of inputs, by name: other columns have none. */
export type Meanings = Readonly<Record<string, { readonly meaning: string; readonly unit: string }>>

/** How inputs are called and written: by their declared meaning and in their unit where there is one. */
export function useInputs(meanings: Meanings) {
  const said = useSaid()
  const t = useTranslations('outlook')
  const p = useTranslations('parts')
  const word = useWords()
  const inUnit = useInUnit()
  const { day } = useFormat()
  const nameOf = useCallback(
    (column: string) => sentence(said(meanings[column]?.meaning ?? '')) ?? word(column),
    [meanings, said, word],
  )
  const valueOf = useCallback(
    (cell: Cell, column?: string): string => {
      if (cell === null || cell === undefined || cell === '') return t('unknown')
      if (typeof cell === 'boolean') return p(cell ? 'yes' : 'no')
      if (typeof cell === 'number')
        return inUnit(cell, column === undefined ? undefined : meanings[column]?.unit)
      return /^\d{4}-\d{2}-\d{2}$/.test(cell) ? day(cell) : cell
    },
    [t, p, inUnit, meanings, day],
  )
  return { nameOf, valueOf }
}

const sentence = (text: string): string | undefined =>
  text === '' ? undefined : text.charAt(0).toUpperCase() + text.slice(1)
