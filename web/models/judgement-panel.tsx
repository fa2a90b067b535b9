import { Badge, Button, Group, Stack, Table, Text, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMe } from '../api/me.ts'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import { JobProgress } from '../parts/job-progress.tsx'
import { JudgeForm } from './judge-form.tsx'
import { mayMake } from './model-queries.ts'
import type { Judgement, Version } from './model-queries.ts'

const verdictColours = { passed: 'teal', failed: 'red', unknown: 'orange' } as const

/** What a version had to pass on later rows, gate by gate, and the way to judge it. */
export function JudgementPanel({ version }: { readonly version: Version }) {
  const t = useTranslations('models')
  const me = useMe()
  const queries = useQueryClient()
  const [asks, setAsks] = useState(false)
  const [jobId, setJobId] = useState<string>()
  const refresh = useCallback(() => void queries.invalidateQueries({ queryKey: ['models'] }), [queries])
  const [latest] = version.judgements
  return (
    <Stack gap="sm" component="section" aria-label={t('judgement')}>
      <Group justify="space-between">
        <Title order={2}>{t('judgement')}</Title>
        {mayMake(me) && (
          <Button variant={latest ? 'default' : 'filled'} size="compact-sm" onClick={() => setAsks(true)}>
            {t('judge')}
          </Button>
        )}
      </Group>
      {jobId !== undefined && <JobProgress id={jobId} title={t('judge')} onDone={refresh} />}
      {latest ? (
        <Gates judgement={latest} />
      ) : (
        <Text size="sm" c="dimmed">
          {t('notJudgedText')}
        </Text>
      )}
      {asks && <JudgeForm version={version} onStarted={setJobId} onClose={() => setAsks(false)} />}
    </Stack>
  )
}

function Gates({ judgement }: { readonly judgement: Judgement }) {
  const said = useSaid()
  const t = useTranslations('models')
  const { number, instant } = useFormat()
  const { gates, isPassed, rowCount, dataSet, judgedAt } = judgement
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <Badge variant="dot" tt="none" fw={500} color={isPassed ? 'teal' : 'red'}>
          {t(isPassed ? 'passed' : 'notPassed')}
        </Badge>
        <Text size="sm" c="dimmed">
          {t('judgedOn', { rows: number(rowCount), dataSet, at: instant(judgedAt) })}
        </Text>
      </Group>
      <Table fz="sm" verticalSpacing={6} aria-label={t('judgement')}>
        <Table.Tbody>
          {gates.map(({ name, verdict, finding }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" fw={550} style={{ verticalAlign: 'top' }}>
                {t(`gates.${name}`)}
                <Text size="xs" c="dimmed" fw={400}>
                  {t(`gateMeanings.${name}`)}
                </Text>
              </Table.Th>
              <Table.Td style={{ verticalAlign: 'top' }}>
                <Badge variant="dot" tt="none" fw={500} color={verdictColours[verdict]}>
                  {t(`verdicts.${verdict}`)}
                </Badge>
                <Text size="sm" mt={4}>
                  {said(finding)}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  )
}
