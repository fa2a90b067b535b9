import { Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import facts from '../features/feature-facts.module.css'
import { useFormat } from '../language/use-format.ts'
import type { LakeSet } from './model-queries.ts'

/** What a data set was made of: day, what was known, from what, by which version. */
export function DataSetFacts({ set }: { readonly set: LakeSet }) {
  const t = useTranslations('features.set')
  const { day, instant, number } = useFormat()
  const { asOf, knownAt, writtenAt, rows, hash, codeVersion, declarations, lineage } = set
  const told = [
    [t('asOf'), asOf === null ? '–' : day(asOf.slice(0, 10))],
    [t('knownAt'), knownAt === null ? (asOf === null ? '–' : t('ofEachDay')) : instant(knownAt)],
    [t('written'), instant(writtenAt)],
    [t('code'), codeVersion ?? t('unknown')],
    [t('rows'), number(rows)],
    [t('lineage'), t('contents', { count: lineage.length })],
    [t('hash'), hash.slice(0, 12)],
    ...(declarations === null ? [] : [[t('declarations'), declarations.slice(0, 12)] as const]),
  ] as const
  return (
    <dl className={facts['facts']}>
      {told.map(([term, text]) => (
        <div key={term}>
          <Text component="dt" size="xs" c="dimmed">
            {term}
          </Text>
          <Text component="dd" size="sm" m={0}>
            {text}
          </Text>
        </div>
      ))}
    </dl>
  )
}
