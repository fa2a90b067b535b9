import { Button, Text, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconArrowDownRight, IconArrowUpRight } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { bandsOf, byBand, movedFrom } from './round-figures.ts'
import type { RatingBand, Reviewee, Round } from './round-figures.ts'
import classes from './rating-board.module.css'

interface RatingBoardProps {
  readonly round: Round
  /** Who is shown. */
  readonly reviewees: readonly Reviewee[]
  /** Everybody rated in the round within reach: what the shares are set against. */
  readonly peers: readonly Reviewee[]
  readonly onChoose: (personId: string) => void
}

/** A share of fewer people says nothing of how somebody rates. */
const enoughForShares = 5

/** A column for each rating with its share beside what is expected, or beside all others; who is in it below. */
export function RatingBoard({ round, reviewees, peers, onChoose }: RatingBoardProps) {
  const t = useTranslations('reviews')
  const bands = bandsOf(round)
  const columns = byBand(bands, reviewees)
  const all = columns.reduce((sum, column) => sum + column.length, 0)
  const ofPeers = byBand(bands, peers)
  const allPeers = ofPeers.reduce((sum, column) => sum + column.length, 0)
  const isPart = all < allPeers
  const unrated = reviewees.length - all
  return (
    <div>
      <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('board')}>
        <div className={classes['board']} style={{ '--bands': bands.length } as never}>
          {bands.map((band, place) => (
            <Column
              key={band.low}
              band={band}
              people={columns[place]!}
              share={all < enoughForShares ? undefined : columns[place]!.length / all}
              beside={
                band.expected === undefined
                  ? isPart && allPeers >= enoughForShares
                    ? ofPeers[place]!.length / allPeers
                    : undefined
                  : band.expected / 100
              }
              isExpected={band.expected !== undefined}
              onChoose={onChoose}
            />
          ))}
        </div>
      </div>
      <Text size="xs" c="dimmed" mt="xs">
        {t('boardPeople', { count: all })}
        {all < enoughForShares && all > 0 && ` ${t('tooFewForShares', { count: enoughForShares })}`}
        {unrated > 0 && ` ${t('unrated', { count: unrated })}`}
      </Text>
    </div>
  )
}

interface ColumnProps {
  readonly band: RatingBand
  readonly people: readonly Reviewee[]
  /** Of the people shown; unknown when they are too few. */
  readonly share: number | undefined
  /** Of what is expected, or of all others within reach. */
  readonly beside: number | undefined
  readonly isExpected: boolean
  readonly onChoose: (personId: string) => void
}

/** As many names as are read at a glance, where columns stand side by side and below one another; more on a click. */
const firstShown = { wide: 40, narrow: 6 } as const

function Column({ band, people, share, beside, isExpected, onChoose }: ColumnProps) {
  const t = useTranslations('reviews')
  const { number, share: percent } = useFormat()
  const [showsAll, setShowsAll] = useState(false)
  const isNarrow = useMediaQuery('(max-width: 40em)')
  const { low, high } = band
  const shown = showsAll ? people : people.slice(0, firstShown[isNarrow ? 'narrow' : 'wide'])
  return (
    <section className={classes['column']} aria-label={t('ratingOf', { rating: label(band) })}>
      <div className={classes['head']}>
        <Text fw={650} fz="lg" className="number">
          {low === high ? number(low) : label(band)}
        </Text>
        <Text size="sm" className="number">
          {share === undefined ? number(people.length) : `${number(people.length)} · ${percent(share)}`}
        </Text>
        {share !== undefined && (
          <div className={classes['bar']} aria-hidden>
            <div className={classes['fill']} style={{ width: `${share * 100}%` }} />
            {beside !== undefined && (
              <div className={classes['mark']} style={{ insetInlineStart: `${beside * 100}%` }} />
            )}
          </div>
        )}
        <Text size="xs" c="dimmed" className="number">
          {beside === undefined
            ? '\u00a0'
            : t(isExpected ? 'expected' : 'allOthers', { share: percent(beside) })}
        </Text>
      </div>
      <div className={classes['people']}>
        {shown.map((one) => (
          <PersonChip key={one.personId} reviewee={one} onChoose={onChoose} />
        ))}
        {people.length > shown.length && (
          <Button variant="subtle" size="compact-sm" onClick={() => setShowsAll(true)}>
            {t('moreNames', { count: people.length - shown.length })}
          </Button>
        )}
      </div>
    </section>
  )
}

const label = ({ low, high }: RatingBand): string => (low === high ? String(low) : `${low}–${high}`)

interface PersonChipProps {
  readonly reviewee: Reviewee
  readonly onChoose: (personId: string) => void
}

function PersonChip({ reviewee, onChoose }: PersonChipProps) {
  const t = useTranslations('reviews')
  const { number } = useFormat()
  const before = movedFrom(reviewee)
  const now = reviewee.review?.rating ?? 0
  const Arrow = before !== undefined && before < now ? IconArrowUpRight : IconArrowDownRight
  return (
    <UnstyledButton className={classes['chip']} onClick={() => onChoose(reviewee.personId)}>
      <span className={classes['name']}>{reviewee.name}</span>
      {before !== undefined && (
        <span className={classes['moved']}>
          <span className="number" aria-hidden>
            {number(before)}
          </span>
          <Arrow size={14} aria-hidden />
          <VisuallyHidden>{t('movedFrom', { before: number(before), now: number(now) })}</VisuallyHidden>
        </span>
      )}
    </UnstyledButton>
  )
}
