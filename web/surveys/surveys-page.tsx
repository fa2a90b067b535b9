import { Anchor, Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { RecordOf } from '@cadre/contract/client'
import { api } from '../api/client.ts'
import { reaches, useMe } from '../api/me.ts'
import { today, useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { Dialog } from '../parts/dialog.tsx'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { Page } from '../parts/page.tsx'
import { RecordForm } from '../parts/record-form.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { ownSurveysQuery, stateOf, surveysQuery, wavesQuery } from './survey-queries.ts'
import type { OwnSurvey, Wave } from './survey-queries.ts'

/** What asks the reader today; the surveys of the organisation for who reads their results. */
export function SurveysPage() {
  const t = useTranslations('surveys')
  const me = useMe()
  const [adds, setAdds] = useState(false)
  const readsResults = me.roles.some((role) => role === 'hr_manager' || role === 'executive')
  const mayAdd = me.roles.includes('hr_manager')
  return (
    <Page
      title={t('title')}
      text={t(readsResults ? 'text' : 'textOwn')}
      actions={
        mayAdd && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdds(true)}>
            {t('addSurvey')}
          </Button>
        )
      }
    >
      {reaches(me, 'voice', 'write') && me.personId !== null && <AskingMe isAlone={!readsResults} />}
      {readsResults && <AllSurveys />}
      {adds && <AddSurvey onClose={() => setAdds(false)} />}
    </Page>
  )
}

function AskingMe({ isAlone }: { readonly isAlone: boolean }) {
  const t = useTranslations('surveys')
  const own = useQuery(ownSurveysQuery)
  if (own.isError) return <LoadFailed error={own.error} />
  if (own.isPending) return <PageLoading />
  if (own.data.length === 0)
    return isAlone ? <NothingHere title={t('noneAsks')} text={t('noneAsksText')} /> : null
  return (
    <Stack gap="xs" component="section" aria-label={t('asksYou')}>
      {own.data.map((survey) => (
        <Asking key={survey.waveId} survey={survey} />
      ))}
    </Stack>
  )
}

function Asking({ survey }: { readonly survey: OwnSurvey }) {
  const t = useTranslations('surveys')
  const { day } = useFormat()
  const { surveyId, waveId, name, isAnonymous, isAnswered, closesOn, questions } = survey
  return (
    <Card withBorder>
      <Group justify="space-between" gap="sm">
        <div>
          <Text fw={600}>{name}</Text>
          <Text size="sm" c="dimmed">
            {[
              t('questionCount', { count: questions.length }),
              t(isAnonymous ? 'anonymous' : 'named'),
              t('until', { day: day(closesOn) }),
            ].join(' · ')}
          </Text>
        </div>
        {isAnswered ? (
          <Badge variant="dot" color="teal" tt="none" fw={500}>
            {t('answered')}
          </Badge>
        ) : (
          <Button
            component={Link}
            to="/surveys/$id/answer/$waveId"
            params={{ id: surveyId, waveId } as never}
          >
            {t('answer')}
          </Button>
        )}
      </Group>
    </Card>
  )
}

type Survey = RecordOf<'survey'>

function AllSurveys() {
  const t = useTranslations('surveys')
  const word = useWords()
  const { moment } = useMoment()
  const { day } = useFormat()
  const surveys = useQuery(surveysQuery(moment))
  const waves = useQuery(wavesQuery(moment))
  const columns = useMemo((): Column<Survey>[] => {
    const base = moment.asOf ?? today()
    const bySurvey = Map.groupBy(waves.data ?? [], ({ values }) => values.surveyId)
    const latest = ({ id }: Survey): Wave | undefined => bySurvey.get(id)?.[0]
    return [
      {
        id: 'name',
        title: t('survey'),
        width: 'minmax(0, 1.6fr)',
        sortBy: ({ values }) => values.name,
        cell: ({ id, values }) => (
          <Anchor
            component={Link}
            to="/surveys/$id"
            params={{ id } as never}
            search={moment as never}
            fw={550}
            c="inherit"
          >
            {values.name}
          </Anchor>
        ),
      },
      { id: 'kind', title: t('kind'), isQuiet: true, cell: ({ values }) => word(values.kind ?? '') },
      {
        id: 'names',
        title: t('keptHow'),
        isQuiet: true,
        cell: ({ values }) => t(values.isAnonymous === true ? 'anonymous' : 'named'),
      },
      {
        id: 'wave',
        title: t('latestWave'),
        sortBy: (survey) => latest(survey)?.values.opensOn,
        cell: (survey) => {
          const wave = latest(survey)
          if (!wave) return <Text size="sm">{t('noWave')}</Text>
          const { opensOn = '', closesOn = '' } = wave.values
          const state = stateOf(wave, base)
          return t(`waveStates.${state}`, { day: day(state === 'to come' ? opensOn : closesOn) })
        },
      },
    ]
  }, [t, word, day, waves.data, moment])
  if (surveys.isError) return <LoadFailed error={surveys.error} />
  if (surveys.isPending) return <PageLoading />
  if (surveys.data.length === 0) return <NothingHere title={t('noSurvey')} text={t('noSurveyText')} />
  return (
    <Stack gap="xs" component="section" aria-labelledby="all-surveys">
      <Title order={2} id="all-surveys">
        {t('allSurveys')}
      </Title>
      <DataTable label={t('allSurveys')} rows={surveys.data} columns={columns} idOf={({ id }) => id} />
    </Stack>
  )
}

function AddSurvey({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('surveys')
  const p = useTranslations('parts')
  const queries = useQueryClient()
  const navigate = useNavigate()
  return (
    <Dialog onClose={onClose} title={t('addSurvey')}>
      <RecordForm
        kind="survey"
        fields={['name', 'kind', 'introduction', 'isAnonymous']}
        labels={{ isAnonymous: t('isAnonymous'), kind: t('kind') }}
        fixed={{ isAnonymous: false }}
        submit={p('save')}
        onCancel={onClose}
        onSubmit={async (values) => {
          const { data } = await api.records('surveys').create({ from: today(), values })
          await queries.invalidateQueries({ queryKey: ['surveys'] })
          await navigate({ to: '/surveys/$id', params: { id: data.id } as never })
        }}
      >
        <Text size="sm" c="dimmed">
          {t('isAnonymousText')}
        </Text>
      </RecordForm>
    </Dialog>
  )
}
