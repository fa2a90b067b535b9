import { Alert, Select, SegmentedControl, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Suspense, lazy } from 'react'
import { useTranslations } from 'use-intl'
import { useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { Statistic } from '../parts/statistic.tsx'
import { GroupScores } from './group-scores.tsx'
import { QuestionScores } from './question-scores.tsx'
import { overallScore, participation, signed, wavesOver } from './result-figures.ts'
import type { WaveResult } from './result-figures.ts'
import { questionsQuery, resultsQuery } from './survey-queries.ts'

// The chart's library comes after the figures.
const ScoreTrend = lazy(async () => ({ default: (await import('./score-trend.tsx')).ScoreTrend }))

/** What came of a survey: who answered, how each question stands, where it differs; never of a small group. */
export function SurveyResults({ surveyId }: { readonly surveyId: string }) {
  const t = useTranslations('surveys')
  const { by = 'department', wave: chosen } = useSearch({ from: '/surveys/$id' })
  const { moment } = useMoment()
  const { day, number } = useFormat()
  const navigate = useNavigate()
  const results = useQuery(resultsQuery(surveyId, by))
  const questions = useQuery(questionsQuery(surveyId, moment))
  const failed = results.error ?? questions.error
  if (failed) return <LoadFailed error={failed} />
  if (!results.data || !questions.data) return <PageLoading />
  const over = wavesOver(results.data)
  const running = results.data.waves.find(({ isOver, invited }) => !isOver && invited > 0)
  const wave = over.find(({ waveId }) => waveId === chosen) ?? over[0]
  const before = wave && over[over.indexOf(wave) + 1]
  const narrow = (change: Record<string, string | undefined>): void =>
    void navigate({ to: '.', replace: true, search: ((old: object) => ({ ...old, ...change })) as never })
  return (
    <Stack gap="lg">
      {running && <Running wave={running} />}
      {!wave && <NothingHere title={t('noResult')} text={t('noResultText')} />}
      {wave && (
        <>
          {over.length > 1 && (
            <Select
              w={260}
              aria-label={t('wave')}
              data={over.map(({ waveId, name }) => ({ value: waveId, label: name }))}
              value={wave.waveId}
              allowDeselect={false}
              onChange={(next) =>
                narrow({ wave: next === over[0]?.waveId ? undefined : (next ?? undefined) })
              }
            />
          )}
          <Figures wave={wave} before={before} />
          {over.length > 2 && (
            <Suspense>
              <ScoreTrend waves={over} />
            </Suspense>
          )}
          <Stack gap="xs" component="section" aria-labelledby="by-question">
            <Title order={2} id="by-question">
              {t('byQuestion')}
            </Title>
            <QuestionScores wave={wave} before={before} questions={questions.data} />
          </Stack>
          <Stack gap="xs" component="section" aria-labelledby="by-group">
            <Group justify="space-between" gap="sm">
              <Title order={2} id="by-group">
                {t('byGroup')}
              </Title>
              <SegmentedControl
                aria-label={t('groupBy')}
                value={by}
                onChange={(next) => narrow({ by: next === 'department' ? undefined : next })}
                data={(['department', 'location', 'tenure'] as const).map((value) => ({
                  value,
                  label: t(`groups.${value}`),
                }))}
              />
            </Group>
            <GroupScores wave={wave} questions={questions.data} names={results.data.names} />
          </Stack>
          <Text size="xs" c="dimmed" maw={640}>
            {t('resultsText', {
              name: wave.name,
              from: day(wave.opensOn),
              to: day(wave.closesOn),
              minimum: number(wave.minimumGroup),
            })}
          </Text>
        </>
      )}
    </Stack>
  )
}

/** How many have answered of a wave that is open: no results, so that nobody is found out by looking twice. */
function Running({ wave }: { readonly wave: WaveResult }) {
  const t = useTranslations('surveys')
  const { day, number } = useFormat()
  const { name, responses, invited, closesOn } = wave
  return (
    <Alert color="blue" variant="light" title={t('running', { name, day: day(closesOn) })}>
      {responses === null
        ? t('runningFew')
        : t('runningText', { responses: number(responses), invited: number(invited) })}
    </Alert>
  )
}

interface FiguresProps {
  readonly wave: WaveResult
  readonly before: WaveResult | undefined
}

function Figures({ wave, before }: FiguresProps) {
  const t = useTranslations('surveys')
  const { number, share, day } = useFormat()
  const taken = participation(wave)
  const score = overallScore(wave)
  const earlier = before ? overallScore(before) : null
  const date = day(wave.closesOn)
  const population = t('population', { invited: number(wave.invited) })
  return (
    <SimpleGrid cols={2} maw={640}>
      <Statistic
        label={t('participation')}
        value={taken === null ? t('tooFew') : share(taken)}
        hint={
          wave.responses === null
            ? t('tooFewText', { count: wave.minimumGroup })
            : t('runningText', { responses: number(wave.responses), invited: number(wave.invited) })
        }
        definition={{ meaning: t('participationMeaning'), population, date }}
      />
      <Statistic
        label={t('score')}
        value={score === null ? t('tooFew') : number(score)}
        hint={
          score === null || earlier === null
            ? t('ofHundred')
            : t('sinceLast', { change: signed(score - earlier), name: before!.name })
        }
        definition={{ meaning: t('scoreMeaning'), population, date }}
      />
    </SimpleGrid>
  )
}
