import { IconCheck } from '@tabler/icons-react'
import { VisuallyHidden } from '@mantine/core'
import { useTranslations } from 'use-intl'
import classes from './steps.module.css'

interface StepsProps {
  readonly names: readonly string[]
  /** Place of the step that is on; past the last when all are done. */
  readonly now: number
}

/** Where one is on a way of several steps. */
export function Steps({ names, now }: StepsProps) {
  const t = useTranslations('parts')
  return (
    <ol className={classes['steps']} aria-label={t('stepsLabel')}>
      {names.map((name, place) => (
        <li key={name} className={classes['step']} aria-current={place === now ? 'step' : undefined}>
          <span className={classes['mark']} aria-hidden>
            {place < now ? <IconCheck size={14} /> : place + 1}
          </span>
          <span className={classes['name']}>{name}</span>
          {place < now && <VisuallyHidden>{t('stepDone')}</VisuallyHidden>}
        </li>
      ))}
    </ol>
  )
}
