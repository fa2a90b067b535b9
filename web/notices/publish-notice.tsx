import { Alert, Checkbox, Group, Select, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { usePurposes } from '../models/use-purposes.ts'
import { DialogForm } from '../parts/dialog-form.tsx'
import { tellDone } from '../parts/tell.tsx'
import { languageName, noticeLanguages } from './language-name.ts'
import { draftOf } from './notice-drafts.ts'
import type { Notice, NoticeStanding } from './notice-queries.ts'

interface PublishNoticeProps {
  readonly standing: NoticeStanding
  /** Those of the same purpose and population, newest first. */
  readonly notices: readonly Notice[]
  readonly onClose: () => void
}

/** Writes what people are told of a purpose, beginning from a text that says what is done, and publishes it. */
export function PublishNotice({ standing, notices, onClose }: PublishNoticeProps) {
  const t = useTranslations('notices')
  const nameOf = usePurposes()
  const queries = useQueryClient()
  const { purpose, population } = standing
  const [language, setLanguage] = useState<string>(useLocale())
  const [country, setCountry] = useState('')
  const [isTranslation, setTranslation] = useState(false)
  const beginning = (of: string): string =>
    notices.find((one) => one.language === of)?.body ?? draftOf(of, purpose)
  const [body, setBody] = useState(() => beginning(language))
  const place = country.trim().toUpperCase()
  const published = notices.filter((one) => (one.country ?? '') === place)
  const newest = Math.max(0, ...published.map(({ version }) => version))
  const isSaidAlready = published.some((one) => one.version === newest && one.language === language)
  const translates = isTranslation && newest > 0 && !isSaidAlready
  const gaps = body.match(/\[[^\]]+\]/g) ?? []
  const publish = useMutation({
    mutationFn: () =>
      api.call('publishNotice', {
        body: {
          purpose,
          population,
          language,
          body: body.trim(),
          ...(place !== '' && { country: place }),
          ...(translates && { isTranslation: true }),
        },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['notices'] })
      tellDone(t('isPublished'))
      onClose()
    },
  })
  return (
    <DialogForm
      title={t(`names.${population}`, { purpose: nameOf(purpose) })}
      size="lg"
      text={t('publishText')}
      submit={t('publish')}
      sending={publish}
      isDisabled={gaps.length > 0 || body.trim().length < 20}
      onSubmit={() => publish.mutate()}
      onClose={onClose}
    >
      <Group grow align="start">
        <Select
          label={t('language')}
          required
          allowDeselect={false}
          data={noticeLanguages.map((value) => ({ value, label: languageName(value) }))}
          value={language}
          onChange={(next) => {
            if (next === null) return
            // What was written by hand stays; what was only offered is offered in the other language.
            if (body === beginning(language) || body.trim() === '') setBody(beginning(next))
            setLanguage(next)
          }}
        />
        <TextInput
          label={t('country')}
          description={t('countryText')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={2}
          pattern="[A-Za-z]{2}"
          value={country}
          onChange={({ currentTarget }) => setCountry(currentTarget.value)}
        />
      </Group>
      <Textarea
        label={t('body')}
        required
        autosize
        minRows={8}
        maxRows={18}
        minLength={20}
        maxLength={20_000}
        lang={language}
        value={body}
        onChange={({ currentTarget }) => setBody(currentTarget.value)}
      />
      {gaps.length > 0 && (
        <Alert color="orange" variant="light" py="xs">
          {t('gaps', { gaps: [...new Set(gaps)].join(', ') })}
        </Alert>
      )}
      {newest > 0 && !isSaidAlready && (
        <Checkbox
          label={t('isTranslation', { version: newest })}
          checked={isTranslation}
          onChange={({ currentTarget }) => setTranslation(currentTarget.checked)}
        />
      )}
      <Alert variant="light" py="xs">
        {t(newest === 0 ? 'thenFirst' : translates ? 'thenTranslated' : 'thenAnew', { version: newest + 1 })}
      </Alert>
    </DialogForm>
  )
}
