import { Card, List, Text, Title } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useSaid } from '../language/use-said.ts'
import { useInputs } from '../outlook/use-inputs.ts'
import type { ReportOf, Told } from './report-queries.ts'

interface ActionListProps {
  readonly actions: ReportOf<'attrition'>['method']['actions']
  readonly meanings: Told['meanings']
}

/** What may help, because of what, and what is known of it working. */
export function ActionList({ actions, meanings }: ActionListProps) {
  const t = useTranslations('reports')
  const said = useSaid()
  const { nameOf } = useInputs(meanings)
  if (actions.length === 0) return null
  return (
    <Card withBorder component="section" aria-label={t('actions')}>
      <Title order={2}>{t('actions')}</Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('actionsText')}
      </Text>
      <List size="sm" spacing={8}>
        {actions.map(({ action, evidence, because }) => (
          <List.Item key={action}>
            <Text span size="sm" fw={600}>
              {capital(said(action))}
            </Text>
            <Text size="sm" c="dimmed">
              {said(evidence)}
            </Text>
            <Text size="xs" c="dimmed">
              {t('because', { things: because.map(nameOf).join('; ') })}
            </Text>
          </List.Item>
        ))}
      </List>
    </Card>
  )
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
