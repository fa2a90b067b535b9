import { Badge } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { FeatureLine } from './feature-queries.ts'

type Verdict = NonNullable<NonNullable<FeatureLine['newest']>['drift']>

const colours: Readonly<Record<Verdict, string>> = {
  stable: 'teal',
  'small change': 'gray',
  watch: 'yellow',
  act: 'red',
  'not enough evidence': 'gray',
}

/** The most pressing last. */
const order: readonly Verdict[] = ['not enough evidence', 'stable', 'small change', 'watch', 'act']

export const verdictOrder = (verdict: Verdict | null | undefined): number =>
  verdict ? order.indexOf(verdict) : -1

/** Whether a feature has changed since the snapshot before, in a word. */
export function DriftWord({ verdict }: { readonly verdict: Verdict | null }) {
  const t = useTranslations('features')
  if (verdict === null) return '–'
  return (
    <Badge variant="dot" size="sm" tt="none" fw={500} color={colours[verdict]}>
      {t(`verdicts.${verdict}`)}
    </Badge>
  )
}
