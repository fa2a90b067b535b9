import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { errorText } from '../../parts/error-text.ts'
import { ChangeLines } from './change-lines.tsx'
import type { Wanted } from './plan-change.ts'
import { makeChange, undoChange } from './run-change.ts'
import type { TriedLine } from './run-change.ts'
import { StepTitle } from './step-title.tsx'

interface MakeChangeProps {
  readonly lines: readonly TriedLine[]
  readonly wanted: Wanted
  readonly onClose: () => void
}

/** Makes a change for many, tells for whom it was refused after all, and takes all of it back where that is asked. */
export function MakeChange({ lines, wanted, onClose }: MakeChangeProps) {
  const t = useTranslations('many')
  const p = useTranslations('parts')
  const making = useSending(makeChange, wanted)
  const undoing = useSending(undoChange, wanted)
  const made = making.lines.filter(isOk)
  const now = undoing.isBegun ? undoing : making
  const total = undoing.isBegun ? made.length : lines.length
  const begun = useRef(false)
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    making.begin(lines)
  }, [lines, making])
  const refused = now.lines.filter((line) => !isOk(line))
  return (
    <Stack gap="sm">
      <StepTitle key={String(undoing.isBegun)}>
        {t(undoing.isBegun ? 'undone' : 'made', { count: now.lines.length - refused.length })}
      </StepTitle>
      {now.isPending && (
        <Progress value={(100 * now.lines.length) / Math.max(1, total)} aria-label={t('running')} animated />
      )}
      {now.error !== null && (
        <Alert color="red" variant="light" role="alert" title={t('stopped')}>
          {errorText(now.error)}
        </Alert>
      )}
      {!now.isPending && now.lines.length < total && (
        <Text size="sm">{t('leftOut', { count: total - now.lines.length })}</Text>
      )}
      {refused.length > 0 && (
        <>
          <Text size="sm">{t(undoing.isBegun ? 'stays' : 'refused', { count: refused.length })}</Text>
          <ChangeLines label={t('refusedLines')} lines={refused} wanted={wanted} />
        </>
      )}
      <Group justify="end" gap="xs">
        {now.isPending ? (
          <Button variant="default" onClick={now.stop}>
            {t('stop')}
          </Button>
        ) : (
          <>
            {!undoing.isBegun && made.length > 0 && (
              <Button variant="default" onClick={() => undoing.begin(made)}>
                {t('undo', { count: made.length })}
              </Button>
            )}
            <Button onClick={onClose}>{p('close')}</Button>
          </>
        )}
      </Group>
    </Stack>
  )
}

const isOk = ({ outcome }: TriedLine): boolean => outcome?.code === 'ok'

interface Sending {
  /** What is done by now, with what came of it. */
  readonly lines: readonly TriedLine[]
  readonly isBegun: boolean
  readonly isPending: boolean
  readonly error: unknown
  readonly begin: (lines: readonly TriedLine[]) => void
  readonly stop: () => void
}

/** Sends changes some at a time until all are done or somebody stops it. */
function useSending(send: typeof makeChange, wanted: Wanted): Sending {
  const queries = useQueryClient()
  const [lines, setLines] = useState<readonly TriedLine[]>([])
  const isStopped = useRef(false)
  const sending = useMutation({
    mutationFn: (all: readonly TriedLine[]) =>
      send(all, wanted, {
        isStopped: () => isStopped.current,
        onDone: (line, outcome) => setLines((before) => [...before, { ...line, outcome }]),
      }),
    onSettled: () => queries.invalidateQueries(),
  })
  return {
    lines,
    isBegun: sending.status !== 'idle',
    isPending: sending.status === 'pending',
    error: sending.error,
    begin: sending.mutate,
    stop: () => {
      isStopped.current = true
    },
  }
}
