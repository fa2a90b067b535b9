import { growingShares, mostGrowingShares } from '@cadre/charts'
import type { ChartTheme, GrowingShare } from '@cadre/charts'
import { Card, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import { useWords } from '../language/use-words.ts'
import { ChartFrame } from '../parts/chart-frame.tsx'
import { ScrollBox } from '../parts/scroll-box.tsx'
import { shortFigure, withInterval } from './main-metric.ts'
import type { RunFigures } from './model-queries.ts'

type Followed = NonNullable<RunFigures['followed']>

interface OverTimeProps {
  readonly followed: Followed
  /** On how many rows and people it was judged. */
  readonly cases: string
}

/** Not only whether, but when: what was said of groups and what came, what else ends employment, and learners beside each other. */
export function OverTime({ followed, cases }: OverTimeProps) {
  const t = useTranslations('models.overTime')
  return (
    <Stack gap="md" component="section" aria-label={t('title')}>
      <div>
        <Title order={2}>{t('title')}</Title>
        <Text size="sm" c="dimmed">
          {t('text', { months: followed.horizonMonths })}
        </Text>
      </div>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        {followed.curves.length > 0 && <RiskCurves followed={followed} cases={cases} />}
        <CauseCurves followed={followed} cases={cases} />
      </SimpleGrid>
      <JudgedTable followed={followed} />
    </Stack>
  )
}

/** Groups by what the model said of them: the lines are what came, the rings what was said. */
function RiskCurves({ followed, cases }: OverTimeProps) {
  const t = useTranslations('models.overTime')
  const { share, number } = useFormat()
  const { curves } = followed
  const [xName, yName] = [t('months'), t('haveLeft')]
  const lines = useMemo<GrowingShare[]>(
    () =>
      curves.map(({ group, points }) => ({
        label: t(`groups.${group}`),
        points: points.map(({ month, observed }) => ({ x: month, y: observed })),
        said: points.map(({ month, predicted }) => ({ x: month, y: predicted })),
      })),
    [curves, t],
  )
  const option = useCallback(
    (theme: ChartTheme) => growingShares(lines, { theme, format: share, xName, yName }),
    [lines, share, xName, yName],
  )
  const [highest, lowest] = [curves[0]?.points.at(-1), curves.at(-1)?.points.at(-1)]
  return (
    <ChartFrame
      title={t('riskFinding', {
        highest: share(highest?.observed ?? 0),
        lowest: share(lowest?.observed ?? 0),
      })}
      definition={{
        name: yName,
        meaning: t('riskMeaning'),
        population: cases,
      }}
      option={option}
      height={300}
      table={{
        head: [t('group'), xName, t('said'), t('came')],
        rows: curves.flatMap(({ group, points }) =>
          points.map(({ month, predicted, observed, low, high }) => [
            t(`groups.${group}`),
            number(month),
            share(predicted),
            `${share(observed)} (${share(low)}–${share(high)})`,
          ]),
        ),
      }}
    />
  )
}

/** How each way of leaving adds up, whichever comes first, beside what the one asked about would be if it were the only one. */
function CauseCurves({ followed, cases }: OverTimeProps) {
  const t = useTranslations('models.overTime')
  const words = useWords()
  const { share, number } = useFormat()
  const { causes, alone, cause: asked } = followed
  const [xName, yName] = [t('months'), t('haveLeft')]
  const lines = useMemo<GrowingShare[]>(() => {
    const named = causes.map(({ cause, points }) => ({ label: words(cause), points: pointsOf(points) }))
    const [first, ...others] = named
    const only = { label: t('alone', { cause: words(asked) }), points: pointsOf(alone) }
    return [...(first ? [first] : []), only, ...others].slice(0, mostGrowingShares)
  }, [causes, alone, asked, t, words])
  const option = useCallback(
    (theme: ChartTheme) => growingShares(lines, { theme, format: share, xName, yName }),
    [lines, share, xName, yName],
  )
  const [own, only] = [causes[0]?.points.at(-1)?.share ?? 0, alone.at(-1)?.share ?? 0]
  return (
    <ChartFrame
      title={t('causeFinding', { cause: words(asked), share: share(own), months: followed.horizonMonths })}
      definition={{ name: yName, meaning: t('causeMeaning'), population: cases }}
      option={option}
      height={300}
      table={{
        head: [t('cause'), xName, yName],
        rows: [
          ...causes.flatMap(({ cause, points }) =>
            points.map((point) => [words(cause), number(point.month), share(point.share)]),
          ),
          ...alone.map((point) => [
            t('alone', { cause: words(asked) }),
            number(point.month),
            share(point.share),
          ]),
        ],
      }}
    >
      <Text size="xs" c="dimmed">
        {t('aloneText', { alone: share(only), share: share(own) })}
      </Text>
    </ChartFrame>
  )
}

const pointsOf = (points: Followed['alone']): GrowingShare['points'] =>
  points.map(({ month, share: y }) => ({ x: month, y }))

function JudgedTable({ followed }: { readonly followed: Followed }) {
  const said = useSaid()
  const t = useTranslations('models.overTime')
  const tm = useTranslations('models')
  const { number, share } = useFormat()
  return (
    <Card withBorder>
      <ScrollBox label={t('judged')} minWidth={640}>
        <Table fz="sm" verticalSpacing={6} aria-label={t('judged')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{tm('learner')}</Table.Th>
              <Table.Th scope="col">{t('concordance')}</Table.Th>
              <Table.Th scope="col">{t('aucLast')}</Table.Th>
              <Table.Th scope="col">{t('integrated')}</Table.Th>
              <Table.Th scope="col">{t('skill')}</Table.Th>
              <Table.Th scope="col">{t('calibration')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {followed.judged.map((one) => {
              const auc = one.aucByMonth.at(-1)
              const top = one.calibration.at(-1)
              return (
                <Table.Tr key={one.learner}>
                  <Table.Th scope="row" fw={one.isRecommended ? 650 : 450}>
                    {said(one.label)}
                  </Table.Th>
                  <Table.Td className="number">{withInterval(one.concordance, number)}</Table.Td>
                  <Table.Td className="number">{auc == null ? '–' : shortFigure(auc, number)}</Table.Td>
                  <Table.Td className="number">
                    {one.integratedBrier === undefined ? '–' : shortFigure(one.integratedBrier, number)}
                  </Table.Td>
                  <Table.Td className="number">{share(one.skill.value)}</Table.Td>
                  <Table.Td className="number">
                    {top?.observed ? `${share(top.meanPredicted)} / ${share(top.observed.value)}` : '–'}
                  </Table.Td>
                </Table.Tr>
              )
            })}
          </Table.Tbody>
        </Table>
      </ScrollBox>
    </Card>
  )
}
