import { Anchor, Button, Group, Tabs } from '@mantine/core'
import { IconArrowLeft, IconPlus } from '@tabler/icons-react'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useMe } from '../api/me.ts'
import { today, useMoment } from '../app/search.ts'
import type { Moment } from '../app/search.ts'
import { useWords } from '../language/use-words.ts'
import { Page } from '../parts/page.tsx'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { TabLine } from '../parts/tab-line.tsx'
import { AddWave } from './add-wave.tsx'
import { QuestionList } from './question-list.tsx'
import { stateOf, wavesQuery } from './survey-queries.ts'
import { SurveyResults } from './survey-results.tsx'
import { WaveList } from './wave-list.tsx'

const surveyQuery = (id: string, moment: Moment) =>
  queryOptions({
    queryKey: ['surveys', id, moment],
    queryFn: async ({ signal }) => (await api.records('surveys').get(id, { ...moment }, { signal })).data,
  })

/** One survey: what came of it, what it asks, when. */
export function SurveyPage() {
  const t = useTranslations('surveys')
  const word = useWords()
  const me = useMe()
  const { id } = useParams({ from: '/surveys/$id' })
  const { tab } = useSearch({ from: '/surveys/$id' })
  const { moment } = useMoment()
  const navigate = useNavigate()
  const survey = useQuery(surveyQuery(id, moment))
  const waves = useQuery(wavesQuery(moment, id))
  const [launches, setLaunches] = useState(false)
  const failed = survey.error ?? waves.error
  if (failed) return <LoadFailed error={failed} />
  if (!survey.data || !waves.data) return <PageLoading />
  const base = moment.asOf ?? today()
  const isOver = waves.data.some((wave) => stateOf(wave, base) === 'over')
  const hasBegun = waves.data.some((wave) => stateOf(wave, base) !== 'to come')
  const mayBuild = me.roles.includes('hr_manager') && moment.asOf === undefined
  const readsResults = me.roles.some((role) => role === 'hr_manager' || role === 'executive')
  const first = readsResults && isOver ? 'results' : 'questions'
  const shown = tab === 'results' && !readsResults ? first : (tab ?? first)
  const { name = '', kind = '', isAnonymous } = survey.data.values
  return (
    <>
      <Anchor component={Link} to="/surveys" search={moment as never} size="sm" className="no-print">
        <Group gap={4} mb="xs">
          <IconArrowLeft size={14} aria-hidden />
          {t('title')}
        </Group>
      </Anchor>
      <Page
        title={name}
        text={`${word(kind)} · ${t(isAnonymous === true ? 'anonymous' : 'named')}`}
        actions={
          mayBuild && (
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setLaunches(true)}>
              {t('addWave')}
            </Button>
          )
        }
      >
        <Tabs
          value={shown}
          onChange={(value) =>
            void navigate({
              to: '.',
              search: ((old: object) => ({ ...old, tab: value === first ? undefined : value })) as never,
            })
          }
        >
          <TabLine>
            {readsResults && <Tabs.Tab value="results">{t('tabs.results')}</Tabs.Tab>}
            <Tabs.Tab value="questions">{t('tabs.questions')}</Tabs.Tab>
          </TabLine>
          {readsResults && (
            <Tabs.Panel value="results">
              <SurveyResults surveyId={id} />
            </Tabs.Panel>
          )}
          <Tabs.Panel value="questions">
            <QuestionList survey={survey.data} mayChange={mayBuild && !hasBegun} />
            <WaveList waves={waves.data} />
          </Tabs.Panel>
        </Tabs>
        {launches && <AddWave survey={survey.data} onClose={() => setLaunches(false)} />}
      </Page>
    </>
  )
}
