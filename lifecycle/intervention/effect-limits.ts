/** Fewer people say nothing. */
export const fewestForEffect = 20
/** Intervals are made of so many draws of people. */
export const resamples = 1000
