import { ActionIcon } from '@mantine/core'
import { IconZoomIn } from '@tabler/icons-react'
import { Link, useSearch } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useMoment } from '../app/search.ts'
import type { Line } from './reporting-tree.ts'

interface OnlyThemProps {
  readonly line: Line
  /** Whether a Tab leads here. */
  readonly isActive: boolean
}

/** The way to the chart from one person down. */
export function OnlyThem({ line: { id, name, depth }, isActive }: OnlyThemProps) {
  const t = useTranslations('chart')
  const { moment } = useMoment()
  const { view } = useSearch({ from: '/organisation-chart' })
  return (
    <ActionIcon
      component={Link}
      to="/organisation-chart"
      search={{ ...moment, view, person: id } as never}
      variant="subtle"
      color="gray"
      className="no-print"
      tabIndex={isActive ? 0 : -1}
      style={{ visibility: depth > 0 ? 'visible' : 'hidden' }}
      aria-label={t('only', { name })}
      title={t('only', { name })}
    >
      <IconZoomIn size={16} aria-hidden />
    </ActionIcon>
  )
}
