import { Card, Text, Title } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { ActionLines } from '../outlook/action-lines.tsx'
import { useInputs } from '../outlook/use-inputs.ts'
import type { ReportOf, Told } from './report-queries.ts'

interface ActionListProps {
  readonly actions: ReportOf<'attrition'>['method']['actions']
  readonly meanings: Told['meanings']
}

/** What may help, because of what, and what is known of it working. */
export function ActionList({ actions, meanings }: ActionListProps) {
  const t = useTranslations('reports')
  const { nameOf } = useInputs(meanings)
  if (actions.length === 0) return null
  return (
    <Card withBorder component="section" aria-label={t('actions')}>
      <Title order={2}>{t('actions')}</Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('actionsText')}
      </Text>
      <ActionLines
        lines={actions.map(({ action, evidence, because }) => ({
          action,
          evidence,
          notes: [t('because', { things: because.map(nameOf).join('; ') })],
        }))}
      />
    </Card>
  )
}
