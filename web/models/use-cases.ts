import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import type { RunFigures } from './model-queries.ts'

/** Says on how many rows something was judged, and of how many people where that is known: a person may stand in many rows. */
export function useCases(): (judgedOn: NonNullable<RunFigures['judgedOn']>) => string {
  const t = useTranslations('models')
  const { number } = useFormat()
  return ({ rows, people }) =>
    people === undefined
      ? t('cases', { rows: number(rows) })
      : t('casesOfPeople', { rows: number(rows), people: number(people) })
}
