import { Badge, Button, Card, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import type { WholeImport } from './import-queries.ts'
import classes from './sheet.module.css'

const colours = { error: 'red', question: 'yellow', note: 'gray' } as const
const order = ['error', 'question', 'note']
const shownAtFirst = 5

/** What is wrong with the sheet, most serious first, with how many rows each has. */
export function IssueList({ issues }: { readonly issues: WholeImport['issues'] }) {
  const said = useSaid()
  const t = useTranslations('imports')
  const p = useTranslations('parts')
  const { number } = useFormat()
  const [isWhole, setWhole] = useState(false)
  const sorted = issues.toSorted((a, b) => order.indexOf(a.level) - order.indexOf(b.level) || b.rows - a.rows)
  const shown = isWhole ? sorted : sorted.slice(0, shownAtFirst)
  return (
    <Card withBorder>
      <Stack gap={6}>
        {shown.map(({ column, code, level, message, rows }) => (
          <div key={`${column} ${code} ${message}`} className={classes['line']}>
            <Badge color={colours[level]} variant="light" tt="none" w={96}>
              {t(`levels.${level}`)}
            </Badge>
            <Text size="sm">
              {column !== '' && <strong>{column}: </strong>}
              {said(message)}
            </Text>
            <Text size="sm" c="dimmed" className="number">
              {t('inRows', { count: rows }).replace(String(rows), number(rows))}
            </Text>
          </div>
        ))}
        {sorted.length > shownAtFirst && !isWhole && (
          <Button variant="subtle" size="compact-sm" onClick={() => setWhole(true)}>
            {p('more')} ({sorted.length - shownAtFirst})
          </Button>
        )}
      </Stack>
    </Card>
  )
}
