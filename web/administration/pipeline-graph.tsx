import { Badge, Group, Paper, Stack, Text } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import { useWords } from '../language/use-words.ts'
import { usePurposes } from '../models/use-purposes.ts'
import type { PipelineLine, PipelineRunLine } from './administration-queries.ts'
import { stagesOf } from './stages-of.ts'

const colours = { waiting: 'gray', running: 'blue', done: 'teal', failed: 'red', cancelled: 'gray' } as const

interface PipelineGraphProps {
  readonly pipeline: PipelineLine
  /** How the steps of one day stand; steps without a job wait for others. */
  readonly steps: PipelineRunLine['steps']
  /** Whether the run has ended: what was not begun by then is left out. */
  readonly isOver: boolean
}

/** The steps of a pipeline from left to right: each column waits for those before it. */
export function PipelineGraph({ pipeline, steps, isOver }: PipelineGraphProps) {
  return (
    <Group align="stretch" gap="xs" wrap="wrap">
      {stagesOf(pipeline.steps).map((stage, at) => (
        <Group key={stage[0]!.name} gap="xs" align="center" wrap="nowrap">
          {at > 0 && <IconArrowRight size={18} aria-hidden color="var(--mantine-color-dimmed)" />}
          <Stack gap="xs">
            {stage.map((step) => (
              <StepBox
                key={step.name}
                step={step}
                of={pipeline}
                ran={steps.find((one) => one.step === step.name)}
                isOver={isOver}
              />
            ))}
          </Stack>
        </Group>
      ))}
    </Group>
  )
}

interface StepBoxProps {
  readonly step: PipelineLine['steps'][number]
  readonly of: PipelineLine
  readonly ran: PipelineRunLine['steps'][number] | undefined
  readonly isOver: boolean
}

function StepBox({ step, of: pipeline, ran, isOver }: StepBoxProps) {
  const t = useTranslations('admin')
  const word = useWords()
  const purposeOf = usePurposes()
  const { number } = useFormat()
  const say = useSaid()
  const names = step.after.map((name) => word(pipeline.steps.find((one) => one.name === name)!.job))
  // Of several steps of one job it is told what each is for.
  const isOneOfSeveral = pipeline.steps.filter(({ job }) => job === step.job).length > 1
  const seconds =
    ran?.startedAt && ran.endedAt ? (Date.parse(ran.endedAt) - Date.parse(ran.startedAt)) / 1000 : undefined
  return (
    <Paper withBorder p="xs" w="13rem">
      <Text size="sm" fw={550}>
        {word(step.job)}
        {isOneOfSeveral && ` · ${purposeOf(step.purpose)}`}
      </Text>
      {names.length > 0 && (
        <Text size="xs" c="dimmed">
          {t('waitsFor', { names: names.join(', ') })}
        </Text>
      )}
      {!ran && isOver && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('leftOut')}
        </Text>
      )}
      {ran && (
        <Group gap="xs" mt={4}>
          <Badge variant="dot" size="sm" tt="none" fw={500} color={colours[ran.state]}>
            {t(`jobStates.${ran.state}`)}
          </Badge>
          {seconds !== undefined && (
            <Text size="xs" c="dimmed">
              {t('seconds', { count: number(Math.max(1, Math.round(seconds))) })}
            </Text>
          )}
        </Group>
      )}
      {ran?.problem && (
        <Text size="xs" mt={4} {...(step.mayFail && { c: 'dimmed' })}>
          {say(ran.problem)}
        </Text>
      )}
      {ran?.said && (
        <Text size="xs" mt={4}>
          {say(ran.said)}
        </Text>
      )}
    </Paper>
  )
}
