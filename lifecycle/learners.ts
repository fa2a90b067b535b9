import { createRegistry, learners as withoutPackages } from '@cadre/learn/learners'
import { neuralNet } from '@cadre/neural'

/** Every learner there is, and models read back whichever made them: those of `learn` and the neural net. */
export const { learners, learnerNamed, fittedFromJson } = createRegistry([...withoutPackages, neuralNet])

/** Where the threads of a pool find them. */
export const registryUrl = import.meta.url
