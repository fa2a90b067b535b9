import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { ShownOnce } from './shown-once.tsx'

interface OneTimeLinkProps {
  readonly token: string
  readonly expiresAt: string
}

/** A link that is shown once: it is copied now and given to its owner. */
export function OneTimeLink({ token, expiresAt }: OneTimeLinkProps) {
  const t = useTranslations('admin')
  const { instant } = useFormat()
  return (
    <ShownOnce
      title={t('linkTitle')}
      text={t('linkText', { until: instant(expiresAt) })}
      value={`${location.origin}/sign-in#link=${token}`}
    />
  )
}
