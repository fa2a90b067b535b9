import { ApiError } from '@cadre/contract/client'
import type { InputOf } from '@cadre/contract/client'
import { formOf, issueMessages, messageLanguage, sentenceIn } from '@cadre/contract/forms'
import { SimpleGrid, TextInput, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { today, useMoment } from '../app/search.ts'
import { translate } from '../language/translate.ts'
import { DialogForm } from '../parts/dialog-form.tsx'
import { FieldInput } from '../parts/field-input.tsx'
import { tellDone } from '../parts/tell.tsx'
import { hireParts, partNames, valuesOfPart } from './hire-parts.ts'
import type { Hired, PartName } from './hire-parts.ts'
import { namesQuery } from './people-queries.ts'

type Errors = ReadonlyMap<string, string>

/** Enters somebody new: who it is, the job and whom for, the contract and the pay, all or nothing. */
export function Hire({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('people.hire')
  const language = messageLanguage(useLocale())
  const { moment } = useMoment()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const jobs = useQuery(namesQuery('jobs', moment))
  const [from, setFrom] = useState(today())
  const [values, setValues] = useState<Hired>({
    employment: { type: 'full time' },
    terms: { fte: 1 },
    pay: { period: 'year' },
  })
  const [errors, setErrors] = useState<Errors>(new Map())
  const enter = (part: PartName, name: string, value: unknown): void =>
    setValues((old) => {
      const told = { ...old[part], [name]: value }
      // What a job is called is what is printed, unless somebody says otherwise.
      const isTitled = name !== 'jobId' || typeof told['title'] === 'string'
      return { ...old, [part]: isTitled ? told : { ...told, title: jobs.data?.get(String(value)) ?? null } }
    })
  const hire = useMutation({
    mutationFn: async () => {
      const parts = partNames.flatMap((part) => {
        const entered = valuesOfPart(part, values[part])
        return entered ? [[part, { values: entered }] as const] : []
      })
      const body = { from, ...Object.fromEntries(parts) } as NonNullable<InputOf<'hirePerson'>['body']>
      return (await api.call('hirePerson', { body })).data
    },
    onError: (error) => setErrors(errorsIn(error)),
    onSuccess: async ({ personId }) => {
      await queries.invalidateQueries()
      tellDone(t('done'))
      onClose()
      const search = from > today() ? { asOf: from } : {}
      void navigate({ to: '/people/$id', params: { id: personId } as never, search: search as never })
    },
  })
  const send = (): void => {
    const wrong = new Map(
      partNames.flatMap((part) => {
        const entered = valuesOfPart(part, values[part])
        if (!entered) return []
        const checked = formOf(hireParts[part].kind).newValues.safeParse(entered, {
          error: issueMessages(language),
        })
        return (checked.error?.issues ?? []).map(({ path, message }): [string, string] => [
          `${part}.${String(path[0])}`,
          sentenceIn(language, message),
        ])
      }),
    )
    setErrors(wrong)
    if (wrong.size === 0) hire.mutate()
  }
  return (
    <DialogForm
      title={t('title')}
      text={t('text')}
      submit={t('submit')}
      size="lg"
      sending={hire}
      onSubmit={send}
      onClose={onClose}
    >
      <TextInput
        type="date"
        label={t('from')}
        required
        value={from}
        onChange={({ currentTarget }) => setFrom(currentTarget.value)}
      />
      {partNames.map((part) => (
        <section key={part} aria-label={t(`parts.${part}`)}>
          <Title order={3} fz="sm" mt="xs" mb={4}>
            {t(`parts.${part}`)}
          </Title>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="sm">
            {formOf(hireParts[part].kind, hireParts[part].fields).fields.map((field) => (
              <FieldInput
                key={field.name}
                field={{ ...field, isRequired: field.isRequired && hireParts[part].needs === undefined }}
                value={values[part]?.[field.name]}
                error={errors.get(`${part}.${field.name}`)}
                onChange={(value) => enter(part, field.name, value)}
              />
            ))}
          </SimpleGrid>
        </section>
      ))}
    </DialogForm>
  )
}

/** What the server says of which field of which part. */
function errorsIn(error: unknown): Errors {
  if (!(error instanceof ApiError)) return new Map()
  const { lang } = document.documentElement
  return new Map(
    error.issues.map(({ path, message }) => [
      `${partNames.find((part) => path.includes(part)) ?? ''}.${String(path.at(-1))}`,
      translate(lang, message),
    ]),
  )
}
