/**
 * The two smallest numbers of people: `disclosureMinimum` is what may be shown to those who may not see
 * single rows, `inferenceMinimum` what a conclusion may be drawn from.
 */
export const minimumCounts = { disclosureMinimum: 5, inferenceMinimum: 30 } as const
