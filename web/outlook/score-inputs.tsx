import { Button, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import classes from './outlook.module.css'
import type { ShownScore } from './score-card.tsx'
import { useInputs } from './use-inputs.ts'

/** As many as are read at a glance; the rest on request. */
const shownAtFirst = 12

/** Everything that the model was told, those that moved the score first. */
export function ScoreInputs({ score: { inputs, reasons }, meanings }: ShownScore) {
  const t = useTranslations('outlook')
  const { nameOf, valueOf } = useInputs(meanings)
  const [isAll, setAll] = useState(false)
  const order = new Map(reasons.map(({ column }, place) => [column, place]))
  const lines = Object.entries(inputs).toSorted(
    ([a], [b]) => (order.get(a) ?? order.size) - (order.get(b) ?? order.size),
  )
  if (lines.length === 0) return null
  return (
    <Stack gap="xs" align="start">
      <Title order={3} fz="md">
        {t('evidence')}
      </Title>
      <dl className={classes['inputs']} style={{ width: '100%' }}>
        {lines.slice(0, isAll ? lines.length : shownAtFirst).map(([column, value]) => (
          <div key={column}>
            <Text component="dt" size="xs" c="dimmed">
              {nameOf(column)}
            </Text>
            <Text component="dd" size="sm" className="number">
              {valueOf(value, column)}
            </Text>
          </div>
        ))}
      </dl>
      {!isAll && lines.length > shownAtFirst && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          {t('allInputs', { count: lines.length })}
        </Button>
      )}
    </Stack>
  )
}
