import { ActionIcon } from '@mantine/core'
import { IconArrowsMaximize, IconMinus, IconPlus } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import classes from './drawn-chart.module.css'

interface ZoomToolsProps {
  readonly onZoom: (isIn: boolean) => void
  readonly onFit: () => void
}

/** Buttons for what wheel, fingers and keys do. */
export function ZoomTools({ onZoom, onFit }: ZoomToolsProps) {
  const t = useTranslations('chart')
  return (
    <ActionIcon.Group orientation="vertical" className={`no-print ${classes['tools']}`}>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('zoomIn')}
        title={t('zoomIn')}
        onClick={() => onZoom(true)}
      >
        <IconPlus size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('zoomOut')}
        title={t('zoomOut')}
        onClick={() => onZoom(false)}
      >
        <IconMinus size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="default" size={36} aria-label={t('fit')} title={t('fit')} onClick={onFit}>
        <IconArrowsMaximize size={18} aria-hidden />
      </ActionIcon>
    </ActionIcon.Group>
  )
}
