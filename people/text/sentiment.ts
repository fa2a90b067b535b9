import { columnTokens } from '../column-tokens.ts'
import { words } from './sentiment-words.ts'

/** How many words before one can turn it round or make it stronger. */
const reach = 3

/**
 * How well a text speaks, from -1 to 1, by counting words (English, Spanish, Portuguese); 0 where it has none of
 * them. A word of denial shortly before turns one round. It is a coarse figure of many texts, and says little of one.
 */
export function scoreSentiment(text: string): number {
  const tokens = columnTokens(text)
  let [good, bad] = [0, 0]
  for (const [at, token] of tokens.entries()) {
    const sign = words.good.has(token) ? 1 : words.bad.has(token) ? -1 : 0
    if (sign === 0) continue
    const before = tokens.slice(Math.max(0, at - reach), at)
    const isDenied = before.some((word) => words.denial.has(word))
    if (sign > 0 !== isDenied) good++
    else bad++
  }
  return good + bad === 0 ? 0 : (good - bad) / (good + bad)
}
