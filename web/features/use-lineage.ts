import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import type { Feature } from './feature-queries.ts'
import { useFeatureWords } from './use-feature-words.ts'

export interface LineageNode {
  readonly id: string
  readonly name: string
  readonly lines: readonly string[]
  readonly link?: { readonly to: string; readonly params: Readonly<Record<string, string>> }
}

interface LineageStage {
  readonly key: 'records' | 'feature' | 'sets' | 'runs' | 'versions' | 'scores'
  readonly nodes: readonly LineageNode[]
}

/** Records, the feature, data sets, trainings, versions and scores, each with what it is made from. */
export function useLineage(feature: Feature): readonly LineageStage[] {
  const t = useTranslations('features.one')
  const m = useTranslations('models')
  const word = useWords()
  const { day, number } = useFormat()
  const words = useFeatureWords()
  const { uses, dataSets, fields } = feature
  const titleOf = ({ modelTitle, number: version }: Feature['uses'][number]): string =>
    `${modelTitle}: ${m('version', { number: version })}`
  return [
    {
      key: 'records',
      nodes: fields.map(({ entity, fields: read }) => ({
        id: entity,
        name: word(entity),
        lines: [read.map(word).join(', ')],
      })),
    },
    {
      key: 'feature',
      nodes: [
        { id: feature.name, name: words.meaning(feature), lines: [feature.name, words.window(feature)] },
      ],
    },
    {
      key: 'sets',
      nodes: dataSets.map(({ name, asOf, rows, versions, erasedAt }) => ({
        id: name,
        name,
        lines: [
          [asOf !== null && day(asOf), t('rows', { count: number(rows) }), t('earlier', { count: versions })]
            .filter(Boolean)
            .join(' · '),
          ...(erasedAt === null ? [] : [t('erased', { day: day(erasedAt.slice(0, 10)) })]),
        ],
        link: { to: '/models/data-sets/$', params: { _splat: name } },
      })),
    },
    {
      key: 'runs',
      nodes: uses.map((use) => ({
        id: use.runId,
        name: t('training', { set: use.dataSet }),
        lines: [t('rank', { rank: number(use.rank), inputs: number(use.inputs) })],
        link: { to: '/models/$name/runs/$id', params: { name: use.modelName, id: use.runId } },
      })),
    },
    {
      key: 'versions',
      nodes: uses.map((use) => ({
        id: use.versionId,
        name: titleOf(use),
        lines: [t('madeFrom', { names: t('training', { set: use.dataSet }) })],
        link: { to: '/models/$name/versions/$id', params: { name: use.modelName, id: use.versionId } },
      })),
    },
    {
      key: 'scores',
      nodes: uses.flatMap((use) =>
        use.scored === null
          ? []
          : [
              {
                id: use.versionId,
                name:
                  use.scored.people === null
                    ? t('scoredFew', { day: day(use.scored.asOf) })
                    : t('scored', { people: number(use.scored.people), day: day(use.scored.asOf) }),
                lines: [t('madeFrom', { names: `${titleOf(use)}, ${use.scored.dataSet}` })],
              },
            ],
      ),
    },
  ]
}
