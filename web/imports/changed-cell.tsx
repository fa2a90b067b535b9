import { Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import classes from './sheet.module.css'

interface ChangedCellProps {
  readonly before: string
  readonly after: string
}

/** A cell as it stands in the sheet and as it was read; spaces that were taken off can be seen. */
export function ChangedCell({ before, after }: ChangedCellProps) {
  const t = useTranslations('imports')
  return (
    <Text size="sm" component="span">
      <span className={classes['before']}>{withSeenSpaces(before)}</span>{' '}
      <span aria-label={t('isReadAs')} role="img">
        →
      </span>{' '}
      {after}
    </Text>
  )
}

/** Spaces at the ends, and those that stand beside others. */
const withSeenSpaces = (text: string): string =>
  text.replaceAll(/^\s+|\s+$|\s{2,}/gu, (spaces) => '␣'.repeat(Math.min(spaces.length, 6)))
