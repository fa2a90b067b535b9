import { Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useInputs } from '../outlook/use-inputs.ts'
import type { ReportOf, Told } from './report-queries.ts'

interface TellingInputsProps {
  readonly kind: 'attrition' | 'performance'
  readonly method: Pick<ReportOf<'attrition'>['method'], 'telling'>
  readonly meanings: Told['meanings']
}

/** What is left out of all that is learned, because it was filled for whom it is asked of. */
export function TellingInputs({ kind, method: { telling = [] }, meanings }: TellingInputsProps) {
  const t = useTranslations('reports')
  const { nameOf } = useInputs(meanings)
  if (telling.length === 0) return null
  const things = telling.map(({ feature }) => nameOf(feature)).join('; ')
  const said = { attrition: 'telling', performance: 'tellingRatings' } as const
  return (
    <Text size="sm" c="dimmed">
      {t(said[kind], { count: telling.length, things })}
    </Text>
  )
}
