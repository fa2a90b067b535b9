import {
  newTraining,
  issueMessages,
  messageLanguage,
  sentenceIn,
  trainingFields,
} from '@cadre/contract/forms'
import { Alert, Button, Group, Select, Stack, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { Dialog } from '../parts/dialog.tsx'
import { errorText, issuesOf } from '../parts/error-text.ts'
import { hasDays, lakeSetsQuery, newestSets, useCasesQuery } from './model-queries.ts'
import type { Model } from './model-queries.ts'
import { TrainingInput } from './training-input.tsx'

/** What is asked first; the rest stands behind "more". */
const first: readonly string[] = ['target', 'positive', 'drop', 'budget']
/** Of a hundred rows so many are kept out, to judge the version on, where rows have no day and later ones are not told apart. */
const usualHoldOut = 20
/** Asked by the choice of the data set, or nobody's to choose here. */
const unasked: readonly string[] = ['sequence', 'seed']

/** Starts a training: what to learn from and what to predict, from the declaration of the route. */
export function TrainForm({ model, onClose }: { readonly model: Model; readonly onClose: () => void }) {
  const t = useTranslations('models')
  const p = useTranslations('parts')
  const navigate = useNavigate()
  const queries = useQueryClient()
  const sets = useQuery(lakeSetsQuery)
  const useCases = useQuery(useCasesQuery)
  const [dataSet, setDataSet] = useState<string | null>(null)
  const [isMore, setMore] = useState(false)
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>({})
  const { errors, failure, isBusy, send } = useSending(async (training) => {
    const { data } = await api.call('startModelRun', { params: { name: model.name }, body: training })
    await queries.invalidateQueries({ queryKey: ['models', 'runs', model.name] })
    await navigate({ to: '/models/$name/runs/$id', params: { name: model.name, id: data.id } as never })
  })
  const usable = newestSets((sets.data ?? []).filter(({ isProtected }) => !isProtected))
  const chosen = usable.find(({ name }) => name === dataSet)
  const useCase = useCases.data?.find(({ name }) => name === model.useCase)
  const learners = [...new Set(Object.values(useCase?.candidates ?? {}).flat())]
  // What is left to judge on is chosen before the training: later days, or rows at random.
  const keptOutBy = chosen && (hasDays(chosen) ? 'until' : 'holdOut')
  const inputs = (isFirst: boolean) =>
    trainingFields
      .filter(
        ({ name }) => (first.includes(name) || name === keptOutBy) === isFirst && !unasked.includes(name),
      )
      .map((field) => (
        <TrainingInput
          key={field.name}
          field={field}
          columns={chosen?.columns.map(({ name }) => name) ?? []}
          learners={learners}
          value={values[field.name]}
          error={errors.get(field.name)}
          onChange={(value) => setValues((old) => ({ ...old, [field.name]: value }))}
        />
      ))
  return (
    <Dialog onClose={onClose} size="lg" title={t('train')}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send({ dataSet, ...values })
        }}
      >
        <Stack gap="sm">
          <Text size="sm">{t('trainText')}</Text>
          {sets.data && usable.length === 0 && <Alert variant="light">{t('data.noneText')}</Alert>}
          <Select
            label={t('data.title')}
            required
            searchable
            placeholder={p('choose')}
            data={usable.map(({ name }) => name)}
            value={dataSet}
            error={errors.get('dataSet')}
            onChange={(name) => {
              setDataSet(name)
              setValues(hasDays(usable.find((one) => one.name === name)) ? {} : { holdOut: usualHoldOut })
            }}
          />
          {inputs(true)}
          <Button
            variant="subtle"
            size="compact-sm"
            style={{ alignSelf: 'start' }}
            aria-expanded={isMore}
            onClick={() => setMore(!isMore)}
          >
            {t('more')}
          </Button>
          {isMore && inputs(false)}
          {failure !== undefined && (
            <Alert color="red" variant="light" role="alert" title={p('notSaved')}>
              {failure}
            </Alert>
          )}
          <Group justify="end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {p('cancel')}
            </Button>
            <Button type="submit" loading={isBusy}>
              {t('start')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

type Training = ReturnType<typeof newTraining.parse>

/** Checks with the schema of the server and sends; what is wrong stands at its field. */
function useSending(start: (training: Training) => Promise<void>) {
  const language = messageLanguage(useLocale())
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map())
  const [failure, setFailure] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const send = async (values: Readonly<Record<string, unknown>>): Promise<void> => {
    const entered = Object.entries(values).filter(([, value]) => isEntered(value))
    const checked = newTraining.safeParse(Object.fromEntries(entered), { error: issueMessages(language) })
    const issues = (checked.error?.issues ?? []).map(({ path, message }): [string, string] => [
      String(path[0]),
      sentenceIn(language, message),
    ])
    setErrors(new Map(issues))
    setFailure(undefined)
    if (!checked.success) return
    setBusy(true)
    try {
      await start(checked.data)
    } catch (error) {
      setErrors(issuesOf(error))
      setFailure(errorText(error))
    } finally {
      setBusy(false)
    }
  }
  return { errors, failure, isBusy, send }
}

const isEntered = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
