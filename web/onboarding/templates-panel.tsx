import type { RecordVersion } from '@cadre/contract/client'
import { Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { today, useMoment } from '../app/search.ts'
import { useWords } from '../language/use-words.ts'
import { Confirm } from '../parts/confirm.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { tellDone, tellFailed } from '../parts/tell.tsx'
import { useShownValue } from '../people/shown-value.ts'
import { EnterTemplate } from './enter-template.tsx'
import type { Entered } from './enter-template.tsx'
import { templatesQuery, templateTasksQuery } from './onboarding-queries.ts'
import { PlainTemplate } from './plain-template.tsx'

/** What plans are made from: each template with its tasks, by their day. */
export function TemplatesPanel() {
  const t = useTranslations('start')
  const p = useTranslations('parts')
  const { moment } = useMoment()
  const queries = useQueryClient()
  const templates = useQuery(templatesQuery(moment))
  const tasks = useQuery(templateTasksQuery(moment))
  const [entered, setEntered] = useState<Entered>()
  const [ended, setEnded] = useState<RecordVersion>()
  const mayWrite = moment.asOf === undefined
  const end = useMutation({
    mutationFn: ({ id }: RecordVersion) =>
      api
        .records(id.startsWith('ott') ? 'onboarding-template-tasks' : 'onboarding-templates')
        .end(id, { on: today() }),
    onSuccess: () => tellDone(p('changed')),
    onError: (error) => tellFailed(p('notSaved'), error),
    onSettled: () => queries.invalidateQueries(),
  })
  if (templates.isError) return <LoadFailed error={templates.error} />
  if (tasks.isError) return <LoadFailed error={tasks.error} />
  if (templates.isPending || tasks.isPending) return <PageLoading />
  return (
    <Stack gap="md" maw={860}>
      <Group justify="space-between" align="start">
        <Text size="sm" c="dimmed" maw={560}>
          {t('templatesText')}
        </Text>
        {mayWrite && (
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setEntered({ kind: 'onboarding_template' })}
          >
            {t('addTemplate')}
          </Button>
        )}
      </Group>
      {templates.data.length === 0 && (
        <NothingHere title={t('noTemplate')} text={t('noTemplateText')}>
          {mayWrite && <PlainTemplate />}
        </NothingHere>
      )}
      {templates.data.map((template) => (
        <TemplateCard
          key={template.id}
          template={template}
          tasks={tasks.data.filter(({ values }) => values['templateId'] === template.id)}
          {...(mayWrite && { onEnter: setEntered, onEnd: setEnded })}
        />
      ))}
      {entered && <EnterTemplate {...entered} onClose={() => setEntered(undefined)} />}
      {ended && (
        <Confirm
          title={t(ended.id.startsWith('ott') ? 'removeTask' : 'retire')}
          text={t(ended.id.startsWith('ott') ? 'removeTaskText' : 'retireText', {
            name: String(ended.values['name']),
          })}
          act={t(ended.id.startsWith('ott') ? 'removeTask' : 'retire')}
          onClose={() => setEnded(undefined)}
          onConfirm={() => end.mutate(ended)}
        />
      )}
    </Stack>
  )
}

interface TemplateCardProps {
  readonly template: RecordVersion
  readonly tasks: readonly RecordVersion[]
  readonly onEnter?: (entered: Entered) => void
  readonly onEnd?: (ended: RecordVersion) => void
}

function TemplateCard({ template, tasks, onEnter, onEnd }: TemplateCardProps) {
  const t = useTranslations('start')
  const show = useShownValue(['jobId', 'departmentId'])
  const { name, jobId, departmentId } = template.values
  const only = [show('jobId', jobId), show('departmentId', departmentId)].filter(Boolean).join(', ')
  const sorted = tasks.toSorted((a, b) => Number(a.values['dueAfterDays']) - Number(b.values['dueAfterDays']))
  return (
    <Card withBorder component="section" aria-label={String(name)}>
      <Stack gap="sm">
        <Group justify="space-between" align="start" wrap="nowrap">
          <div>
            <Title order={2} fz="md">
              {String(name)}
            </Title>
            <Text size="xs" c="dimmed">
              {only === '' ? t('forEverybody') : t('onlyFor', { only })}
            </Text>
          </div>
          {onEnter && onEnd && (
            <Group gap={4} wrap="nowrap">
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => onEnter({ kind: 'onboarding_template', before: template })}
              >
                {t('change')}
              </Button>
              <Button variant="subtle" color="gray" size="compact-sm" onClick={() => onEnd(template)}>
                {t('retire')}
              </Button>
            </Group>
          )}
        </Group>
        {sorted.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('noTask')}
          </Text>
        )}
        {sorted.map((task) => (
          <TemplateTask key={task.id} task={task} {...(onEnter && onEnd && { onEnter, onEnd })} />
        ))}
        {onEnter && (
          <Button
            variant="subtle"
            size="compact-sm"
            style={{ alignSelf: 'start' }}
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => onEnter({ kind: 'onboarding_template_task', templateId: template.id })}
          >
            {t('addTask')}
          </Button>
        )}
      </Stack>
    </Card>
  )
}

function TemplateTask({
  task,
  onEnter,
  onEnd,
}: Pick<TemplateCardProps, 'onEnter' | 'onEnd'> & { readonly task: RecordVersion }) {
  const t = useTranslations('start')
  const word = useWords()
  const { name, ownerKind, dueAfterDays } = task.values
  const days = Number(dueAfterDays)
  const when = days < 0 ? t('daysBefore', { days: -days }) : t('daysAfter', { days })
  return (
    <Group justify="space-between" align="start" wrap="nowrap" gap="xs">
      <div>
        <Text size="sm">{String(name)}</Text>
        <Text size="xs" c="dimmed" className="number">
          {`${when} · ${word(String(ownerKind))}`}
        </Text>
      </div>
      {onEnter && onEnd && (
        <Group gap={4} wrap="nowrap">
          <Button
            variant="subtle"
            size="compact-xs"
            aria-label={t('changeOf', { name: String(name) })}
            onClick={() => onEnter({ kind: 'onboarding_template_task', before: task })}
          >
            {t('change')}
          </Button>
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            aria-label={t('removeOf', { name: String(name) })}
            onClick={() => onEnd(task)}
          >
            {t('remove')}
          </Button>
        </Group>
      )}
    </Group>
  )
}
