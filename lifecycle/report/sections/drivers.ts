import { html } from '../page/html.ts'
import type { Html } from '../page/html.ts'
import type { Section } from '../section.ts'
import type { StudyFacts } from '../study-facts.ts'
import { describeShape } from '../write/effects.ts'
import { writeShare } from '../write/numbers.ts'

const shownDrivers = 5

/** What the score rests on, in words. */
export const drivers: Section = {
  id: 'drivers',
  title: 'What moves the prediction',
  render: (facts) => {
    const { importance } = facts.result.explanation
    // What a refused model rests on is no finding; it stands with the evidence.
    if (importance.length === 0 || facts.result.refusal) return undefined
    return html`<ol class="drivers">
        ${importance.slice(0, shownDrivers).map((entry) => driver(entry, facts))}
      </ol>
      <p class="definition">
        The share is how much of all movement of the prediction comes from the column.
        ${facts.result.explanation.shapes.length > 0 && comparisonNote(facts)} These are patterns in this
        file, not causes: changing one of them for a person need not change what happens.
        <a href="#explanation">All columns and their curves</a>
      </p>`
  },
}

function comparisonNote({ effectUnit }: StudyFacts): string {
  const unit = effectUnit === 'points' ? 'Points are percentage points of the predicted probability. ' : ''
  return `${unit}Numbers are compared between their 5th and 95th percentile, all else as it is.`
}

type Importance = StudyFacts['result']['explanation']['importance'][number]

function driver({ column, share, direction }: Importance, facts: StudyFacts): Html {
  const shape = facts.result.explanation.shapes.find((candidate) => candidate.column === column)
  const words = (shape && describeShape(shape, facts)) ?? directionWords(direction)
  return html`<li>
    <b>${column}</b>
    <span class="share">${writeShare(share)}</span>${words !== undefined && html`<br />${words}`}
  </li> `
}

function directionWords(direction: Importance['direction']): string | undefined {
  if (direction === 'up') return 'The higher it is, the higher the prediction.'
  if (direction === 'down') return 'The higher it is, the lower the prediction.'
  return undefined
}
