import type { Random } from '@cadre/learn'

/** About what the planted hazards add up to: share who leave within a year, by full years of tenure. */
const yearlyHazards = [0.22, 0.25, 0.16, 0.15, 0.15, 0.11, 0.11, 0.11, 0.11, 0.11, 0.07] as const

/** How much smaller the company was a year before. */
const growth = 0.04

/** Share of those at work who have been there for less than so many months, up to forty years. */
const cumulative: readonly number[] = cumulate()

/** Days of tenure of somebody at work when the history begins, as if it had gone on like this before. */
export function drawTenureDays(random: Random): number {
  const draw = random.next()
  const month = cumulative.findIndex((share) => share > draw)
  return Math.floor(30.4 * ((month < 0 ? 0 : month) + random.next()))
}

function cumulate(): number[] {
  let staying = 1
  let sum = 0
  const shares = Array.from({ length: 480 }, (_, month) => {
    const hazard = yearlyHazards[Math.min(yearlyHazards.length - 1, Math.floor(month / 12))]!
    staying *= (1 - hazard) ** (1 / 12)
    sum += staying * (1 + growth) ** (-month / 12)
    return sum
  })
  return shares.map((share) => share / sum)
}
