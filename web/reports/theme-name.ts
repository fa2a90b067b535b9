import { useCallback } from 'react'
import { useTranslations } from 'use-intl'

/** How themes are called: the product's own in the reader's language, others as they were named. */
export function useThemeName(): (theme: string) => string {
  const t = useTranslations('reports')
  return useCallback(
    (theme: string): string => (t.has(`themes.${theme}` as never) ? t(`themes.${theme}` as never) : theme),
    [t],
  )
}
