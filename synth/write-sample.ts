/** Writes the shipped sample; a test holds it to the generator. */
import { writeFileSync } from 'node:fs'
import { sampleCsv } from './sample-csv.ts'

/** The company of `npm start`. */
export const shippedSample = { people: 1200, seed: 1 } as const

export const shippedSampleFile = new URL('./sample/people.csv', import.meta.url)

if (import.meta.main) writeFileSync(shippedSampleFile, sampleCsv(shippedSample))
