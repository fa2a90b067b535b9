import type { NewValuesOf, RecordKind } from '@cadre/contract/client'
import { formOf, issueMessages, messageLanguage, sentenceIn } from '@cadre/contract/forms'
import { Alert, Button, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { errorText, issuesOf } from './error-text.ts'
import { FieldInput } from './field-input.tsx'

/** What a form of a kind gives: checked with the declaration, and of a change only what differs. */
type FormValues<Kind extends string> = Kind extends RecordKind ? NewValuesOf<Kind> : Record<string, unknown>

interface RecordFormProps<Kind extends string> {
  /** Kind of record, as its declaration names it. */
  readonly kind: Kind
  /** The fields that are asked, in order; all when left out. */
  readonly fields?: readonly string[]
  readonly labels?: Readonly<Record<string, string>>
  /** What stands there; with it the form changes a record, and only what differs is sent. */
  readonly before?: Readonly<Record<string, unknown>>
  /** What stands in the fields of a new record at first. */
  readonly initial?: Readonly<Record<string, unknown>>
  /** Values of a new record that nobody is asked for. */
  readonly fixed?: Readonly<Record<string, unknown>>
  readonly submit: string
  readonly onCancel?: () => void
  readonly onSubmit: (values: FormValues<Kind>) => Promise<void>
  readonly children?: ReactNode
}

/** A form made from the declaration of a kind of record, checked with the schema that the server uses. */
export function RecordForm<Kind extends string>(props: RecordFormProps<Kind>) {
  const { kind, fields, labels, before, initial, fixed, submit, onCancel, onSubmit, children } = props
  const t = useTranslations('parts')
  const language = messageLanguage(useLocale())
  const form = formOf(kind, fields)
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>(before ?? initial ?? {})
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map())
  const [failure, setFailure] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const send = async (): Promise<void> => {
    const entered = Object.fromEntries(
      Object.entries({ ...fixed, ...values }).filter(([name, value]) =>
        differs(value, before?.[name], before),
      ),
    )
    const checked = (before ? form.changedValues : form.newValues).safeParse(entered, {
      error: issueMessages(language),
    })
    const wrong = new Map(
      (checked.error?.issues ?? []).map(({ path, message }) => [
        String(path[0]),
        sentenceIn(language, message),
      ]),
    )
    setErrors(wrong)
    setFailure(undefined)
    if (!checked.success) return
    setBusy(true)
    try {
      await onSubmit(checked.data as FormValues<Kind>)
    } catch (error) {
      const issues = issuesOf(error)
      setErrors(issues)
      if (!form.fields.some(({ name }) => issues.has(name))) setFailure(errorText(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Stack gap="sm">
        {form.fields.map((field) => (
          <FieldInput
            key={field.name}
            field={field}
            value={values[field.name]}
            error={errors.get(field.name)}
            {...(labels?.[field.name] !== undefined && { label: labels[field.name] })}
            onChange={(value) => setValues((old) => ({ ...old, [field.name]: value }))}
          />
        ))}
        {children}
        {failure !== undefined && (
          <Alert color="red" variant="light" role="alert" title={t('notSaved')}>
            {failure}
          </Alert>
        )}
        <Group justify="end" gap="xs">
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {t('cancel')}
            </Button>
          )}
          <Button type="submit" loading={isBusy}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** A new record takes what was entered; a change takes what is not as it was. */
function differs(value: unknown, old: unknown, before: unknown): boolean {
  if (before === undefined) return value !== null && value !== undefined
  return JSON.stringify(value ?? null) !== JSON.stringify(old ?? null)
}
