import { Stack, Text, Title } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { ActionLines } from './action-lines.tsx'
import type { Suggestion } from './outlook-queries.ts'
import { useInputs } from './use-inputs.ts'
import type { Meanings } from './use-inputs.ts'

interface SuggestionListProps {
  readonly suggestions: readonly Suggestion[]
  readonly meanings: Meanings
}

/** What may help with a score, by what raises it; whoever decides chooses, or does not. */
export function SuggestionList({ suggestions, meanings }: SuggestionListProps) {
  const t = useTranslations('outlook.suggested')
  const { nameOf } = useInputs(meanings)
  if (suggestions.length === 0) return null
  return (
    <Stack gap="xs" component="section" aria-label={t('title')}>
      <div>
        <Title order={2}>{t('title')}</Title>
        <Text size="sm" c="dimmed">
          {t('text')}
        </Text>
      </div>
      <ActionLines
        lines={suggestions.map(({ kind, because, evidence, source }) => ({
          action: kind,
          evidence,
          notes: [
            t('because', { things: because.map(nameOf).join('; ') }),
            ...(source === null ? [] : [t('source', { source })]),
          ],
        }))}
      />
    </Stack>
  )
}
