import { Stack, Table, Text, Title } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { knownMetrics, withInterval } from './main-metric.ts'
import type { Comparison } from './model-queries.ts'

type Compared = Comparison['result']['comparison']
type ComparedDay = Compared['days'][number]

interface ShadowComparisonProps {
  readonly comparison: Comparison
}

/** What the version that is tried says beside the one that answers, on people whom both scored. */
export function ShadowComparison({ comparison: seen }: ShadowComparisonProps) {
  const t = useTranslations('models.beside')
  const { day, number, share } = useFormat()
  const { champion, challenger, comparedOn, result } = seen
  const { people, days, onlyChampion, onlyChallenger } = result.comparison
  const newest = days.at(-1)
  return (
    <Stack gap="sm" component="section" aria-label={t('shadow')}>
      <div>
        <Title order={2}>
          {newest
            ? t('shadowTitle', { challenger, champion, share: share(newest.agreement) })
            : t('shadowNone', { challenger })}
        </Title>
        <Text size="sm" c="dimmed">
          {t('shadowText', { people: number(people) })} {t(seen.experimentId === null ? 'unseen' : 'oneSeen')}{' '}
          · {day(comparedOn)}
        </Text>
        {onlyChampion + onlyChallenger > 0 && (
          <Text size="sm" c="dimmed">
            {t('onlyOne', { champion: number(onlyChampion), challenger: number(onlyChallenger) })}
          </Text>
        )}
      </div>
      <Figures comparison={seen} />
      {days.length > 0 && <Days days={days} />}
    </Stack>
  )
}

/** How far each was off from what came of the same people. */
function Figures({ comparison: { champion, challenger, result } }: ShadowComparisonProps) {
  const t = useTranslations('models.beside')
  const m = useTranslations('models')
  const { fine, number } = useFormat()
  const { figures, outcomes } = result.comparison
  if (figures.length === 0)
    return <Text size="sm">{t('noOutcomes', { people: number(outcomes.people) })}</Text>
  const told = ({ value, low, high }: (typeof figures)[number]['difference']): string =>
    low === null || high === null
      ? fine(value)
      : t('interval', { value: fine(value), low: fine(low), high: fine(high) })
  const verdictOf = ({ low, high }: (typeof figures)[number]['difference']): string =>
    low === null || high === null || (low <= 0 && high >= 0) ? t('mayBeNone') : t('beyondChance')
  return (
    <div>
      <Text size="sm" mb="xs">
        {t('outcomesText', { people: number(outcomes.people), known: number(outcomes.known) })}
      </Text>
      <Table.ScrollContainer minWidth={520} type="native">
        <Table fz="sm" verticalSpacing={6} aria-label={t('outcomes')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('figure')}</Table.Th>
              <Table.Th>{m('version', { number: champion })}</Table.Th>
              <Table.Th>{m('version', { number: challenger })}</Table.Th>
              <Table.Th>{t('difference')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {figures.map((figure) => {
              const known = knownMetrics.find((name) => name === figure.name)
              return (
                <Table.Tr key={figure.name}>
                  <Table.Th scope="row" fw={550}>
                    {known ? m(`metrics.${known}`) : figure.name}
                  </Table.Th>
                  <Table.Td className="number">{withInterval(figure.champion, number)}</Table.Td>
                  <Table.Td className="number">{withInterval(figure.challenger, number)}</Table.Td>
                  <Table.Td>
                    <span className="number">{told(figure.difference)}</span>{' '}
                    <Text span size="xs" c="dimmed">
                      {verdictOf(figure.difference)}
                    </Text>
                  </Table.Td>
                </Table.Tr>
              )
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </div>
  )
}

function Days({ days }: { readonly days: readonly ComparedDay[] }) {
  const t = useTranslations('models.beside')
  const { day: dayOf, fine, number, share } = useFormat()
  const columns = useMemo(
    (): Column<ComparedDay>[] => [
      { id: 'day', title: t('scoredOn'), sortBy: ({ day }) => day, cell: ({ day }) => dayOf(day) },
      { id: 'people', title: t('people'), isNumber: true, cell: ({ people }) => number(people) },
      { id: 'agreement', title: t('agreement'), isNumber: true, cell: ({ agreement }) => share(agreement) },
      {
        id: 'order',
        title: t('order'),
        isNumber: true,
        cell: ({ rankCorrelation }) => (rankCorrelation === null ? '–' : fine(rankCorrelation)),
      },
      {
        id: 'height',
        title: t('height'),
        isNumber: true,
        cell: ({ meanDifference }) => fine(meanDifference),
      },
    ],
    [t, dayOf, fine, number, share],
  )
  return <DataTable label={t('days')} rows={days} columns={columns} idOf={({ day }) => day} />
}
