import { useTranslations } from 'use-intl'
import type { Line } from './reporting-tree.ts'

/** How somebody on the chart is called out: name, position, how many are below. */
export function useLineName(): (line: Line) => string {
  const t = useTranslations('chart')
  return ({ name, title, below, all }) =>
    [name, title, ...(below > 0 ? [t('reports', { count: below }), t('all', { count: all })] : [])]
      .filter((part) => part !== null && part !== '')
      .join(', ')
}
