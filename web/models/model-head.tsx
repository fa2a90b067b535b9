import { useTranslations } from 'use-intl'
import type { Model } from './model-queries.ts'
import { usePurposes } from './use-purposes.ts'

/** What answers now, what is tried, and what the scores may be used for, in a line. */
export function ModelHead({ model: { champion, shadow, purpose } }: { readonly model: Model }) {
  const t = useTranslations('models')
  const purposeOf = usePurposes()
  return [
    `${t('answers')}: ${champion === null ? t('nothingAnswers') : t('version', { number: champion })}`,
    shadow !== null && `${t('tried')}: ${t('version', { number: shadow })}`,
    `${t('purpose')}: ${purposeOf(purpose)}`,
  ]
    .filter(Boolean)
    .join(' · ')
}
