import { List, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import { CutCurves, foundAt, rightAt } from './cut-curves.tsx'
import { Gains, Reliability } from './curves.tsx'
import { EffectCharts } from './effect-charts.tsx'
import { GroupAudit } from './group-audit.tsx'
import { ImportanceChart } from './importance-chart.tsx'
import { Leaderboard } from './leaderboard.tsx'
import { MetricList } from './metric-list.tsx'
import { LearningCurve } from './learning-curve.tsx'
import type { Run, RunFigures } from './model-queries.ts'
import { OverTime } from './over-time.tsx'
import { useCases } from './use-cases.ts'
import { SwarmChart } from './swarm-chart.tsx'

interface RunFiguresProps {
  readonly result: RunFigures
  /** Drawn after the training. */
  readonly learningCurve: Run['learningCurve']
  readonly meanings: Run['meanings']
}

/** What a study found: learners compared, how good the best is, what moves it, how groups fare. */
export function RunFiguresView({ result, learningCurve, meanings }: RunFiguresProps) {
  const said = useSaid()
  const t = useTranslations('models')
  const { number } = useFormat()
  const {
    metrics,
    baseline,
    calibration,
    gains,
    audit,
    proxies,
    explanation,
    rows,
    labels,
    cuts,
    followed,
    judgedOn,
  } = result
  const cases = useCases()(judgedOn ?? { rows })
  return (
    <Stack gap="lg">
      <Leaderboard result={result} />
      <MetricList metrics={metrics} baseline={baseline.metrics} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        {calibration && <Reliability bins={calibration.bins} error={metrics['ece']?.value} cases={cases} />}
        {gains && <Gains points={gains} answer={result.positive ?? result.target} cases={cases} />}
        {cuts && <Cuts cuts={cuts} cases={cases} />}
      </SimpleGrid>
      {followed && <OverTime followed={followed} cases={cases} />}
      {learningCurve && <LearningCurve curve={learningCurve} />}
      {explanation.importance.length > 0 && (
        <ImportanceChart importance={explanation.importance} cases={cases} meanings={meanings} />
      )}
      {explanation.swarm && <SwarmChart swarm={explanation.swarm} meanings={meanings} />}
      <EffectCharts result={result} cases={cases} meanings={meanings} />
      <GroupAudit audit={audit} />
      <Sentences title={t('proxies')} sentences={proxies.map(({ message }) => message)} />
      <Sentences title={t('warnings')} sentences={result.warnings.flatMap(({ message }) => message ?? [])} />
      <Text size="xs" c="dimmed">
        {said(result.validation)}
      </Text>
      {labels && (
        <Text size="xs" c="dimmed">
          {t('labels', {
            rows: number(labels.rows),
            actedOn: labels.actedOn === null ? 'few' : number(labels.actedOn),
            isLeftOut: labels.isLeftOut ? 'yes' : 'no',
          })}
        </Text>
      )}
    </Stack>
  )
}

function Cuts({ cuts, cases }: { readonly cuts: NonNullable<RunFigures['cuts']>; readonly cases: string }) {
  const t = useTranslations('models.cuts')
  const { share } = useFormat()
  const runs = useMemo(() => [{ label: t('model'), cuts }], [cuts, t])
  return (
    <>
      <CutCurves
        kind="roc"
        runs={runs}
        title={t('rocFinding', { found: share(foundAt(cuts, 0.1)) })}
        cases={cases}
      />
      <CutCurves
        kind="precision"
        runs={runs}
        title={t('precisionFinding', { right: share(rightAt(cuts, 0.5)) })}
        cases={cases}
      />
    </>
  )
}

function Sentences({ title, sentences }: { readonly title: string; readonly sentences: readonly string[] }) {
  const said = useSaid()
  if (sentences.length === 0) return null
  return (
    <Stack gap="xs">
      <Title order={2}>{title}</Title>
      <List size="sm" spacing={4}>
        {[...new Set(sentences)].map((sentence) => (
          <List.Item key={sentence}>{said(sentence)}</List.Item>
        ))}
      </List>
    </Stack>
  )
}
