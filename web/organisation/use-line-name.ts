import { useTranslations } from 'use-intl'
import type { Line } from './reporting-tree.ts'

/** How somebody on the chart is called out: name, position, how many are below. */
export function useLineName(): (line: Line) => string {
  const t = useTranslations('chart')
  return ({ name, title, reports, all }) =>
    [name, title, ...(reports > 0 ? [t('reports', { count: reports }), t('all', { count: all })] : [])]
      .filter((part) => part !== null && part !== '')
      .join(', ')
}
